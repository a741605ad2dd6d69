import type { Bucket } from '../../../db/bucket.ts'
import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { lastRoots, leavesIn } from '../../../history/roots/store.ts'
import { levelsOf } from '../../../history/roots/rules/merkle.ts'
import type { Line } from '../../../round/awards/rules/room.ts'
import type { Plan } from '../../../round/calls/rules/plan.ts'
import { callOf } from '../../../round/calls/store.ts'
import {
  asidesIn,
  commitmentsIn,
  outcomesIn,
  shownFrom,
  shownIn,
} from '../../../round/panel/draws/store/draws.ts'
import { receivedAt } from '../../../round/screening/store/received.ts'
import { versionInForce } from '../../../rulebook/store.ts'

import { type Found, isHandedOut, proofsOf } from './rules.ts'

/** A call, and since when its bundle is to be had; null: its rules do not hand it out, its result is not final, or no root has been made since. One round trip. */
export async function findReleased(db: Db, roundId: string) {
  const [[round], [decided], [root]] = await db.batch([
    callOf(db, roundId),
    db.all<Found['decision']>(decision(roundId)),
    lastRoots(db, 1),
  ])
  if (!round) return null
  const isReleased =
    isHandedOut(round.plan) && decided !== undefined && root !== undefined && root.at >= decided.announcedAt
  return {
    id: round.id,
    plan: round.plan,
    announcedAt: decided?.announcedAt ?? null,
    root: isReleased ? root : null,
  }
}

/** All that is public of a round whose result is final, its draws as they were drawn, and the proofs; null: not yet. Two round trips. */
export async function findBundle(db: Db, bucket: Bucket, roundId: string) {
  const released = await findReleased(db, roundId)
  if (!released?.root) return null
  const { found, draws } = await findAll(db, roundId, released.plan)
  const leaves = await leavesIn(bucket, released.root.root)
  const proofs = leaves && proofsOf(found.submissions, leaves, await levelsOf(leaves))
  return proofs ? { found, draws, proved: { root: released.root, proofs } } : null
}

async function findAll(db: Db, roundId: string, plan: Plan) {
  const [[decided], lines, submissions, sheets, notices, objections, payments, [version], ...draws] =
    await db.batch([
      db.all<Found['decision']>(decision(roundId)),
      db.all<Line>(lineRows(roundId)),
      db.all<Found['submissions'][number]>(submitted(roundId)),
      db.all<Sheet>(assigned(roundId)),
      db.all<Found['notices'][number]>(published(roundId)),
      db.all<Found['objections'][number]>(objected(roundId)),
      db.all<Found['payments'][number]>(paid(roundId)),
      versionInForce(db, plan.rulebook?.version ?? ''),
      shownIn(db, roundId),
      commitmentsIn(db, roundId),
      outcomesIn(db, roundId),
      asidesIn(db, roundId),
    ])
  const found: Found = {
    ...{ plan, decision: decided ?? UNDECIDED, lines, submissions, notices, objections, payments },
    rulebook: version?.book ?? null,
    assignments: sheets.map(({ points, ...one }) => ({
      ...one,
      points: points === null ? null : JSON.parse(points),
    })),
  }
  return { found, draws: shownFrom(...draws) }
}

type Sheet = { submissionId: string; expertId: string; points: string | null }
const UNDECIDED = { id: '', sha256: '', preparedAt: 0, approvedAt: 0, announcedAt: 0 }

/** The decision that a final announcement rests on. */
const decision = (
  roundId: string,
): SQL => sql`select d.id, d.sha256, d.at as "preparedAt", a.at as "approvedAt", f.at as "announcedAt"
  from announcements f join notices n on n.id = f.notice_id join decisions d on d.id = n.decision_id
  join decision_approvals a on a.decision_id = d.id where n.round_id = ${roundId} order by n.seq desc limit 1`
const decisionId = (
  roundId: string,
): SQL => sql`(select n.decision_id from announcements f join notices n on n.id = f.notice_id
  where n.round_id = ${roundId} order by n.seq desc limit 1)`

const lineRows = (
  roundId: string,
): SQL => sql`select submission_id as "submissionId", track, rank, sheets, score, award_fen as award, reason
  from decision_lines where decision_id = ${decisionId(roundId)} order by track, rank`

/** What counts of each proposal, and what was decided on; a name where it is funded. In the order of random ids. */
const submitted = (
  roundId: string,
): SQL => sql`select s.id, p.organization_id as "organizationId", s.track, s.ask_fen as ask, ${receivedAt(sql`s.proposal_id`)} as at, s.sha256,
    coalesce(e.outcome = 'eligible', 0) as eligible, iif(l.award_fen > 0, s.title, null) as title,
    iif(l.award_fen > 0, o.name, null) as organization
  from submissions s join proposals p on p.id = s.proposal_id join organizations o on o.id = p.organization_id
  left join eligibility_checks e on e.submission_id = s.id
  left join decision_lines l on l.submission_id = s.id and l.decision_id = ${decisionId(roundId)}
  where p.round_id = ${roundId} and (l.submission_id is not null or s.id in (select id from current_submissions where round_id = ${roundId}))
  order by s.id`

/** Of whom was barred when the decision was approved, nothing. */
const assigned = (
  roundId: string,
): SQL => sql`select a.submission_id as "submissionId", a.expert_id as "expertId", t.points
  from assignments a join submissions s on s.id = a.submission_id join proposals p on p.id = s.proposal_id
  left join sheets t on t.assignment_id = a.id
  where a.round_id = ${roundId} and not exists (select 1 from recusals r where r.round_id = a.round_id and r.expert_id = a.expert_id
    and r.organization_id = p.organization_id and r.at <= (select at from decision_approvals where decision_id = ${decisionId(roundId)}))
  order by a.submission_id, a.expert_id`

const published = (
  roundId: string,
): SQL => sql`select n.id, n.seq, n.from_day as "fromDay", n.to_day as "toDay", n.decision_id as "decisionId",
    f.at as "announcedAt"
  from notices n left join announcements f on f.notice_id = n.id where n.round_id = ${roundId} order by n.seq`

/** Neither who objected nor in what words. */
const objected = (
  roundId: string,
): SQL => sql`select o.notice_id as "noticeId", o.submission_id as "submissionId", o.at, a.upheld, a.at as "answeredAt"
  from objections o join notices n on n.id = o.notice_id left join objection_answers a on a.objection_id = o.id
  where n.round_id = ${roundId} order by o.at, o.id`

const paid = (
  roundId: string,
): SQL => sql`select g.submission_id as "submissionId", g.amount_fen as award, y.tranche_seq as tranche,
    y.amount_fen as amount, y.paid_on as "paidOn", y.voucher
  from payments y join agreements g on g.id = y.agreement_id where g.round_id = ${roundId}
  order by g.submission_id, y.tranche_seq`

export type Released = NonNullable<Awaited<ReturnType<typeof findReleased>>>
