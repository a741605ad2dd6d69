import { clauseIn } from '../../../../rulebook/citing.ts'
import type { ParameterKey } from '../../../../rulebook/rules/parameters.ts'
import { sayRule } from '../../../../rulebook/rules/words.ts'
import { yuan } from '../../../../shared/money.ts'
import { Because } from '../../../../web/answer.tsx'
import type { Plan, Track } from '../../../calls/rules/plan.ts'
import { trackOf } from '../../../calls/rules/round.ts'

/** What the call and the round's rules say of a budget, before it is typed. */
export function BudgetLimits({
  plan,
  track,
}: {
  plan: Pick<Plan, 'tracks' | 'rulebook' | 'parameters'>
  track: string
}) {
  const limits = [...sayTrack(trackOf(plan, track)), ...saySpending(plan)]
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

const saySpending = ({ parameters }: Pick<Plan, 'parameters'>): Limit[] =>
  ON_SPENDING.flatMap((key): Limit[] => {
    const says = sayRule(parameters, key)
    return says === null ? [] : [[says, key]]
  })

/** What a budget is held to, whatever its track. */
export const ON_SPENDING = [
  'proposals.grantShare',
  'proposals.managementFee',
  'proposals.personnel',
  'proposals.forbidden',
] as const satisfies ParameterKey[]
