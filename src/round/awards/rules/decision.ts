import { type NotYourRole, type Person, whyNotRole } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import type { Plan, Track } from '../../calls/rules/plan.ts'
import { type Candidate, rankTrack } from '../../scoring/rules/ranking.ts'
import { type Decided, PASSED_OVER, type PassedOver, award } from './awards.ts'

/** An eligible submission with its sheets and what the room's pages show of it. `proposal` is the submission's id. */
export type Entered = Candidate & {
  proposalId: string
  number: number
  title: string
  organizationName: string
  track: string
}

/** One prepared decision. */
export type Decision = {
  id: string
  revision: number
  remark: string
  sha256: string
  preparedBy: string
  preparedAt: Instant
  approvedAt: Instant | null
  returned: { at: Instant; reason: string } | null
  lines: Line[]
}

/** `score` in units of 10^-decimals, null with too few sheets; `award` 0 is not funded. */
export type Line = {
  submissionId: string
  track: string
  rank: number
  sheets: number
  score: number | null
  award: Fen
  reason: string
}

/** All that a decision rests on. */
export type Room = {
  roundId: string
  plan: Plan
  entered: Entered[]
  /** Assigned sheets, and how many are in. */
  assigned: number
  submitted: number
  /** Submissions that an upheld objection cancels. */
  cancelled: ReadonlySet<string>
  latest: Decision | null
}

export type RankedTrack = { track: Track; rows: Decided<Entered>[] }

/** Every track's ranking and who would be funded, from the sheets as they are. */
export const rankRoom = ({ plan, entered, cancelled }: Room): RankedTrack[] =>
  plan.tracks.map((track) => {
    const rows = rankTrack(
      entered.filter((one) => one.track === track.code),
      plan.scoring,
    )
    return { track, rows: award(rows, track, plan.award, plan.scoring.passMark, cancelled) }
  })

export const linesOf = (ranked: RankedTrack[]): Line[] =>
  ranked.flatMap(({ track, rows }) =>
    rows.map(({ rank, candidate, score, outcome }) => ({
      submissionId: candidate.proposal,
      track: track.code,
      rank,
      sheets: score.sheets,
      score: score.value,
      award: outcome.awarded ? outcome.amount : 0,
      reason: outcome.awarded ? '' : outcome.reason,
    })),
  )

/** The text over which a decision's SHA-256 is taken: its lines in the order of track and rank. */
export const canonical = (lines: Line[]): string =>
  JSON.stringify(
    lines
      .toSorted((a, b) => (a.track === b.track ? a.rank - b.rank : a.track < b.track ? -1 : 1))
      .map(({ submissionId, track, rank, sheets, score, award: fen, reason }) => [
        submissionId,
        track,
        rank,
        sheets,
        score,
        fen,
        reason,
      ]),
  )

/** The ranking is seen once no sheet can still come: all are in, or the scoring's time is over. */
export const isScored = ({ plan, assigned, submitted }: Room, now: Instant): boolean =>
  assigned > 0 && (submitted === assigned || now >= plan.dates.scoringCloses)

export type PrepareRefusal =
  | NotYourRole
  | { why: 'nothing-to-rank' }
  | { why: 'scoring-goes-on'; missing: number; closes: Instant }
  | { why: 'decision-waits'; revision: number }
  | { why: 'already-approved'; at: Instant }
  | { why: 'tie-undecided'; titles: string[] }

/** Asked by the page, to explain, and by the action, to refuse. */
export function whyNotPrepare(room: Room, by: Person, now: Instant): PrepareRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  if (room.assigned === 0) return { why: 'nothing-to-rank' }
  if (!isScored(room, now)) {
    return {
      why: 'scoring-goes-on',
      missing: room.assigned - room.submitted,
      closes: room.plan.dates.scoringCloses,
    }
  }
  return whyNotAfter(room)
}

