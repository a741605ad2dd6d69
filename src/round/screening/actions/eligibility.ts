import { type Db, newId } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Letter } from '../../../letters/rules.ts'
import { letterAlsoToHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import { insertChecks } from '../../../organizations/checks/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { ClauseKey } from '../../../rulebook/rules/anchors.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Instant, dayOf, endOf, lastDayBy, sayDeadline } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { numbered } from '../../calls/rules/round.ts'
import {
  type CheckRefusal,
  type Finding,
  type FindingRefusal,
  USUAL_SOURCE,
  whyNotCheck,
  whyNotFind,
} from '../rules/eligibility.ts'
import {
  type Entry,
  LOOK_BACK,
  entriesIn,
  restsOn,
  seenOf,
  snapshotOf,
  whyNotCreditworthy,
  whyNotEntered,
} from '../rules/credit.ts'
import { RECHECK, recheckBy, recheckDays } from '../rechecks/rules.ts'
import * as says from '../rules/letters.ts'
import * as store from '../store/cases.ts'
import { findHandedIn } from '../store/handed.ts'

/** An officer passes a proposal's current submission, or fails it with a reason; the organization is told. Once. */
export async function checkEligibility(
  db: Db,
  by: Person,
  proposalId: string,
  finding: Finding,
  now: Instant,
): Promise<Result<Finding, CheckRefusal | FindingRefusal | Stale | NotFound>> {
  const { handed, last, snapshots, lastOfOrganization, calendar } = await findHandedIn(db, proposalId)
  if (!handed) return refuse({ why: 'not-found' })
  const { submissionId, organizationId, plan, check, correction, ended } = handed
  const looked = lookedUp(finding, organizationId, by, now)
  const grounds = restsOn([...looked, ...snapshots])
  const entries = entriesIn(grounds, lastDayBy(plan.dates.closes))
  const whyNot =
    whyNotCheck({ organizationId, closes: plan.dates.closes, check, correction, ended }, by, now) ??
    whyNotFind(finding) ??
    whyNotEntered(entriesIn(looked, dayOf(now)), now) ??
    (finding.outcome === 'eligible' ? whyNotCreditworthy(plan, entries) : null)
  if (whyNot) return refuse(whyNot)
  if (finding.seen !== undefined && finding.seen !== seenOf(snapshots))
    return refuse({ why: 'changed-meanwhile' })

  const { outcome, reason } = finding
  const findingId = newId()
  return record(
    db,
    grounds.length > 0 ? [last, lastOfOrganization] : last,
    {
      what: 'eligibility-checked',
      by: by.id,
      at: now,
      particulars: {
        submission: submissionId,
        ...{ outcome, reason },
        ...(grounds.length > 0 && { grounds: grounds.map(({ id }) => id) }),
        ...(entries.length > 0 && { found: entries.map((one) => `${one.list} ${one.enteredOn}`) }),
      },
    },
    [
      store.insertCheck(db, findingId, submissionId, finding, by.id, now),
      ...(looked.length > 0 ? [insertChecks(db, looked)] : []),
      ...store.insertSnapshots(
        db,
        findingId,
        grounds.map(({ id }) => id),
      ),
      ...letterAlsoToHost(
        organizationId,
        letterOf(proposalId, handed, { outcome, reason, entries, until: sayUntil(plan, calendar, now) }),
        paths.proposal(proposalId),
      ),
    ],
    { outcome, reason },
  )
}

/** What was looked up just now, as it is kept of the organization like any other look-up. */
const lookedUp = (
  { looks = [], source = USUAL_SOURCE }: Finding,
  organizationId: string,
  by: Person,
  at: Instant,
) =>
  looks.map((look) => ({
    ...snapshotOf(look, source, dayOf(at)),
    ...{ id: newId(), organizationId, by: by.id, at },
  }))

type Told = Pick<
  NonNullable<Awaited<ReturnType<typeof findHandedIn>>['handed']>,
  'title' | 'number' | 'roundId' | 'plan'
>

/** A remark on a pass is the office's own; only the reason of a failure is told. */
function letterOf(
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
function sayUntil(plan: Told['plan'], calendar: Calendar, now: Instant): string | null {
  const by = recheckBy(plan, calendar, now)
  if (!by.ok) return `${recheckDays(plan)}个工作日`
  return by.value && sayDeadline(endOf(by.value))
}

/** The look-back that an entry falls into, and what is checked at all. */
function rulesOf(plan: Told['plan'], entries: Entry[]): ClauseKey[] {
  const no = whyNotCreditworthy(plan, entries)
  return no?.why === 'on-a-list' ? [LOOK_BACK[no.list], '#screening'] : ['#screening']
}
