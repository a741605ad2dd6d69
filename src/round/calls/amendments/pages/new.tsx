import { KIND_WORDS, ORGANIZATION_KINDS } from '../../../../people/rules/organization.ts'
import { paths } from '../../../../paths.ts'
import { clauseIn } from '../../../../rulebook/citing.ts'
import { sayValue } from '../../../../rulebook/rules/words.ts'
import type { Instant } from '../../../../shared/days.ts'
import { Because, type Filled } from '../../../../web/answer.tsx'
import { Checks } from '../../../../web/choices.tsx'
import { Area, Hidden, Money, Num, Text } from '../../../../web/fields.tsx'
import { Box, Form, sentTo } from '../../../../web/form.tsx'
import { Block } from '../../../../web/parts.tsx'
import { typedPlan } from '../../drafts/rules/typed.ts'
import { amendmentForm } from '../forms.ts'
import { FIXED } from '../rules/amendable.ts'
import type { Plan } from '../../rules/plan.ts'
import { categoriesOf } from '../../topics/rules.ts'
import { type Drafted, type Phase, phaseOf } from '../../rules/round.ts'
import type { TopicChoice } from '../store.ts'
import { sayFixed } from './words.ts'

type Props = { round: Drafted; lists: TopicChoice[]; now: Instant; of: Filled }

/** A new 更正公告: what may be amended, as it stands; an officer changes what is to be otherwise. */
export function NewAmendment({ round, lists, now, of: filled }: Props) {
  const phase = phaseOf(round.plan.dates, now)
  const to = paths.amendments(round.id)
  const of = over(round.plan, sentTo(to, filled))
  return (
    <Block id="new" title="拟定更正公告">
      <div class="columns main-first">
        <Form to={to} of={filled} button="送负责人审阅">
          <p class="hint">{PHASE_HINTS[phase]}</p>
          <Box of={of} form={amendmentForm} name="reason" size={3} />
          <Text of={of} name="title" label="名称" full />
          <Text of={of} name="organizer" label="主办单位" full />
          <Dates of={of} phase={phase} />
          <Asked round={round} lists={lists} of={of} />
          {round.plan.tracks.map((track, at) => (
            <Track of={of} name={track.name} at={at} />
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

const PHASE_HINTS: Record<Phase, string> = {
  upcoming: '只改要更正的，其余保持原样。开始申报以前，日程和名额可以前后、多少调整。',
  open: '只改要更正的，其余保持原样。已经开始申报：期限不提前，名额、预算、领域和选题只增不减。',
  closed: '只改要更正的，其余保持原样。申报已经截止：截止时间不再改动，期限不提前，名额和预算只增不减。',
}

const Dates = ({ of, phase }: { of: Filled; phase: Phase }) => (
  <>
    {phase === 'upcoming' && <Text of={of} name="dates.opens" label="开始申报" type="datetime-local" />}
    {phase !== 'closed' && <Text of={of} name="dates.closes" label="申报截止" type="datetime-local" />}
    <Text of={of} name="dates.scoringCloses" label="评分截止" type="datetime-local" />
  </>
)

const Asked = ({ round: { plan }, lists, of }: Omit<Props, 'now'>) => (
  <>
    <Num of={of} name="longestMonths" label="项目最长" hint={sayMonths(plan)} unit="个月" />
    <Area of={of} name="categories" label="领域" hint="一行一个；开始申报以后只能增加。" rows={8} optional />
    {lists.length > 0 && (
      <>
        <Hidden name="topicLists[]" value="" />
        <Checks
          of={of}
          name="topicLists"
          legend="选题清单"
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
          optional
        />
      </>
    )}
  </>
)

/** The rulebook's own bound, with its clause. */
function sayMonths({ rulebook }: Plan) {
  if (!rulebook) return undefined
  const key = 'proposals.longestMonths'
  return (
    <Because
      sentence={`管理办法：不超过${sayValue(rulebook.parameters, key)}`}
      clause={clauseIn(rulebook, key)}
    />
  )
}

const Track = ({ of, name, at }: { of: Filled; name: string; at: number }) => (
  <fieldset class="field">
    <legend>{name}</legend>
    <Text of={of} name={`tracks.${at}.name`} label="赛道名称" full />
    <Num of={of} name={`tracks.${at}.quota`} label="名额" unit="个" />
    <Money of={of} name={`tracks.${at}.budget`} label="资金预算" />
    <Money of={of} name={`tracks.${at}.askMax`} label="每项最高" />
    <Money of={of} name={`tracks.${at}.askMin`} label="每项最低" optional />
    <Checks
      of={of}
      name={`tracks.${at}.kinds`}
      legend="谁可以申报"
      options={ORGANIZATION_KINDS.map((value) => ({ value, text: KIND_WORDS[value] }))}
    />
  </fieldset>
)
