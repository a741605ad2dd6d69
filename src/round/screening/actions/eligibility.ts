import { type Db, newId } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterAlsoToHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import { insertChecks } from '../../../organizations/checks/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { type Instant, dayOf, lastDayBy } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import {
  type CheckRefusal,
  type Finding,
  type FindingRefusal,
  USUAL_SOURCE,
  whyNotCheck,
  whyNotFind,
} from '../rules/eligibility.ts'
import { entriesIn, restsOn, seenOf, snapshotOf, whyNotCreditworthy, whyNotEntered } from '../rules/credit.ts'
import { isHeld } from '../results/rules.ts'
import * as store from '../store/cases.ts'
import { letterOf, sayUntil } from './letters.ts'
import { findHandedIn } from '../store/handed.ts'

/** An officer passes a proposal's current submission, or fails it with a reason; the organization is told, now or with all others. Once. */
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
  const held = isHeld(plan)
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
      store.insertCheck(db, findingId, submissionId, finding, { by: by.id, at: now, held }),
      ...(looked.length > 0 ? [insertChecks(db, looked)] : []),
      ...store.insertSnapshots(
        db,
        findingId,
        grounds.map(({ id }) => id),
      ),
      ...(held
        ? []
        : letterAlsoToHost(
            organizationId,
            letterOf(proposalId, handed, { outcome, reason, entries, until: sayUntil(plan, calendar, now) }),
            paths.proposal(proposalId),
          )),
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
