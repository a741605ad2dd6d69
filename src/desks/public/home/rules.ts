import type { OrganizationKind } from '../../../people/rules/organization.ts'
import { type NoticeState, stateOf } from '../../../round/publicity/rules/notice.ts'
import type { Citable } from '../../../rulebook/rules/bound.ts'
import type { Counted } from '../../../shared/calendar.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'

/** A published round without its final announcement, as anybody may know it. */
export type Running = {
  id: string
  code: string
  title: string
  opens: Instant
  closes: Instant
  scoringCloses: Instant
  quota: number
  budget: Fen
  kinds: OrganizationKind[]
  longestMonths: number
  publicity: Counted
  /** What names the clauses on notices. */
  rulebook?: Citable | undefined
  /** The newest notice of the round. */
  notice: Notice | null
}
/** A notice and what it funds: how many projects, how much in all. */
export type Notice = { id: string; seq: number; fromDay: Day; toDay: Day; funded: number; total: Fen }

/** A round after its final announcement. `received` counts proposals ever submitted, `eligible` those that were ranked. */
export type Announced = {
  id: string
  title: string
  noticeId: string
  announcedAt: Instant
  received: number
  eligible: number
  funded: number
  closed: number
}
/** A funded project. `projectId` null: not begun; `grade` null: not closed. */
export type Funded = {
  roundId: string
  projectId: string | null
  title: string
  organization: string
  category: string
  place: string
  award: Fen
  grade: 'A' | 'B' | 'C' | null
  terminatedAt: Instant | null
}

/** Since the first round: granted, paid, come back; and how much was granted to each category. */
export type Money = { projects: number; granted: Fen; paid: Fen; refunded: Fen }
export type Category = { category: string; amount: Fen }

export type Home = {
  running: Running[]
  announced: Announced[]
  funded: Funded[]
  money: Money
  categories: Category[]
}

export const STAGE_WORDS = ['征集', '初审', '评审', '审定', '公示', '签约', '项目', '结项'] as const

/** Which of STAGE_WORDS a running round has come to, from dates and notices alone: nothing that is not published. */
export function stageOf({ closes, scoringCloses, notice }: Running, now: Instant): number {
  if (notice) return 4
  if (now < closes) return 0
  return now < scoringCloses ? 2 : 3
}

export const noticeStateOf = (notice: Notice, now: Instant): NoticeState =>
  stateOf({ ...notice, announcedAt: null, isLatest: true }, now)

/** What residents look for, apart: calls that take proposals or soon will, notices that take objections, and the rest. */
export function sortOut(running: Running[], now: Instant) {
  const isCall = (round: Running) => now < round.closes
  const isNotice = ({ notice }: Running) => notice !== null && noticeStateOf(notice, now) !== 'over'
  return {
    calls: running.filter(isCall),
    notices: running.flatMap(({ notice, ...round }) =>
      notice && isNotice({ ...round, notice }) ? [{ ...round, notice }] : [],
    ),
    inReview: running.filter((round) => !isCall(round) && !isNotice(round)),
  }
}
