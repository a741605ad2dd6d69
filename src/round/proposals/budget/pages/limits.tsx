import { clauseIn } from '../../../../rulebook/citing.ts'
import type { Bound } from '../../../../rulebook/rules/bound.ts'
import type { ParameterKey } from '../../../../rulebook/rules/parameters.ts'
import { yuan } from '../../../../shared/money.ts'
import { Because } from '../../../../web/answer.tsx'
import type { Plan, Track } from '../../../calls/rules/plan.ts'
import { trackOf } from '../../../calls/rules/round.ts'

/** What the call and the round's rules say of a budget, before it is typed. */
export function BudgetLimits({ plan, track }: { plan: Pick<Plan, 'tracks' | 'rulebook'>; track: string }) {
  const limits = [...sayTrack(trackOf(plan, track)), ...saySpending(plan.rulebook)]
  if (limits.length === 0) return null
  return (
    <ul class="hint">
      {limits.map(([sentence, key]) => (
        <li>
          <Because sentence={sentence} clause={clauseIn(plan.rulebook, key)} />
        </li>
      ))}
    </ul>
  )
}

type Limit = [sentence: string, key: ParameterKey]

/** No track is chosen yet: then there is no bound to name. */
function sayTrack(track: Track | undefined): Limit[] {
  if (!track) return []
  const { name, askMin, askMax } = track
  const least = askMin ? `，不少于${yuan(askMin)}元` : ''
  return [[`申请资金不超过“${name}”每项最高${yuan(askMax)}元${least}`, 'proposals.highestAsk']]
}

function saySpending(rulebook: Bound | undefined): Limit[] {
  if (!rulebook) return []
  const { grantShare, managementFee, personnel, forbidden } = rulebook.parameters.proposals
  return [
    [`申请资金不超过总预算的${grantShare}%`, 'proposals.grantShare'],
    [`管理费不超过申请资金的${managementFee}%`, 'proposals.managementFee'],
    [`人员费不超过申请资金的${personnel}%`, 'proposals.personnel'],
    [`不得列支：${forbidden.join('、')}`, 'proposals.forbidden'],
  ]
}
