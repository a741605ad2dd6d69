import type { Letter } from '../../../letters/rules.ts'
import { paths } from '../../../paths.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { ClauseKey } from '../../../rulebook/rules/anchors.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Instant, endOf, sayDeadline } from '../../../shared/days.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { numbered } from '../../calls/rules/round.ts'
import { RECHECK, recheckBy, recheckDays } from '../rechecks/rules.ts'
import { type Entry, LOOK_BACK, whyNotCreditworthy } from '../rules/credit.ts'
import type { Finding } from '../rules/eligibility.ts'
import * as says from '../rules/letters.ts'

/** A submission whose organization is told what was found. */
type Told = { title: string; number: number; roundId: string; plan: Plan }

/** A remark on a pass is the office's own; only the reason of a failure is told. */
export function letterOf(
  proposalId: string,
  { title, number, roundId, plan }: Told,
  {
    outcome,
    reason,
    entries,
    until,
  }: Pick<Finding, 'outcome' | 'reason'> & { entries: Entry[]; until: string | null },
): Letter {
  const named = { 编号: numbered(plan, 'SQ', number), 项目: title }
  const isUntil = outcome === 'ineligible' && until !== null
  const asked: ClauseKey[] = isUntil ? [RECHECK] : []
  const whence = {
    about: paths.proposal(proposalId),
    grounds: groundsIn(plan.rulebook, roundId, ...rulesOf(plan, entries), ...asked),
  }
  if (outcome === 'eligible') return says.eligible(named, whence)
  return isUntil
    ? says.ineligibleUntil({ ...named, 原因: reason.replace(/[。；]+$/, ''), 期限: until }, whence)
    : says.ineligible({ ...named, 原因: reason }, whence)
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
