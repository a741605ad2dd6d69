import { paths } from '../../../../paths.ts'
import { clauseIn } from '../../../../rulebook/citing.ts'
import type { ParameterKey } from '../../../../rulebook/rules/parameters.ts'
import { kindOf, sayRuled } from '../../../../rulebook/rules/words.ts'
import type { Instant } from '../../../../shared/days.ts'
import { Because } from '../../../../web/answer.tsx'
import { Note } from '../../../../web/parts.tsx'
import type { Plan } from '../../rules/plan.ts'
import type { Round } from '../../rules/round.ts'
import { departuresOf, openDays } from '../../rules/ruled.ts'

/** Numbers other than the rulebook's, each with its clause: such a plan is not published. */
export function Departures({ round: { plan }, now }: { round: Round; now: Instant }) {
  const { rulebook } = plan
  if (!rulebook) return null
  return (
    <>
      <p>
        依据<a href={paths.rulebook(rulebook.version)}>{rulebook.title}</a>。
      </p>
      {departuresOf(plan, now).map((key) => (
        <Note tone="warn" label="与管理办法不一致">
          <Because
            sentence={`${kindOf(key).name}，办法定为：${sayBound(plan, key)}${sayLeft(plan, key, now)}`}
            clause={clauseIn(rulebook, key)}
          />
        </Note>
      ))}
    </>
  )
}

/** A call that opens before it is published leaves its applicants the rest. */
const sayLeft = (plan: Plan, key: ParameterKey, now: Instant): string =>
  key === 'calls.openDays' && now > plan.dates.opens
    ? `；今天发布，到申报截止只有${openDays(plan, now)}日`
    : ''

/** What the rulebook says of a parameter; of what it leaves to the call, within what bounds. */
const sayBound = ({ parameters, rulebook }: Plan, key: ParameterKey): string =>
  sayRuled({ parameters, left: rulebook?.left }, key)
