import type { Letter } from '../../../letters/rules.ts'
import { paths } from '../../../paths.ts'
import { clauseIn, groundsIn } from '../../../rulebook/citing.ts'
import type { ClauseKey } from '../../../rulebook/rules/anchors.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { sayClause } from '../../../shared/clauses.ts'
import { type Instant, endOf, sayDeadline } from '../../../shared/days.ts'
import { clausesOf } from '../../calls/conditions/rules/told.ts'
import { CONDITION_WORDS } from '../../calls/conditions/rules/words.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { numbered } from '../../calls/rules/round.ts'
import { RECHECK, recheckBy, recheckDays } from '../rechecks/rules.ts'
import { type Kept, failedIn } from '../rules/checklist.ts'
import { type Entry, LOOK_BACK, whyNotCreditworthy } from '../rules/credit.ts'
import type { Finding } from '../rules/eligibility.ts'
import * as says from '../rules/letters.ts'

/** A submission whose organization is told what was found. */
type Told = { title: string; number: number; roundId: string; plan: Plan }

/** A remark on a pass is the office's own; only the reason of a failure is told, with what was not met. */
export function letterOf(
  proposalId: string,
  { title, number, roundId, plan }: Told,
  {
    outcome,
    reason,
    entries,
    items,
    until,
  }: Pick<Finding, 'outcome' | 'reason'> & { entries: Entry[]; items: Kept[]; until: string | null },
): Letter {
  const named = { 编号: numbered(plan, 'SQ', number), 项目: title }
  const isUntil = outcome === 'ineligible' && until !== null
  const failed = failedIn(items)
  const recheck: ClauseKey[] = isUntil ? [RECHECK] : []
  const asked = [...failed.flatMap(({ key }) => clausesOf(key)), ...recheck]
  const because = [...failed.map((one) => sayFailed(plan, one)), reason].join('；')
  const whence = {
    about: paths.proposal(proposalId),
    grounds: groundsIn(plan.rulebook, roundId, ...rulesOf(plan, entries), ...asked),
  }
  if (outcome === 'eligible') return says.eligible(named, whence)
  return isUntil
    ? says.ineligibleUntil({ ...named, 原因: because.replace(/[。；]+$/, ''), 期限: until }, whence)
    : says.ineligible({ ...named, 原因: because }, whence)
}

/** "实施时间（第十二条）：实施时间13个月，超过最长12个月". */
function sayFailed(
  { rulebook }: Told['plan'],
  { key, says: why }: ReturnType<typeof failedIn>[number],
): string {
  const clause = clausesOf(key)
    .map((rule) => clauseIn(rulebook, rule))
    .find(Boolean)
  const named = `${CONDITION_WORDS[key]}${clause ? `（${sayClause(clause.no)}）` : ''}`
  return why ? `${named}：${why}` : named
}

/** Until when a re-check may be asked for, in words; null: the rules know of none. */
export function sayUntil(plan: Told['plan'], calendar: Calendar, now: Instant): string | null {
  const by = recheckBy(plan, calendar, now)
  if (!by.ok) return `${recheckDays(plan)}个工作日`
  return by.value && sayDeadline(endOf(by.value))
}

/** The look-back that an entry falls into, and what is checked at all. */
function rulesOf(plan: Told['plan'], entries: Entry[]): ClauseKey[] {
  const no = whyNotCreditworthy(plan, entries)
  return no?.why === 'on-a-list' ? [LOOK_BACK[no.list], '#screening'] : ['#screening']
}
