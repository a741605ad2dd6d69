import type { OwnInterest } from '../../../people/rules/interest.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Points, readPoints } from '../../../shared/points.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import { type Ended, type RoundEnded, whyNotGoOn } from '../../calls/rules/ending.ts'
import type { Criterion, Plan } from '../../calls/rules/plan.ts'

export const ADVICE = { fund: '立项', improve: '修改后立项', decline: '不立项' } as const
export type Advice = keyof typeof ADVICE

/** One expert's work on one submission, with all that a rule must know. No organization is in it. */
export type Assignment = {
  id: string
  roundId: string
  plan: Plan
  /** How the round has ended before anything was awarded. */
  ended?: Ended | null | undefined
  /** Version of the working text; 0 before the first save. */
  version: number
  submittedAt: Instant | null
  /** The name of its organization, for an expert who has an interest in it; null for everybody else. */
  own: string | null
  /** The expert reads proposals for the office. */
  reads: boolean
}

/** What an expert hands in. Points by criterion, null where the box was left blank; comments by criterion may be empty. */
export type NewSheet = {
  points: Record<string, Points | null>
  comments: Record<string, string>
  comment: string
  advice: Advice
}
export type Sheet = NewSheet & { points: Record<string, Points>; total: Points }

/** The scoring does not run. */
export type TimeRefusal = Ruled<
  | { why: 'scoring-not-open'; opensAt: Instant }
  | { why: 'scoring-closed'; closedAt: Instant; receivedAt: Instant }
>
export type SaveRefusal =
  | TimeRefusal
  | RoundEnded
  | OwnInterest
  | Ruled<{ why: 'sheet-submitted'; at: Instant } | { why: 'reads-proposals' }>

/** Asked by the page, to explain, and by saving and submitting, to refuse: what came about after the assignment counts. */
export function whyNotScore(
  { plan, ended, submittedAt, own, reads }: Assignment,
  now: Instant,
): SaveRefusal | null {
  if (submittedAt !== null) return { why: 'sheet-submitted', by: '#scoring', at: submittedAt }
  if (own !== null) return { why: 'own-interest', by: 'panel.recusalYears', organizations: [own] }
  if (reads) return { why: 'reads-proposals', by: '#scoring' }
  return whyNotGoOn(ended) ?? whyNotInTime(plan, now)
}

/** Sheets are taken from the close of the call to that of the scoring. */
export function whyNotInTime({ dates: { closes, scoringCloses } }: Plan, now: Instant): TimeRefusal | null {
  if (now < closes) return { why: 'scoring-not-open', by: '#scoring', opensAt: closes }
  return now >= scoringCloses
    ? { why: 'scoring-closed', by: '#scoring', closedAt: scoringCloses, receivedAt: now }
    : null
}

export type SheetRefusal = SaveRefusal | PointsRefusal
/** `criterion` is the criterion's name, `code` its code. */
export type PointsRefusal = Ruled<
  | { why: 'points-missing'; criteria: string[]; codes: string[] }
  | { why: 'points-out-of-range'; criterion: string; code: string; max: Points }
  | { why: 'points-off-step'; criterion: string; code: string; step: Points }
>

/** A whole sheet: a mark for every criterion and for no other, each in range and on a step. */
export function submitSheet(
  assignment: Assignment,
  sheet: NewSheet,
  now: Instant,
): Result<Sheet, SheetRefusal> {
  const whyNot = whyNotScore(assignment, now) ?? whyNotPoints(assignment.plan, sheet.points)
  if (whyNot) return refuse(whyNot)
  const codes = assignment.plan.criteria.map(({ code }) => code)
  const points = Object.fromEntries(codes.map((code) => [code, sheet.points[code] ?? 0]))
  const comments = Object.fromEntries(Object.entries(sheet.comments).filter(([code]) => codes.includes(code)))
  return ok({ ...sheet, points, comments, total: Object.values(points).reduce((sum, one) => sum + one, 0) })
}

function whyNotPoints({ criteria, step }: Plan, points: NewSheet['points']): PointsRefusal | null {
  const missing = criteria.filter(({ code }) => !Object.hasOwn(points, code) || points[code] === null)
  if (missing.length > 0) {
    return {
      why: 'points-missing',
      by: '#scoring',
      criteria: missing.map(({ name }) => name),
      codes: missing.map(({ code }) => code),
    }
  }
  for (const { code, name, max } of criteria) {
    const given = points[code] ?? 0
    if (given < 0 || given > max)
      return { why: 'points-out-of-range', by: '#scoring', criterion: name, code, max }
    if (given % step !== 0) return { why: 'points-off-step', by: '#scoring', criterion: name, code, step }
  }
  return null
}

/** What the working text adds up to so far; a criterion that cannot be read counts nothing. */
export const tallyOf = (criteria: Criterion[], typed: Record<string, string>): Points =>
  criteria.reduce((sum, { code }) => sum + (readPoints(typed[`points.${code}`] ?? '') ?? 0), 0)
