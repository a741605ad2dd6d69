import { KIND_WORDS, type OrganizationKind } from '../../../people/rules/organization.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import type { ClauseKey } from '../../../rulebook/rules/anchors.ts'
import { yuan } from '../../../shared/money.ts'
import { showPoints } from '../../../shared/points.ts'
import { type Task, Tasks } from '../../../web/lists.tsx'
import { Block } from '../../../web/parts.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import type { Hint } from '../rules/eligibility.ts'

type Props = { hints: Hint[]; plan: Pick<Plan, 'rulebook'> }

/** What a machine can see beside the call's demands; the officer decides. */
export const Demands = ({ hints, plan }: Props) => (
  <Block id="demands" title="对照公告" small="仅供参考">
    <Tasks items={hints.map(taskOf(plan))} />
  </Block>
)

/** Each hint with the clause that sets its bound. */
const taskOf =
  ({ rulebook }: Pick<Plan, 'rulebook'>) =>
  (hint: Hint): Task => {
    const { says, bound, rule, word } = wordsOf(hint)
    const small = (
      <>
        {bound}
        <By bound={rulebook} rules={[rule]} />
      </>
    )
    if (hint.isMet === null) return { text: says, small }
    return { text: says, small, tag: hint.isMet ? { tone: 'good', word: '符合' } : { tone: 'bad', word } }
  }

type HintWords = { says: string; bound: string; rule: ClauseKey; word: string }

function wordsOf(hint: Hint): HintWords {
  switch (hint.what) {
    case 'ask':
      return {
        says: `申请${yuan(hint.ask)}元`,
        bound: `每项最高${yuan(hint.most)}元`,
        rule: 'proposals.highestAsk',
        word: '超过上限',
      }
    case 'kind':
      return {
        says: KIND_WORDS[hint.kind],
        bound: sayAllowed(hint.allowed),
        rule: 'proposals.communityGroups',
        word: '不在范围',
      }
    case 'months':
      return {
        says: `实施${hint.months}个月`,
        bound: `最长${hint.most}个月`,
        rule: 'proposals.longestMonths',
        word: '超过期限',
      }
    case 'overhead':
      return {
        says: `管理费${yuan(hint.overhead)}元`,
        bound: `占申请资金的${showPoints(hint.share)}%`,
        rule: 'proposals.managementFee',
        word: '',
      }
  }
}

const sayAllowed = (kinds: OrganizationKind[]): string =>
  `本赛道：${kinds.map((kind) => KIND_WORDS[kind]).join('、') || '没有这个赛道'}`
