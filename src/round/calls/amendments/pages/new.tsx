import { paths } from '../../../../paths.ts'
import { clauseIn } from '../../../../rulebook/citing.ts'
import { sayRuled } from '../../../../rulebook/rules/words.ts'
import { sayRuling } from '../../pages/hints.tsx'
import type { Instant } from '../../../../shared/days.ts'
import { Because, type Filled } from '../../../../web/answer.tsx'
import { Hidden } from '../../../../web/fields.tsx'
import { Box, Form, sentTo } from '../../../../web/form.tsx'
import { Block } from '../../../../web/parts.tsx'
import { basicsForm, datesForm, leftIn, trackForm, typedPlan } from '../../forms/plan.ts'
import { kindIn } from '../../forms/numbers.ts'
import { amendmentForm } from '../forms.ts'
import { AMENDABLE_NUMBER, FIXED } from '../rules/amendable.ts'
import { setsItself } from '../../rules/ruled.ts'
import { ParameterField } from '../../../../rulebook/pages/fields.tsx'
import type { Plan } from '../../rules/plan.ts'
import { categoriesOf } from '../../topics/rules.ts'
import type { EndingKind } from '../../rules/ending.ts'
import { type Drafted, type Phase, phaseOn } from '../../rules/round.ts'
import type { TopicChoice } from '../store.ts'
import { sayFixed } from './words.ts'

type Props = { round: Drafted; lists: TopicChoice[]; now: Instant; of: Filled }

/** A new 更正公告: what may be amended, as it stands; an officer changes what is to be otherwise. */
export function NewAmendment({ round, lists, now, of: filled }: Props) {
  const phase = phaseOn(round.plan.dates, now)
  const to = paths.amendments(round.id)
  const of = over(round.plan, sentTo(to, filled))
  return (
    <Block id="new" title="拟定更正公告">
      <div class="columns main-first">
        <Form to={to} of={filled} button="送负责人审阅">
          <p class="hint">{PHASE_HINTS[phase]}</p>
          <Box of={of} form={amendmentForm} name="reason" size={3} />
          <Box of={of} form={basicsForm} name="title" />
          <Box of={of} form={basicsForm} name="organizer" />
          <Dates of={of} phase={phase} />
          <Asked round={round} lists={lists} of={of} />
          {round.plan.tracks.map((track, at) => (
            <Track of={of} plan={round.plan} name={track.name} at={at} />
          ))}
        </Form>
        <aside class="aside" aria-labelledby="fixed">
          <h2 id="fixed">不能更正的</h2>
          <ul>
            {sayFixed(FIXED).map((says) => (
              <li>{says}。</li>
            ))}
          </ul>
        </aside>
      </div>
    </Block>
  )
}

/** The plan with what was typed over it; with the categories that it has, though they be the usual ones. */
const over = (plan: Plan, { typed, ...of }: Filled): Filled => ({
  ...of,
  typed: { ...typedPlan(plan), categories: categoriesOf(plan).join('\n'), ...typed },
})

/** A round that has ended is not amended. */
const PHASE_HINTS: Record<Exclude<Phase, EndingKind>, string> = {
  upcoming: '只改要更正的，其余保持原样。开始申报以前，日程和名额可以前后、多少调整。',
  open: '只改要更正的，其余保持原样。已经开始申报：期限不提前，名额、预算、领域和选题只增不减。',
  closed: '只改要更正的，其余保持原样。申报已经截止：截止时间不再改动，期限不提前，名额和预算只增不减。',
}

const Dates = ({ of, phase }: { of: Filled; phase: keyof typeof PHASE_HINTS }) => (
  <>
    {phase === 'upcoming' && <Box of={of} form={datesForm} name="opens" field="dates.opens" />}
    {phase !== 'closed' && <Box of={of} form={datesForm} name="closes" field="dates.closes" />}
    <Box of={of} form={datesForm} name="scoringCloses" field="dates.scoringCloses" />
  </>
)

const Asked = ({ round: { plan }, lists, of }: Omit<Props, 'now'>) => (
  <>
    {setsItself(plan, AMENDABLE_NUMBER) && (
      <ParameterField
        of={of}
        at={AMENDABLE_NUMBER}
        kind={kindIn(AMENDABLE_NUMBER, leftIn(plan))}
        hint={sayBound(plan)}
      />
    )}
    <Box
      of={of}
      form={basicsForm}
      name="categories"
      hint="一行一个；开始申报以后只能增加。"
      size={8}
      optional
    />
    {lists.length > 0 && (
      <>
        <Hidden name="topicLists[]" value="" />
        <Box
          of={of}
          form={basicsForm}
          name="topicLists"
          hint={
            <>
              加一份已经发布的清单，它的选题就并入公告，正在填写的申报书也可以选；开始申报以后只能增加。新的选题先在
              <a href={paths.topicLists()}>选题清单</a>里拟定、发布。
              {!plan.topicList && '加了以后，不回应选题的申报书要写明需求的依据。'}
            </>
          }
          options={lists.map(({ id, title, topics }) => ({
            value: id,
            text: title,
            small: `${topics}个选题`,
          }))}
        />
      </>
    )}
  </>
)

/** Within what bounds the rulebook leaves it, with its clause. */
function sayBound({ rulebook, parameters }: Plan) {
  if (!rulebook) return undefined
  const says = sayRuled({ parameters, left: rulebook.left }, AMENDABLE_NUMBER)
  const sentence = sayRuling(AMENDABLE_NUMBER, says, rulebook.left)
  return <Because sentence={sentence} clause={clauseIn(rulebook, AMENDABLE_NUMBER)} />
}

function Track({ of, plan, name, at }: { of: Filled; plan: Plan; name: string; at: number }) {
  const form = trackForm(leftIn(plan))
  const asked = (one: keyof typeof form.shape & string) => ({
    of,
    form,
    name: one,
    field: `tracks.${at}.${one}`,
  })
  return (
    <fieldset class="field fields">
      <legend>{name}</legend>
      <Box {...asked('name')} />
      <Box {...asked('quota')} />
      <Box {...asked('budget')} />
      <Box {...asked('askMax')} />
      <Box {...asked('askMin')} />
      <Box {...asked('kinds')} />
    </fieldset>
  )
}
