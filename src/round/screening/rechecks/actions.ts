import { type Db, newId } from '../../../db/db.ts'
import { answerBy } from '../../../history/reversals/rules.ts'
import { insertAnswer, insertReversal } from '../../../history/reversals/store.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { type Change, record } from '../../../history/store.ts'
import { letterToRole } from '../../../letters/store.ts'
import { letterAlsoToHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import { type Person, isMemberOf } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import { type Instant, lastDayBy } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { numbered } from '../../calls/rules/round.ts'
import { entriesIn, restsOn, whyNotCreditworthy } from '../rules/credit.ts'
import * as says from '../rules/letters.ts'
import type { RecheckOutcome as Outcome } from '../rules/eligibility.ts'
import { insertCheck, insertGranted, insertSnapshots } from '../store/findings.ts'
import { type AnswerRefusal, type AskRefusal, RECHECK, whyNotAnswer, whyNotAsk } from './rules.ts'
import { findRechecked, insertRecheck, insertRecheckAnswer } from './store.ts'

/** The organization asks that another officer look at its failure again, and why; what rests on the screening waits. Once. */
export async function askRecheck(
  db: Db,
  by: Person,
  proposalId: string,
  reason: string,
  now: Instant,
): Promise<Result<{ id: string }, AskRefusal | Stale | NotFound>> {
  const loaded = await findRechecked(db, proposalId, now)
  if (!loaded || !isMemberOf(by, loaded.found.organizationId)) return refuse({ why: 'not-found' })
  const { found, calendar, lasts } = loaded
  const whyNot = whyNotAsk(found, by, calendar, now)
  if (whyNot) return refuse(whyNot)
  const { check, submissionId } = found
  if (!check) return refuse({ why: 'not-found' })
  const id = newId()
  const letter = says.recheckAsked({ ...named(found), 理由: reason }, whenceOf(proposalId, found))
  return record(
    db,
    lasts,
    { what: 'recheck-asked', by: by.id, at: now, particulars: { submission: submissionId, reason } },
    [
      insertRecheck(db, { id, submissionId, findingId: check.id, reason, by: by.id, at: now }),
      letterToRole('officer', { ...letter, about: paths.eligibility(proposalId) }),
    ],
    { id },
  )
}

/**
 * Another officer decides it. Upheld, the failure stands with one more reason; granted, it is reversed, by the request and this
 * answer, and a pass takes its place, which rests on the look-ups of now: nobody passes who stands on a list.
 */
export async function answerRecheck(
  db: Db,
  by: Person,
  proposalId: string,
  { outcome, reason }: { outcome: Outcome; reason: string },
  now: Instant,
): Promise<Result<{ outcome: Outcome }, AnswerRefusal | Stale | NotFound>> {
  const loaded = await findRechecked(db, proposalId, now)
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, lasts, lastOfOrganization } = loaded
  const grounds = outcome === 'granted' ? restsOn(loaded.snapshots) : []
  const whyNot =
    whyNotAnswer(found, by, outcome) ??
    whyNotCreditworthy(found.plan, entriesIn(grounds, lastDayBy(found.plan.dates.closes)))
  if (whyNot) return refuse(whyNot)
  const { recheck, submissionId, organizationId } = found
  if (!recheck) return refuse({ why: 'not-found' })
  const findingId = outcome === 'granted' ? newId() : null
  const tell = outcome === 'granted' ? says.recheckGranted : says.recheckUpheld
  return record(
    db,
    grounds.length > 0 ? [...lasts, lastOfOrganization] : lasts,
    {
      what: 'recheck-answered',
      by: by.id,
      at: now,
      particulars: {
        submission: submissionId,
        ...{ outcome, reason },
        ...(grounds.length > 0 && { grounds: grounds.map(({ id }) => id) }),
      },
    },
    [
      ...(findingId === null ? [] : replaced(db, loaded, { findingId, reason, by: by.id, at: now })),
      insertRecheckAnswer(db, { recheckId: recheck.id, findingId, outcome, reason, by: by.id, at: now }),
      ...letterAlsoToHost(
        organizationId,
        tell({ ...named(found), 理由: reason }, whenceOf(proposalId, found)),
        paths.proposal(proposalId),
      ),
    ],
    { outcome },
  )
}

type Loaded = NonNullable<Awaited<ReturnType<typeof findRechecked>>>
type New = { findingId: string; reason: string; by: string; at: Instant }

/** The failure is reversed as any finding is, by two people: whoever asked, and whoever grants it. */
function replaced(db: Db, { found, entry, snapshots }: Loaded, { findingId, reason, by, at }: New): Change[] {
  const { recheck, submissionId, organizationId, plan, roundId } = found
  if (!recheck || !entry) return []
  const reversalId = newId()
  return [
    insertReversal(db, {
      ...{ id: reversalId, kind: 'eligibility', which: recheck.findingId },
      ...{
        about: entry.subject,
        seq: entry.seq,
        said: saidOf(entry.fields),
        reason: recheck.reason,
        cause: '',
      },
      ...{ grounds: groundsIn(plan.rulebook, roundId, RECHECK), concerns: [organizationId], round: null },
      ...{ asked: ['officer'], by: recheck.by, at: recheck.at, until: answerBy(at) },
    }),
    insertAnswer(db, { reversalId, outcome: 'confirmed', reason, by, at }),
    insertCheck(db, findingId, submissionId, { outcome: 'eligible', reason }, { by, at }),
    insertGranted(db, { findingId, failed: recheck.findingId, reason }),
    ...insertSnapshots(
      db,
      findingId,
      restsOn(snapshots).map(({ id }) => id),
    ),
  ]
}

function saidOf(fields: string): string {
  const { reason }: { reason: string } = JSON.parse(fields)
  return `未入围：${reason}`
}

const named = ({ plan, number, title }: Loaded['found']) => ({
  编号: numbered(plan, 'SQ', number),
  项目: title,
})

const whenceOf = (proposalId: string, { plan, roundId }: Loaded['found']) => ({
  about: paths.proposal(proposalId),
  grounds: groundsIn(plan.rulebook, roundId, RECHECK),
})
