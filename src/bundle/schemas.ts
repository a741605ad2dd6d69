import { z } from 'zod'
import { ORGANIZATION_KINDS } from '../people/rules/organization.ts'
import type { Criterion, ScoringRule, Track } from '../round/calls/rules/plan.ts'
import { day, fen, instant, listOf, name, points, positivePoints, text, wholeFrom } from './fields.ts'

/** What a folder's round.json must say in `format`. */
export const FORMAT = 'grant-round-bundle/1'

/** Columns of scores.csv that are no criterion. */
export const SHEET_COLUMNS = ['expert', 'proposal', 'comment']

const GATES = ['agreement_signed', 'midterm_passed', 'final_passed'] as const
const object = <T extends z.ZodRawShape>(shape: T) => z.object(shape, '应是一个 JSON 对象')

/** Without a cap of its own a track takes what its budget allows; without kinds, every kind. */
const track = object({
  code: name,
  name: name.optional(),
  quota: wholeFrom(0),
  budget_fen: fen,
  ask_max_fen: fen.nullish(),
  org_kinds: listOf(z.enum(ORGANIZATION_KINDS, `应是 ${ORGANIZATION_KINDS.join('、')} 之一`)).nullish(),
}).transform((raw): Track => ({
  code: raw.code,
  name: raw.name ?? raw.code,
  quota: raw.quota,
  budget: raw.budget_fen,
  askMax: raw.ask_max_fen ?? raw.budget_fen,
  kinds: raw.org_kinds ?? [...ORGANIZATION_KINDS],
}))

/** The folder does not say what a criterion asks of an expert. */
const criterion = object({
  code: name.refine((code) => !SHEET_COLUMNS.includes(code), `不能是 ${SHEET_COLUMNS.join('、')}`),
  name: name.optional(),
  max: positivePoints,
}).transform((raw): Criterion => ({ code: raw.code, name: raw.name ?? raw.code, max: raw.max, asks: '' }))

/** A rule that is written otherwise than this product computes is refused, not computed otherwise. */
const TRIM = 'one highest and one lowest total'
const DECIMALS = '应是 0 到 6 之间的整数'

/** `trim_from_sheets` null or absent: never. The panel's size, where absent, is the minimum of sheets. */
const scoring = object({
  step: positivePoints,
  panel_size: wholeFrom(1).nullish(),
  min_sheets: wholeFrom(0),
  trim_from_sheets: wholeFrom(1).nullish(),
  trim: z.literal(TRIM, `只能是“${TRIM}”`).nullish(),
  decimals: z.int(DECIMALS).min(0, DECIMALS).max(6, DECIMALS),
  rounding: z.literal('half_up', '只能是 half_up（四舍五入）').nullish(),
  pass_mark: points,
  tie_break: listOf(name).nullish(),
}).transform((raw): ScoringRule => ({
  step: raw.step,
  panelSize: raw.panel_size ?? Math.max(1, raw.min_sheets),
  minSheets: raw.min_sheets,
  trimFromSheets: raw.trim_from_sheets ?? null,
  decimals: raw.decimals,
  passMark: raw.pass_mark,
  tieBreak: raw.tie_break ?? [],
}))

const award = object({
  per_organization_and_track: wholeFrom(1),
  skip_when_over_budget: z.boolean('应是 true 或 false'),
}).transform((raw) => ({
  perOrganizationAndTrack: raw.per_organization_and_track,
  skipWhenOverBudget: raw.skip_when_over_budget,
}))

// What concerns several fields is looked at in `transform`, which zod reaches only when each of them is right.

const dates = object({
  published: day.nullish(),
  opens: instant,
  closes: instant,
  scoring_closes: instant,
}).transform(({ opens, closes, scoring_closes: scoringCloses }, context) => {
  const tell = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (closes <= opens) tell('closes', '应晚于 opens')
  if (scoringCloses < closes) tell('scoring_closes', '不能早于 closes')
  return { opens, closes, scoringCloses }
})

const tranche = object({ percent: wholeFrom(1), on: z.enum(GATES, `应是 ${GATES.join('、')} 之一`) })
const tranches = listOf(tranche).transform((raw, context) => {
  const sum = raw.reduce((all, { percent }) => all + percent, 0)
  if (sum !== 100) context.addIssue({ code: 'custom', message: `的 percent 合计为 ${sum}，应是 100` })
  return raw
})

/** Tracks, criteria, scoring and award must be there; the rest is for a round that is run and not only ranked. */
export const round = object({
  format: z.literal(FORMAT, `应是“${FORMAT}”`),
  code: text,
  title: text,
  organizer: text,
  timezone: z.literal('Asia/Shanghai', '只能是 Asia/Shanghai').nullish(),
  dates: dates.nullish().transform((value) => value ?? null),
  tracks: listOf(track).min(1, '至少要有一个赛道'),
  criteria: listOf(criterion).min(1, '至少要有一项评分标准'),
  scoring,
  award,
  publicity: object({ working_days: wholeFrom(1) })
    .nullish()
    .transform((value) => value && { workingDays: value.working_days }),
  tranches: tranches.nullish().transform((value) => value ?? null),
}).transform((raw, context) => {
  const tell = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message })
  for (const list of ['tracks', 'criteria'] as const) {
    const codes = raw[list].map(({ code }) => code)
    const twice = codes.findIndex((code, i) => codes.indexOf(code) !== i)
    if (twice !== -1) tell([list, twice, 'code'], '与前面的重复')
  }
  const unknown = raw.scoring.tieBreak.findIndex((each) => !raw.criteria.some(({ code }) => code === each))
  if (unknown !== -1) tell(['scoring', 'tie_break', unknown], 'criteria 里没有这一项')
  return raw
})

export type BundleRound = z.output<typeof round>
