import { clauseIn } from '../../../rulebook/citing.ts'
import { type Ended, requestBy } from '../../../round/closing/rules/term.ts'
import { type Day, type Instant, dayOf } from '../../../shared/days.ts'
import { type Matter, type Term, beforeScoring, inOrder, isNear, until } from '../../matters/rules/matter.ts'
import { type Overview, unsettled } from '../../overview/rules.ts'
import { recheckTerm, signTerm } from '../../matters/rules/shared.ts'
import type { Dated } from './terms.ts'

/** What others must do, and an officer looks after: whoever is silent, and what is due within a week or late. */
export const WATCHES = [
  'calls',
  'corrections',
  'rechecks',
  'declarations',
  'sheets',
  'signatures',
  'reports',
  'requests',
] as const
export type Watch = (typeof WATCHES)[number]
export type Watched = Matter<Watch>

/** Of a round: corrections that run, and reports that nobody has handed in. `by`: the first day that they are due. */
export type Owed = { act: 'corrections' | 'reports'; roundId: string; count: number; by: Day }

type Desk = { rounds: Overview[]; owed: Owed[]; ended: Ended[]; dated: Dated }

export function watchesOf({ rounds, owed, ended, dated }: Desk, now: Instant): Watched[] {
  const today = dayOf(now)
  const published = rounds.filter(({ publishedAt }) => publishedAt !== null)
  const watches = [
    ...published.flatMap((round) => inRound(round, owed, dated, now)),
    ...ended.flatMap((one) => requestIn(one, today)),
  ]
  return inOrder(watches)
}

function inRound(round: Overview, owed: Owed[], { calendar }: Dated, now: Instant): Watched[] {
  const today = dayOf(now)
  const isClosed = now >= round.closes
  const of = (act: Owed['act']) => owed.find((one) => one.roundId === round.id && one.act === act)
  const owes = (act: Owed['act'], term: Partial<Term>) => {
    const found = of(act)
    return found && isNear(found.by, today) ? [watch(round, act, found.count, { ...term, by: found.by })] : []
  }
  const call = until(round.closes, clauseIn(round.rulebook, '#submission'))
  const sign = signTerm(round, calendar)
  const ask = recheckTerm(round, calendar)
  const silent = isClosed && unsettled(round) === 0 && round.sheets === 0 ? round.panel - round.declared : 0
  const isScored = now >= round.scoringCloses || round.decision === 'approved'
  const unscored = isScored ? 0 : round.sheets - round.sheetsDone
  return [
    ...some(!isClosed && now >= round.opens && isNear(call.by, today) ? 1 : 0, (n) =>
      watch(round, 'calls', n, call),
    ),
    ...owes('corrections', { clause: clauseIn(round.rulebook, 'screening.correctionWorkingDays') }),
    ...(ask && isClosed && unsettled(round) === 0 && round.sheets === 0 && today <= ask.by
      ? [watch(round, 'rechecks', 1, ask)]
      : []),
    ...some(silent, (n) => watch(round, 'declarations', n, beforeScoring(round))),
    ...some(unscored, (n) =>
      watch(round, 'sheets', n, until(round.scoringCloses, clauseIn(round.rulebook, '#scoring'))),
    ),
    ...some(isNear(sign.by, today) ? round.unsigned : 0, (n) => watch(round, 'signatures', n, sign)),
    ...owes('reports', { clause: clauseIn(round.rulebook, 'projects.reports') }),
  ]
}

const some = (count: number, of: (count: number) => Watched): Watched[] => (count > 0 ? [of(count)] : [])

const watch = ({ id, title }: Overview, act: Watch, count: number, term: Term): Watched => ({
  ...{ act, id, about: title, count, since: null, held: null },
  ...term,
})

/** 结项 that nobody has asked for, from a week before its last day on. */
function requestIn(one: Ended, today: Day): Watched[] {
  const by = requestBy(one) ?? one.endsOn
  if (!isNear(by, today)) return []
  const clause = clauseIn(one.rulebook, 'closing.requestMonths')
  const { projectId: id, project: about, organization: small } = one
  return [{ act: 'requests', id, about, small, count: 1, since: null, held: null, by, clause }]
}
