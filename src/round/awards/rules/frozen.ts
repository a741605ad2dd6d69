import type { Instant } from '../../../shared/days.ts'
import { type Decided, PASSED_OVER, type PassedOver } from './awards.ts'
import {
  type Decision,
  type Entered,
  type Line,
  type RankedTrack,
  type Room,
  isScored,
  isStanding,
  rankRoom,
} from './room.ts'

/** The ranking as it goes into a decision. */
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

/** What the room shows, once it may be seen: a standing decision as it was frozen; else the ranking from the sheets as they are. */
export function shownRanking(room: Room, now: Instant): RankedTrack[] {
  const { latest } = room
  if (!isScored(room, now)) return []
  return latest && isStanding(room) ? asFrozen(room, latest) : rankRoom(room)
}
