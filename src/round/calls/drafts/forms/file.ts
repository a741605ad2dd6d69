import { z } from 'zod'
import { ORGANIZATION_KINDS } from '../../../../people/rules/organization.ts'
import type { Some } from '../../../../rulebook/rules/parameters.ts'
import { PARAMETER_KEYS, kindOf } from '../../../../rulebook/rules/words.ts'
import { LONGEST_ATTACHMENT_NAME, MOST_ATTACHMENTS, type NamedFile } from '../../attachments/rules.ts'
import { MOST } from '../../form/rules/form.ts'
import type { Criterion, Plan, Track } from '../../rules/plan.ts'
import {
  day,
  fen,
  instant,
  list,
  listOf,
  name,
  object,
  points,
  positivePoints,
  text,
  wholeFrom,
} from './file-fields.ts'
import { fileForm } from './file-form.ts'
import { numbersIn, shapesOf } from './file-numbers.ts'

/** What a round's file must say in `format`: the round.json of a folder, and what a round is exported as. */
export const FORMAT = 'grant-round-bundle/1'

/** Columns of scores.csv that are no criterion. */
export const SHEET_COLUMNS = ['expert', 'proposal', 'comment']

const MOST_ROWS = 12
const OF_TRACKS = PARAMETER_KEYS.filter((key) => kindOf(key).left === 'track')

/** A rule that is written otherwise than this product computes is refused, not computed otherwise. */
const TRIM = 'one highest and one lowest total'
const said = {
  scoring: {
    step: positivePoints,
    trim: z.literal(TRIM, `只能是“${TRIM}”`).nullish(),
    rounding: z.literal('half_up', '只能是 half_up（四舍五入）').nullish(),
    tie_break_basis: text,
  },
  award: { order: text },
}

const grouped = (
  groups: ReturnType<typeof shapesOf>,
  besides: { [group: string]: z.ZodRawShape },
  strict: boolean,
) => {
  const required = Object.keys(besides)
  return Object.fromEntries(
    [...groups].flatMap(([group, shape]): [string, z.ZodType][] => {
      if (group === '') return Object.entries(shape)
      const schema = object({ ...besides[group], ...shape }, strict)
      return [[group, required.includes(group) ? schema : schema.nullish()]]
    }),
  )
}

/** Without a cap of its own a track takes what its budget allows; without kinds, every kind. */
const track = (strict: boolean) =>
  object(
    {
      code: name,
      name: name.optional(),
      quota: wholeFrom(0),
      budget_fen: fen,
      ask_max_fen: fen.nullish(),
      ask_min_fen: fen.nullish(),
      org_kinds: listOf(z.enum(ORGANIZATION_KINDS, `应是 ${ORGANIZATION_KINDS.join('、')} 之一`)).nullish(),
      rules: object(grouped(shapesOf(OF_TRACKS, false), {}, strict), strict).nullish(),
    },
    strict,
  ).transform((raw): Track => {
    const set = raw.rules ? numbersIn(raw.rules, OF_TRACKS) : {}
    return {
      code: raw.code,
      name: raw.name ?? raw.code,
      quota: raw.quota,
      budget: raw.budget_fen,
      askMax: raw.ask_max_fen ?? raw.budget_fen,
      ...(raw.ask_min_fen && { askMin: raw.ask_min_fen }),
      kinds: raw.org_kinds ?? [...ORGANIZATION_KINDS],
      ...(Object.keys(set).length > 0 && { set }),
    }
  })

const level = object({ name, from: points, means: name }, true)
const criterion = (strict: boolean) =>
  object(
    {
      code: name.refine((code) => !SHEET_COLUMNS.includes(code), `不能是 ${SHEET_COLUMNS.join('、')}`),
      name: name.optional(),
      max: positivePoints,
      asks: text,
      levels: list(level, MOST_ROWS).nullish(),
      bonus: z.boolean('应是 true 或 false').nullish(),
    },
    strict,
  ).transform(({ levels, bonus, ...raw }): Criterion => ({
    ...raw,
    name: raw.name ?? raw.code,
    ...(levels && levels.length > 0 && { levels }),
    ...(bonus && { bonus }),
  }))

// What concerns several fields is looked at in `transform`, which zod reaches only when each of them is right.

