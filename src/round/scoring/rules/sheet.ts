import type { Instant } from '../../../shared/days.ts'
import { type Points, readPoints } from '../../../shared/points.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import type { Criterion, Plan } from '../../calls/rules/plan.ts'
import type { Content } from '../../proposals/rules/content.ts'

/** 立项, 修改后立项, 不立项. */
export const ADVICE = ['fund', 'improve', 'decline'] as const
export type Advice = (typeof ADVICE)[number]

/** What an expert reads of a submission: not who leads it, who is in its team and with whom, nor its files. */
export type BlindContent = Omit<Content, 'leader' | 'team' | 'partners' | 'files'>

/** One expert's work on one submission, with all that a rule must know. No organization is in it. */
export type Assignment = {
  id: string
  roundId: string
  plan: Plan
  /** Version of the working text; 0 before the first save. */
  version: number
  submittedAt: Instant | null
}

/** What an expert hands in. Points by criterion in hundredths; comments by criterion may be empty. */
export type NewSheet = {
  points: Record<string, Points>
  comments: Record<string, string>
  comment: string
  advice: Advice
}
export type Sheet = NewSheet & { total: Points }

export type SaveRefusal =
  | { why: 'sheet-submitted'; at: Instant }
  | { why: 'scoring-not-open'; opensAt: Instant }
  | { why: 'scoring-closed'; closedAt: Instant; receivedAt: Instant }

/** Asked by the page, to explain, and by saving and submitting, to refuse. */
export function whyNotScore({ plan, submittedAt }: Assignment, now: Instant): SaveRefusal | null {
  if (submittedAt !== null) return { why: 'sheet-submitted', at: submittedAt }
  const { closes, scoringCloses } = plan.dates
  if (now < closes) return { why: 'scoring-not-open', opensAt: closes }
  return now >= scoringCloses ? { why: 'scoring-closed', closedAt: scoringCloses, receivedAt: now } : null
}

export type SheetRefusal = SaveRefusal | PointsRefusal
/** `criterion` is the criterion's name, `code` its code. */
export type PointsRefusal =
  | { why: 'points-missing'; criteria: string[]; codes: string[] }
  | { why: 'points-out-of-range'; criterion: string; code: string; max: Points }
  | { why: 'points-off-step'; criterion: string; code: string; step: Points }

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

function whyNotPoints({ criteria, scoring }: Plan, points: Record<string, Points>): PointsRefusal | null {
  const missing = criteria.filter(({ code }) => !Object.hasOwn(points, code))
  if (missing.length > 0) {
    return {
      why: 'points-missing',
      criteria: missing.map(({ name }) => name),
      codes: missing.map(({ code }) => code),
    }
  }
  for (const { code, name, max } of criteria) {
    const given = points[code] ?? 0
    if (given < 0 || given > max) return { why: 'points-out-of-range', criterion: name, code, max }
    if (given % scoring.step !== 0)
      return { why: 'points-off-step', criterion: name, code, step: scoring.step }
  }
  return null
}

/** What the working text adds up to so far; a criterion that cannot be read counts nothing. */
export const tallyOf = (criteria: Criterion[], typed: Record<string, string>): Points =>
  criteria.reduce((sum, { code }) => sum + (readPoints(typed[`points.${code}`] ?? '') ?? 0), 0)
