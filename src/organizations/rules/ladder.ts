import type { OrganizationKind } from '../../people/rules/organization.ts'
import type { Day } from '../../shared/days.ts'

/** 社区社会组织的成长: a group not filed yet, filed with its subdistrict, registered as a legal person. */
export const RUNGS = ['group', 'filed', 'registered'] as const
export type Rung = (typeof RUNGS)[number]
export const RUNG_WORDS: Record<Rung, string> = {
  group: '未备案的团队',
  filed: '已备案',
  registered: '已登记（法人）',
}

export const rungOf = ({ kind, filingNo }: { kind: OrganizationKind; filingNo: string | null }): Rung =>
  kind === 'community' ? (filingNo === null ? 'group' : 'filed') : 'registered'

/** One step up: on which day, with which number, seen in what. */
export type Move = { since: Day; evidence: string } & (
  | { rung: 'filed'; number: string }
  | { rung: 'registered'; number: string; kind: Exclude<OrganizationKind, 'community'> }
)

export type MoveRefusal =
  | { why: 'not-up'; rung: Rung }
  | { why: 'moved-in-future'; today: Day }
  | { why: 'number-taken'; number: string }

/** `taken`: another organization has that number already. */
export function whyNotMove(now: Rung, move: Move, taken: boolean, today: Day): MoveRefusal | null {
  if (RUNGS.indexOf(move.rung) <= RUNGS.indexOf(now)) return { why: 'not-up', rung: now }
  if (move.since > today) return { why: 'moved-in-future', today }
  return taken ? { why: 'number-taken', number: move.number } : null
}

/** How many moved up in a year, to which rung. */
export type YearCount = { year: string; filed: number; registered: number }
