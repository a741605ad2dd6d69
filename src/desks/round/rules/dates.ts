import { type Cite, clauseIn } from '../../../rulebook/citing.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf, lastDayBy, plusMonths } from '../../../shared/days.ts'
import { CUSTOM, type Term, beforeScoring, byCustom, until } from '../../matters/rules/matter.ts'
import { signTerm } from '../../matters/rules/shared.ts'
import type { RoundCounts, Stage } from './stages.ts'

/** When the acts were done that begin and end a stage; null: not yet. */
export type ActsOf = {
  openedAt: Instant | null
  panelAt: Instant | null
  assignedAt: Instant | null
  preparedAt: Instant | null
  approvedAt: Instant | null
  noticeFrom: Day | null
  startsOn: Day | null
  endsOn: Day | null
  finalAt: Instant | null
  closedAt: Instant | null
  /** Months after a project’s last day in which its closing is asked for; null: no rule says so. */
  requestMonths: number | null
}

/** A day, and what sets it: a clause, or in words an act or the office’s own custom. */
export type Dated = Term
export type Span = { from: Dated | null; to: Dated | null }
export type Dates = Record<Stage, Span>

type Of = { round: RoundCounts; acts: ActsOf; calendar: Calendar }

/** First and last day of each stage, as far as they are known: null is not yet. */
export const datesOf = (round: RoundCounts, acts: ActsOf, calendar: Calendar): Dates => {
  const of = { round, acts, calendar }
  const span = (stage: Stage): Span => ({ from: FROM[stage](of), to: TO[stage](of) })
  return {
    ...{ call: span('call'), proposals: span('proposals'), screening: span('screening') },
    ...{ panel: span('panel'), scoring: span('scoring'), awards: span('awards') },
    ...{ publicity: span('publicity'), agreements: span('agreements') },
    ...{ projects: span('projects'), closing: span('closing') },
  }
}

const act = (at: Instant | Day | null, custom: string): Dated | null =>
  at === null ? null : { by: typeof at === 'string' ? at : dayOf(at), custom }

const FROM: Record<Stage, (of: Of) => Dated | null> = {
  call: ({ round }) => act(round.publishedAt, '发布公告'),
  proposals: ({ round }) => ({ by: dayOf(round.opens), clause: clauseOf(round, '#call') }),
  screening: ({ round, acts }) =>
    round.sealed === null && acts.openedAt === null
      ? act(lastDayBy(round.closes), '申报截止')
      : act(acts.openedAt, '开启'),
  panel: ({ acts }) => act(acts.panelAt, '确定名单'),
  scoring: ({ acts }) => act(acts.assignedAt, '分配评分表'),
  awards: ({ acts }) => act(acts.preparedAt, '提出名单'),
  publicity: ({ round, acts }) =>
    acts.noticeFrom === null ? null : { by: acts.noticeFrom, clause: clauseOf(round, 'publicity.days') },
  agreements: ({ round }) => act(round.announcedAt, '最终公告'),
  projects: ({ acts }) => act(acts.startsOn, '按协议'),
  closing: ({ acts }) => act(acts.finalAt, '提交结项报告'),
}

const TO: Record<Stage, (of: Of) => Dated | null> = {
  call: ({ round }) => until(round.closes, clauseOf(round, '#call')),
  proposals: ({ round }) => until(round.closes, clauseOf(round, '#call')),
  screening: ({ round }) => beforeScoring(round),
  panel: ({ round }) => beforeScoring(round),
  scoring: ({ round }) => until(round.scoringCloses, clauseOf(round, '#scoring')),
  awards: ({ round, acts, calendar }) =>
    round.decision === 'approved'
      ? act(acts.approvedAt, '批准')
      : byCustom(calendar, lastDayBy(round.scoringCloses), CUSTOM.prepare),
  publicity: ({ round }) =>
    round.noticeTo === null ? null : { by: round.noticeTo, clause: clauseOf(round, 'publicity.days') },
  agreements: ({ round, calendar }) => (round.announcedAt === null ? null : signTerm(round, calendar)),
  projects: ({ acts }) => act(acts.endsOn, '按协议'),
  closing: ({ round, acts }) =>
    round.projects > 0 && round.closed === round.awarded
      ? act(acts.closedAt, '办结')
      : requestTerm(round, acts),
}

/** The last day to ask for the closing of the project that ends last. */
const requestTerm = (round: RoundCounts, { endsOn, requestMonths }: ActsOf): Dated | null =>
  endsOn === null || requestMonths === null
    ? null
    : { by: plusMonths(endsOn, requestMonths), clause: clauseOf(round, 'closing.requestMonths') }

type Key = Parameters<typeof clauseIn>[1]
const clauseOf = ({ rulebook }: RoundCounts, key: Key): Cite | undefined => clauseIn(rulebook, key)
