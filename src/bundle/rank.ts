import { award } from '../round/awards/rules/awards.ts'
import type { Decided } from '../round/awards/rules/awards.ts'
import { rankTrack } from '../round/scoring/rules/ranking.ts'
import type { Candidate } from '../round/scoring/rules/ranking.ts'
import { showScore } from '../round/scoring/rules/score.ts'
import { numbersIn, rankingRule } from '../round/calls/rules/numbers.ts'
import type { Track } from '../round/calls/rules/plan.ts'
import type { BundleProposal } from './entries.ts'
import type { Bundle } from './files.ts'
import { numbersOf } from './plan.ts'
import type { BundleSheet } from './sheets.ts'

const HEADER = 'track,rank,proposal,sheets,score,awarded,amount_fen,reason'

/** A bundle's outcome: track by track in the order of round.json, eligible proposals only. */
export function rankBundle({ round, proposals, sheets }: Bundle): { track: Track; rows: Decided[] }[] {
  const plan = { parameters: numbersOf(round), criteria: round.criteria }
  const given = Map.groupBy<string, BundleSheet>(sheets, ({ proposal }) => proposal)
  return round.tracks.map((track) => {
    const competing = proposals.filter((proposal) => proposal.eligible && proposal.track === track.code)
    const ranking = rankTrack(
      competing.map((proposal) => candidateOf(proposal, given)),
      rankingRule(plan),
    )
    const { awards, scoring } = numbersIn(plan, track)
    return { track, rows: award(ranking, track, awards, scoring.passMark) }
  })
}

/** The outcome as expected.csv has it: LF, True and False, no score left empty, 0 for what is not awarded. */
export function outcomeCsv(bundle: Bundle): string {
  const rows = rankBundle(bundle).flatMap((ranked) => ranked.rows.map((row) => line(ranked.track, row)))
  return [HEADER, ...rows, ''].join('\n')
}

function candidateOf(proposal: BundleProposal, given: Map<string, BundleSheet[]>): Candidate {
  const { id, organization, ask, submittedAt } = proposal
  return { proposal: id, organization, ask, submittedAt, sheets: given.get(id) ?? [] }
}

function line(track: Track, { rank, candidate, score, outcome }: Decided): string {
  const decision = outcome.awarded ? ['True', outcome.amount, ''] : ['False', 0, outcome.reason]
  return [track.code, rank, candidate.proposal, score.sheets, showScore(score), ...decision]
    .map(cell)
    .join(',')
}

const cell = (value: string | number): string =>
  /[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value)
