import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Instant, sayMinute } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { ROWS } from '../../../web/controls.tsx'
import { Form } from '../../../web/form.tsx'
import { Block, Note } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { numbered } from '../../calls/rules/round.ts'
import { CHANGE_WORDS } from '../pages/words.ts'
import { whyNotChange } from '../rules/panel.ts'
import type { Seen } from '../store/seen.ts'
import { type SupplementRefusal, type Wanting, readyIn, whyNotInScoring } from './rules.ts'

export const saySupplementRefusal = saying<SupplementRefusal>({
  ...CHANGE_WORDS,
  'not-assigned': '还没有分配评分表，请先分配',
  'scoring-closed': ({ closedAt }) =>
    `评分已于${sayMinute(closedAt)}截止，要补评请先更正征集公告，延长评分时间`,
  'nothing-missing': '没有缺少评分表的申报书',
  'same-person-twice': ({ names }) => `${names.join('、')}是同一个人，只能占一个席位`,
  'experts-read': ({ names }) =>
    `${names.join('、')}担任能看申报书的角色，不能评审；请系统管理员先结束那个角色`,
  'nobody-free': ({ missing }) =>
    `缺少${missing}份评分表，已申报回避的成员都评过、应当回避，或者可能的回避还没有处理，请先增补成员或者处理`,
})

type Props = { seen: Seen; person: Person; now: Instant; of: Filled }

/** On the panel's page, after the assignment: what wants sheets, and giving them out. */
export function Supplement({ seen: { panel, wanted, wanting }, person, now, of }: Props) {
  const { roundId, plan, assignedAt } = panel
  if (assignedAt === null || wanted.missing === 0) return null
  const whyNot = whyNotChange(panel, person) ?? whyNotInScoring(plan, now)
  const short = wanting.filter(({ live }) => live < plan.parameters.scoring.minSheets).length
  return (
    <Block id="supplement" title="补分配">
      {short > 0 && (
        <Note tone="warn" label="提醒">
          有的申报评分表不足{plan.parameters.scoring.minSheets}份，会没有得分
          <By bound={plan.rulebook} rules={['scoring.minSheets']} />。
        </Note>
      )}
      <List scroll="缺少评分表的申报" columns={columnsOf(plan)} rows={wanting} />
      {wanted.proposals > ROWS && <p class="quiet small">只列出最缺的{ROWS}项。</p>}
      {whyNot ? (
        <p class="quiet">
          <Because sentence={saySupplementRefusal(whyNot)} clause={citing(plan.rulebook)(whyNot)} />。
        </p>
      ) : (
        <Form to={paths.supplements(roundId)} of={of} button="补分配评分表">
          <p>
            {wanted.proposals}项申报共缺{wanted.missing}份评分表，分给已经申报回避的{readyIn(panel).length}
            名成员中没有评过、也不用回避的；已经分出去的不动。
          </p>
        </Form>
      )}
    </Block>
  )
}

const columnsOf = (plan: Plan): Column<Wanting>[] => [
  { head: '编号', text: ({ number }) => numbered(plan, 'SQ', number) },
  { head: '项目', text: ({ title }) => title, keep: 'name' },
  { head: '在评（份）', count: ({ live }) => live },
  { head: '缺少（份）', count: ({ missing }) => missing },
]
