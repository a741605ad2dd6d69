import { canonical } from '../../round/awards/rules/frozen.ts'
import { type Decided, award } from '../../round/awards/rules/awards.ts'
import type { Line } from '../../round/awards/rules/room.ts'
import { numbersIn, rankingRule } from '../../round/calls/rules/numbers.ts'
import type { Track } from '../../round/calls/rules/plan.ts'
import { rankTrack } from '../../round/scoring/rules/ranking.ts'
import { sha256 } from '../../history/rules.ts'
import type { Fault } from '../fault.ts'
import { numbersOf } from '../plan.ts'
import type { Public } from './read.ts'

/** Ranking and allocation, from the sheets and the rules of the call, against the decision: the first line that differs. */
export async function whyNotOutcome(bundle: Public): Promise<Fault | null> {
  const said = bundle.decision.lines.map(({ proposal, award_fen: fen, ...line }) => ({
    submissionId: proposal,
    ...line,
    award: fen,
  }))
  const computed = bundle.round.tracks.flatMap((track) => linesOf(bundle, track))
  for (const line of computed) {
    const fault = whyNotLine(
      line,
      said.find(({ submissionId }) => submissionId === line.submissionId),
    )
    if (fault) return fault
  }
  const more = said.find(({ submissionId }) => !computed.some((line) => line.submissionId === submissionId))
  if (more) return differs(`${more.submissionId} 不在合格的申报书里`)
  return (await sha256(canonical(said))) === bundle.decision.sha256
    ? null
    : differs('sha256 不是名单的校验值')
}

function linesOf(bundle: Public, track: Track): Line[] {
  const { round, proposals, decision, objections } = bundle
  const plan = { parameters: numbersOf(round), criteria: round.criteria }
  const given = Map.groupBy(bundle.sheets, ({ proposal }) => proposal)
  const competing = proposals
    .filter((one) => one.eligible && one.track === track.code)
    .map(({ id, organization, ask_fen: ask, submitted_at: submittedAt }) => ({
      ...{ proposal: id, organization, ask, submittedAt },
      sheets: (given.get(id) ?? []).flatMap(({ points }) => (points ? [{ points }] : [])),
    }))
  const { awards, scoring } = numbersIn(plan, track)
  const upheld = objections.filter(
    (one) => one.upheld && (one.answered_at ?? Infinity) <= decision.prepared_at,
  )
  const out = { cancelled: new Set(upheld.map(({ proposal }) => proposal ?? '')), barred: barredIn(bundle) }
  return award(rankTrack(competing, rankingRule(plan)), track, awards, scoring.passMark, out).map((row) =>
    lineOf(track, row),
  )
}

/** 不予受理: the organizations of whom the decision itself says so; nothing else in the bundle names them. */
function barredIn({ decision, proposals }: Public): Set<string> {
  const out = new Set(
    decision.lines.filter(({ reason }) => reason === 'organization_barred').map(({ proposal }) => proposal),
  )
  return new Set(proposals.filter(({ id }) => out.has(id)).map(({ organization }) => organization))
}

const lineOf = (track: Track, { rank, candidate, score, outcome }: Decided): Line => ({
  ...{ submissionId: candidate.proposal, track: track.code, rank, sheets: score.sheets, score: score.value },
  ...(outcome.awarded ? { award: outcome.amount, reason: '' } : { award: 0, reason: outcome.reason }),
})

const WORDS = {
  track: '赛道',
  rank: '名次',
  sheets: '有效评分表',
  score: '得分',
  award: '立项资金（分）',
  reason: '没有立项的原因',
} as const

function whyNotLine(line: Line, said: Line | undefined): Fault | null {
  if (!said) return differs(`没有 ${line.submissionId}，重算的名次是 ${line.track} 第${line.rank}名`)
  const keys = ['track', 'rank', 'sheets', 'score', 'award', 'reason'] as const
  const key = keys.find((one) => said[one] !== line[one])
  return key ? differs(`${line.submissionId} 的${WORDS[key]}为 ${said[key]}，重算是 ${line[key]}`) : null
}

const differs = (reason: string): Fault => ({ file: 'decision.json', where: null, reason })
