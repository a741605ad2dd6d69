import { type Db, newId } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterAlsoToHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import { insertChecks } from '../../../organizations/checks/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { type Instant, dayOf, lastDayBy } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { type Kept, isUnmet, kept, wantsNote, whyNotChecked } from '../rules/checklist.ts'
import {
  type CheckRefusal,
  type Finding,
  type FindingRefusal,
  USUAL_SOURCE,
  whyNotCheck,
  whyNotFind,
} from '../rules/eligibility.ts'
import { entriesIn, restsOn, seenOf, snapshotOf, whyNotCreditworthy, whyNotEntered } from '../rules/credit.ts'
import { checklistOf } from '../rules/listing.ts'
import { isHeld } from '../results/rules.ts'
import * as store from '../store/findings.ts'
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
  const loaded = await findHandedIn(db, proposalId, now)
  const { handed, record: recorded, last, snapshots, lastOfOrganization, calendar } = loaded
  if (!handed || !recorded) return refuse({ why: 'not-found' })
  const { submissionId, organizationId, plan, check, correction, ended } = handed
  const looked = lookedUp(finding, organizationId, by, now)
  const grounds = restsOn([...looked, ...snapshots])
  const entries = entriesIn(grounds, lastDayBy(plan.dates.closes))
  const list = checklistOf(plan, recorded, grounds, finding)
  const whyNot =
    whyNotCheck({ organizationId, closes: plan.dates.closes, check, correction, ended }, by, now) ??
    whyNotFind(finding) ??
    whyNotEntered(entriesIn(looked, dayOf(now)), now) ??
    (finding.outcome === 'eligible' ? whyNotCreditworthy(plan, entries) : null) ??
    (isAsSeen(finding, snapshots) ? null : { why: 'changed-meanwhile' as const }) ??
    whyNotChecked(list, finding.outcome)
  if (whyNot) return refuse(whyNot)

  const { outcome, reason } = finding
  const held = isHeld(plan)
  const items = kept(list, outcome)
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
        ...listed('unmet', items.filter(isUnmet)),
        ...listed('overridden', list.filter(wantsNote)),
        ...(grounds.length > 0 && { grounds: grounds.map(({ id }) => id) }),
        ...(entries.length > 0 && { found: entries.map((one) => `${one.list} ${one.enteredOn}`) }),
      },
    },
    [
      store.insertCheck(db, findingId, submissionId, finding, { by: by.id, at: now, held }),
      store.insertChecklist(db, findingId, items),
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
            letterOf(proposalId, handed, {
              ...{ outcome, reason, entries, items },
              until: sayUntil(plan, calendar, now),
            }),
            paths.proposal(proposalId),
          )),
    ],
    { outcome, reason },
  )
}

/** Of conditions by name, where there are any. */
const listed = (name: string, items: Kept[]) => items.length > 0 && { [name]: items.map(({ key }) => key) }

/** Whoever decides has seen what it rests on. */
const isAsSeen = ({ seen }: Finding, snapshots: Parameters<typeof seenOf>[0]): boolean =>
  seen === undefined || seen === seenOf(snapshots)

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
