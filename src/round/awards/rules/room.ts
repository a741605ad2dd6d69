import type { Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import type { Ended } from '../../calls/rules/ending.ts'
import type { Plan, Track } from '../../calls/rules/plan.ts'
import { type Candidate, rankTrack } from '../../scoring/rules/ranking.ts'
import { type Decided, award } from './awards.ts'
import { numbersIn, rankingRule } from '../../calls/rules/numbers.ts'

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
  /** Sent back by an approver, or taken back by whoever prepared it. */
  returned: { at: Instant; reason: string; by?: string } | null
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
  /** How the round has ended before anything was awarded. */
  ended?: Ended | null | undefined
  entered: Entered[]
  /** Assigned sheets, and how many are in. */
  assigned: number
  submitted: number
  /** Pairs of an expert and an organization that the expert does not judge. */
  recusals: number
  /** Submissions that an upheld objection cancels. */
  cancelled: ReadonlySet<string>
  /** Organizations that are barred at the time of asking. */
  barred: ReadonlySet<string>
  latest: Decision | null
}

export type RankedTrack = { track: Track; rows: Decided<Entered>[] }

/** Every track's ranking and who would be funded, from the sheets as they are. */
export const rankRoom = ({ plan, entered, cancelled, barred }: Room): RankedTrack[] =>
  plan.tracks.map((track) => {
    const rows = rankTrack(
      entered.filter((one) => one.track === track.code),
      rankingRule(plan),
    )
    const { awards, scoring } = numbersIn(plan, track)
    return { track, rows: award(rows, track, awards, scoring.passMark, { cancelled, barred }) }
  })

/** The ranking is seen once no sheet can still come: all are in, or the scoring's time is over. */
export const isScored = (
  { plan, assigned, submitted }: Pick<Room, 'plan' | 'assigned' | 'submitted'>,
  now: Instant,
): boolean => assigned > 0 && (submitted === assigned || now >= plan.dates.scoringCloses)

/** Whoever prepared it took it back; no approver sent it back. */
export const isTakenBack = ({ preparedBy, returned }: Pick<Decision, 'preparedBy' | 'returned'>): boolean =>
  returned?.by === preparedBy

/** An upheld objection undoes something that the decision funds: another decision must follow. */
export const isUndone = (
  { cancelled }: Pick<Room, 'cancelled'>,
  { lines }: Pick<Decision, 'lines'>,
): boolean => lines.some((line) => line.award > 0 && cancelled.has(line.submissionId))

/** There is a decision, waiting or approved, that nobody has returned and no objection has undone. */
export const isStanding = (room: Room): boolean =>
  room.latest !== null && !room.latest.returned && !isUndone(room, room.latest)

/**
 * Proposals equal in everything, of whom order alone has funded some and not the others: a person must say why it
 * is these. One list for each such tie, in the order of rank.
 */
export const tiesAtTheLine = (ranked: RankedTrack[]): Decided<Entered>[][] =>
  ranked.flatMap(({ rows }) => equals(rows).filter(isSplit))

/** Runs of rows that only their ids put in order. */
function equals(rows: Decided<Entered>[]): Decided<Entered>[][] {
  const runs: Decided<Entered>[][] = []
  for (const row of rows) {
    const run = row.tie?.by === 'human' ? runs.at(-1) : undefined
    if (run) run.push(row)
    else runs.push([row])
  }
  return runs
}

/** What an objection has cancelled did not fall to the order. */
function isSplit(run: Decided<Entered>[]): boolean {
  const chosen = run.filter(({ outcome }) => outcome.awarded || outcome.reason !== 'objection_upheld')
  return new Set(chosen.map(({ outcome }) => outcome.awarded)).size > 1
}