/** After an approval only an upheld objection to something funded asks for another decision. */
function whyNotAfter(room: Room): PrepareRefusal | null {
  const { latest } = room
  if (!latest || latest.returned) return null
  if (latest.approvedAt === null) return { why: 'decision-waits', revision: latest.revision }
  return isUndone(room, latest) ? null : { why: 'already-approved', at: latest.approvedAt }
}

/** What the officer puts before the approver. A full tie at the line is a person's to decide: the remark must say how. */
export function prepare(
  room: Room,
  remark: string,
  by: Person,
  now: Instant,
): Result<Line[], PrepareRefusal> {
  const whyNot = whyNotPrepare(room, by, now)
  if (whyNot) return refuse(whyNot)
  const ranked = rankRoom(room)
  const tied = ranked.flatMap(({ rows }) => tiedAtTheLine(rows))
  if (tied.length > 0 && remark === '') return refuse({ why: 'tie-undecided', titles: titlesOf(room, tied) })
  return ok(linesOf(ranked))
}

/** Two neighbours equal in everything, of whom one is funded and the other is not. */
function tiedAtTheLine(rows: Decided[]): string[] {
  return rows.flatMap((row, i) => {
    const above = rows[i - 1]
    const isSplit = above && row.tie?.by === 'human' && above.outcome.awarded !== row.outcome.awarded
    return isSplit ? [above.candidate.proposal, row.candidate.proposal] : []
  })
}

const titlesOf = ({ entered }: Room, ids: string[]): string[] =>
  entered.filter((one) => ids.includes(one.proposal)).map((one) => one.title)

export type ApproveRefusal =
  | NotYourRole
  | { why: 'own-decision' }
  | { why: 'already-approved'; at: Instant }
  | { why: 'already-returned'; at: Instant }
  | { why: 'superseded' }
  | { why: 'sheets-changed' }

/** A sheet that came in while the list was being prepared: the list no longer follows from the sheets. */
export const whyNotFollows = (room: Room, decision: Decision): ApproveRefusal | null =>
  canonical(linesOf(rankRoom(room))) === canonical(decision.lines) ? null : { why: 'sheets-changed' }

/** The ranking as a decision froze it: its own ranks, scores and outcomes, whatever the sheets say since. */
export function asFrozen(room: Room, decision: Decision): RankedTrack[] {
  const lines = new Map(decision.lines.map((line) => [line.submissionId, line]))
  return rankRoom(room).map(({ track, rows }) => ({
    track,
    rows: rows
      .flatMap((row) => {
        const line = lines.get(row.candidate.proposal)
        return line ? [frozen(row, line)] : []
      })
      .toSorted((a, b) => a.rank - b.rank),
  }))
}

const frozen = (row: Decided<Entered>, { rank, score, award: amount, reason }: Line): Decided<Entered> => ({
  ...row,
  rank,
  score: { ...row.score, value: score },
  outcome: amount > 0 ? { awarded: true, amount } : { awarded: false, reason: passedOver(reason) },
})

const passedOver = (reason: string): PassedOver => PASSED_OVER.find((one) => one === reason) ?? 'quota_full'

/** What the room shows: a standing decision as it was frozen; else the ranking from the sheets as they are. */
export function shownRanking(room: Room): RankedTrack[] {
  const { latest } = room
  return latest && !latest.returned && !isUndone(room, latest) ? asFrozen(room, latest) : rankRoom(room)
}

const isUndone = ({ cancelled }: Room, { lines }: Decision): boolean =>
  lines.some((line) => line.award > 0 && cancelled.has(line.submissionId))

/** Of approving and of returning: by an approver who did not prepare it, once, and only the latest. */
export function whyNotApprove(decision: Decision, isLatest: boolean, by: Person): ApproveRefusal | null {
  const notRole = whyNotRole(by, 'approver')
  if (notRole) return notRole
  if (decision.approvedAt !== null) return { why: 'already-approved', at: decision.approvedAt }
  if (decision.returned) return { why: 'already-returned', at: decision.returned.at }
  if (!isLatest) return { why: 'superseded' }
  return decision.preparedBy === by.id ? { why: 'own-decision' } : null
}