const dates = (isDraft: boolean) =>
  object(
    { published: day.nullish(), opens: instant, closes: instant, scoring_closes: instant },
    isDraft,
  ).transform(({ opens, closes, scoring_closes: scoringCloses }, context) => {
    const tell = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (!isDraft && closes <= opens) tell('closes', '应晚于 opens')
    if (!isDraft && scoringCloses < closes) tell('scoring_closes', '不能早于 closes')
    return { opens, closes, scoringCloses }
  })

const attachments = list(
  object(
    {
      name: name.max(LONGEST_ATTACHMENT_NAME, `附件名称最多${LONGEST_ATTACHMENT_NAME}个字`),
      size: wholeFrom(0),
      sha256: z.string('应是文字').regex(/^[0-9a-f]{64}$/, 'SHA-256应是64位十六进制数'),
    },
    true,
  ),
  MOST_ATTACHMENTS,
)

/**
 * A round's file, amounts in whole fen, points as numbers of 分, instants with their time zone. Tracks, criteria, scoring and
 * award must be there; the rest is for a round that is run and not only ranked. A folder's round must make sense; of a draft
 * that is for its check to say, and nothing else may stand in its file.
 */
export const roundFile = (isDraft: boolean) =>
  object(
    {
      format: z.literal(FORMAT, `应是“${FORMAT}”`),
      code: text,
      title: text,
      organizer: text,
      timezone: z.literal('Asia/Shanghai', '只能是 Asia/Shanghai').nullish(),
      dates: dates(isDraft)
        .nullish()
        .transform((value) => value ?? null),
      tracks: list(track(isDraft), MOST_ROWS).min(1, '至少要有一个赛道'),
      criteria: list(criterion(isDraft), MOST_ROWS).min(1, '至少要有一项评分标准'),
      categories: list(name, MOST.categories).nullish(),
      form: fileForm.nullish(),
      rulebook: object({ title: text, version: text }).nullish(),
      attachments: attachments.nullish(),
      ...grouped(shapesOf(PARAMETER_KEYS, !isDraft), said, isDraft),
    },
    isDraft,
  ).transform((raw, context): Filed => {
    const { code, title, organizer, tracks, criteria, categories, form } = raw
    const parameters = numbersIn(raw)
    if (!isDraft) contradictions({ tracks, criteria, parameters }, context)
    return {
      code,
      title,
      organizer,
      dates: raw.dates,
      tracks,
      criteria,
      ...(categories && { categories }),
      ...(form && { form }),
      step: stepIn(raw),
      parameters,
      attachments: raw.attachments ?? [],
    }
  })

type Told = Pick<Filed, 'tracks' | 'criteria' | 'parameters'>

/** What cannot be ranked: codes that occur twice, a tie-break by what there is not, parts that are not the whole. */
function contradictions({ tracks, criteria, parameters }: Told, context: z.RefinementCtx): void {
  const tell = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message })
  for (const [group, items] of [
    ['tracks', tracks],
    ['criteria', criteria],
  ] as const) {
    const twice = items.findIndex((one, i) => items.findIndex((other) => other.code === one.code) < i)
    if (twice !== -1) tell([group, twice, 'code'], '与前面的重复')
  }
  const chain = parameters.scoring?.tieBreak ?? []
  const unknown = chain.findIndex(
    (word) => !criteria.some(({ code, name: called }) => [code, called].includes(word)),
  )
  if (unknown !== -1) tell(['scoring', 'tie_break', unknown], 'criteria 里没有这一项')
  const sum = parameters.payments?.tranches?.reduce((all, { percent }) => all + percent, 0) ?? 100
  if (sum !== 100) tell(['tranches'], `的 percent 合计为 ${sum}，应是 100`)
}

/** A round as a file has it: without code, title, organizer or dates it may be ranked, but not run. */
export type Filed = Omit<Plan, 'dates' | 'parameters' | 'rulebook' | 'topicList' | 'moreTopicLists'> & {
  dates: Plan['dates'] | null
  parameters: Some
  attachments: NamedFile[]
}

const stepIn = (raw: object): number => {
  const scoring = new Map(Object.entries(raw)).get('scoring')
  return typeof scoring === 'object' && scoring !== null && 'step' in scoring ? Number(scoring.step) : 0
}
