import type { Db } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Letter } from '../../../letters/rules.ts'
import { letterToOrganization } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { ClauseKey } from '../../../rulebook/rules/anchors.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import { numbered } from '../../calls/rules/round.ts'
import {
  type CheckRefusal,
  type Finding,
  type FindingRefusal,
  whyNotCheck,
  whyNotFind,
} from '../rules/eligibility.ts'
import { LOOK_BACK, type Entry, whyNotCreditworthy, whyNotEntered } from '../rules/credit.ts'
import * as store from '../store/cases.ts'

/** An officer passes a proposal's current submission, or fails it with a reason; the organization is told. Once. */
export async function checkEligibility(
  db: Db,
  by: Person,
  proposalId: string,
  finding: Finding,
  now: Instant,
): Promise<Result<Finding, CheckRefusal | FindingRefusal | Stale | NotFound>> {
  const { handed, last } = await store.findHandedIn(db, proposalId)
  if (!handed) return refuse({ why: 'not-found' })
  const { submissionId, organizationId, plan, check, correction } = handed
  const { entries = [], ...outcome } = finding
  const whyNot =
    whyNotCheck({ closes: plan.dates.closes, check, correction }, by, now) ??
    whyNotFind(finding) ??
    whyNotEntered(entries, now) ??
    (finding.outcome === 'eligible' ? whyNotCreditworthy(plan, entries) : null)
  if (whyNot) return refuse(whyNot)

  const recorded = await record(
    db,
    last,
    {
      what: 'eligibility-checked',
      by: by.id,
      at: now,
      particulars: {
        submission: submissionId,
        ...outcome,
        ...(entries.length > 0 && { found: entries.map(({ list, enteredOn }) => `${list} ${enteredOn}`) }),
      },
    },
    [
      store.insertCheck(db, submissionId, outcome, by.id, now),
      ...store.insertEntries(db, submissionId, entries, by.id, now),
      letterToOrganization(db, organizationId, letterOf(proposalId, handed, finding), now),
    ],
  )
  return recorded.ok ? ok(finding) : recorded
}

type Told = Pick<
  NonNullable<Awaited<ReturnType<typeof store.findHandedIn>>['handed']>,
  'title' | 'number' | 'roundId' | 'plan'
>

/** A remark on a pass is the office's own; only the reason of a failure is told. */
function letterOf(
  proposalId: string,
  { title, number, roundId, plan }: Told,
  { outcome, reason, entries = [] }: Finding,
): Letter {
  const named = `${numbered(plan, 'SQ', number)}「${title}」`
  const about = paths.proposal(proposalId)
  const grounds = groundsIn(plan.rulebook, roundId, ...rulesOf(plan, entries))
  return outcome === 'eligible'
    ? {
        subject: `入围：${title}`,
        body: `${named}通过资格审查，已经入围，接下来由专家评审。`,
        about,
        grounds,
      }
    : { subject: `未入围：${title}`, body: `${named}没有通过资格审查。原因：${reason}`, about, grounds }
}

/** The look-back that an entry falls into, and what is checked at all. */
function rulesOf(plan: Told['plan'], entries: Entry[]): ClauseKey[] {
  const no = whyNotCreditworthy(plan, entries)
  return no?.why === 'on-a-list' ? [LOOK_BACK[no.list], '#screening'] : ['#screening']
}
