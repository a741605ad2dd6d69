import { paths } from '../../../../paths.ts'
import { citing } from '../../../../rulebook/citing.ts'
import { Because } from '../../../../web/answer.tsx'
import { ROWS, partOf } from '../../../../web/controls.tsx'
import { Box, Form, sentTo } from '../../../../web/form.tsx'
import { Block } from '../../../../web/parts.tsx'
import { numbered } from '../../../calls/rules/round.ts'
import { readyIn } from '../../rules/assignment.ts'
import { alterForm, planForm } from '../forms.ts'
import { lostIn, rowsNow } from '../rules/distribution.ts'
import { whyNotDistribute, whyNotUse } from '../rules/refusals.ts'
import type { Props } from './distribution.tsx'
import { sayDistributeRefusal, sayUseRefusal } from './words.ts'

/** The sheets are given out as the plan has them. */
export function Using({ found, person, now, of }: Props) {
  const { panel, distribution } = found
  const seen = { shown: undefined, now }
  if (!distribution || whyNotDistribute(found, person, seen)) return null
  const whyNot = whyNotUse(found, person, seen)
  const sheets = rowsNow(found).reduce((sum, [, all]) => sum + all.length, 0)
  return (
    <Block id="use" title="按此分配">
      {whyNot ? (
        <p class="quiet">
          <Because sentence={sayUseRefusal(whyNot)} clause={citing(panel.plan.rulebook)(whyNot)} />。
        </p>
      ) : (
        <Form
          to={paths.distributionAssignments(panel.roundId)}
          of={of}
          button="按此分配"
          hidden={{ shown: now }}
        >
          <p>共{sheets}份评分表，分到的专家都收到信。分配一次，以后缺少的可以补分配。</p>
        </Form>
      )}
    </Block>
  )
}

/** A plan is made, or made again. */
export function Planning({ found, person, now, of }: Props) {
  const { panel, distribution } = found
  const whyNot = whyNotDistribute(found, person, { shown: undefined, now })
  const to = paths.distributions(panel.roundId)
  const own = sentTo(to, of)
  return (
    <Block id="plan" title={distribution ? '重新拟定' : '拟定方案'}>
      {whyNot ? (
        <p class="quiet">
          <Because sentence={sayDistributeRefusal(whyNot)} clause={citing(panel.plan.rulebook)(whyNot)} />。
        </p>
      ) : distribution ? (
        <Form to={to} of={own} button="重新拟定" plain hidden={{ shown: now }}>
          <Box
            of={own}
            form={planForm}
            name="start"
            hint="沿用现在的方案时，还能分的都不动，只补缺少的，并列出改动；新来的成员要分到一样多，请从头分配。"
          />
        </Form>
      ) : (
        <Form to={to} of={of} button="拟定分配方案" hidden={{ start: 'fresh', shown: now }}>
          <p>
            {panel.eligible.length}项申报分给{readyIn(panel, now).length}
            名专家：应当回避的不分，每人份数尽量平均，同等情况由种子决定。拟定以后先看，再分配。
          </p>
        </Form>
      )}
    </Block>
  )
}

/** One sheet is moved by hand: of what the page shows. */
export function Altering({ found, person, now, of, page }: Props) {
  const { panel, distribution } = found
  if (!distribution || whyNotDistribute(found, person, { shown: undefined, now })) return null
  const to = paths.distributionChanges(panel.roundId)
  const own = sentTo(to, of)
  const { rows } = partOf(panel.eligible, page, ROWS)
  const lost = new Set(lostIn(found, now).map(({ expertId }) => expertId))
  const ready = readyIn(panel, now)
  const named = panel.members.filter(({ id }) => lost.has(id) || ready.some((one) => one.id === id))
  return (
    <Block id="change" title="手工改动">
      <p class="quiet small">
        只选“不再分给”是去掉一份，只选“改为分给”是加一份，两个都选是换人。应当回避、份数已满或者人数已够的不能分；每次改动都记下改动的人和时间。
      </p>
      <Form to={to} of={own} button="改动" plain hidden={{ shown: now }}>
        <Box
          of={own}
          form={alterForm}
          name="submission"
          options={rows.map((one) => ({
            value: one.submissionId,
            text: `${numbered(panel.plan, 'SQ', one.number)} ${one.title}`,
          }))}
        />
        <Box of={own} form={alterForm} name="from" options={optionsOf(named)} />
        <Box of={own} form={alterForm} name="to" options={optionsOf(ready)} />
        <Box of={own} form={alterForm} name="reason" />
      </Form>
    </Block>
  )
}

const optionsOf = (members: { id: string; name: string }[]) =>
  members.map(({ id, name }) => ({ value: id, text: name }))
