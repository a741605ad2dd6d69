import type { Ground } from '../../../shared/clauses.ts'
import type { Letter, LetterKind } from '../../rules.ts'
import { type Example, EXAMPLES } from './examples.ts'
import { type Values, filled, holesOf } from './template.ts'

/** Where letters come from, in the order in which their texts are listed. */
export const STAGE_WORDS = {
  needs: '需求',
  calls: '征集',
  proposals: '申报',
  screening: '初审',
  panel: '专家',
  scoring: '评分',
  awards: '审定',
  publicity: '公示',
  agreements: '签约',
  projects: '项目',
  payments: '拨款',
  closing: '结项',
  reversals: '更正',
  rulebook: '管理办法和放假安排',
  organizations: '单位',
  people: '账号、成员和角色',
  site: '网站运行',
}
export type Stage = keyof typeof STAGE_WORDS
export const STAGES = [
  ...(['needs', 'calls', 'proposals', 'screening', 'panel', 'scoring', 'awards', 'publicity'] as const),
  ...(['agreements', 'projects', 'payments', 'closing', 'reversals', 'rulebook'] as const),
  ...(['organizations', 'people', 'site'] as const),
] as const satisfies Stage[]
export const stageOf = ({ id }: Pick<Wording, 'id'>): Stage =>
  STAGES.find((stage) => id.startsWith(`${stage}.`)) ?? 'site'

/** {项目} and {金额} of '《{项目}》获资助{金额}'. */
type HolesOf<T extends string> = T extends `${string}{${infer Hole}}${infer Rest}`
  ? Hole | HolesOf<Rest>
  : never

/** A letter as it is defined, for whoever reads or changes its text. `needed`: holes that every text must have. */
export type Wording = {
  id: string
  kind: LetterKind
  tells: string
  subject: string
  body: string
  holes: string[]
  needed: string[]
  examples: Values
}

/** `tells`: when it is written and to whom. `examples`: of the holes that are not everybody's. */
type Defined<Hole extends string> = Pick<Wording, 'kind' | 'tells'> & {
  id: `${Stage}.${string}`
  needed?: NoInfer<Hole>[]
} & (Exclude<Hole, Example> extends never
    ? { examples?: Partial<Record<NoInfer<Hole>, string>> }
    : { examples: Partial<Record<NoInfer<Hole>, string>> & Record<Exclude<NoInfer<Hole>, Example>, string> })

/** The page that a letter leads to, and the rules that it comes from. */
type Whence = { about: string; grounds: Ground[] }

const all = new Map<string, Wording>()

/** Every letter of the site, in no order: each is defined where its stage lives. */
export const allWordings = (): Wording[] => [...all.values()]
export const wordingOf = (id: string): Wording | undefined => all.get(id)

/**
 * Defines a letter by the site's own text, 《{项目}》获得立项: what is called with the values of its holes, no less and no more, makes it. The
 * district's own text may take its place (store.ts).
 */
export function wording<const S extends string, const B extends string>(
  defined: { subject: S; body: B } & Defined<HolesOf<S> | HolesOf<B>>,
): Worded<HolesOf<S> | HolesOf<B>, Whence> {
  return defining(defined)
}

/** The same of a letter that no rule stands behind: it is called with the page that it leads to alone. */
export function bareWording<const S extends string, const B extends string>(
  defined: { subject: S; body: B } & Defined<HolesOf<S> | HolesOf<B>>,
): Worded<HolesOf<S> | HolesOf<B>, string> {
  const worded = defining(defined)
  return (values, about) => worded(values, { about, grounds: [] })
}

type Worded<Hole extends string, W> = (values: Record<Hole, string | number>, whence: W) => Letter

function defining(defined: Loose): Worded<string, Whence> {
  const { id, kind, subject, body } = defined
  if (all.has(id)) throw new Error(`two letters are called ${id}`)
  all.set(id, listed(defined))
  return (given, { about, grounds }) => {
    const values = Object.fromEntries(Object.entries(given).map(([hole, value]) => [hole, String(value)]))
    const says = { subject: filled(subject, values), body: filled(body, values) }
    return { kind, ...says, about, grounds, wording: id, values }
  }
}

type Loose = Pick<Wording, 'id' | 'kind' | 'tells' | 'subject' | 'body'> & {
  needed?: string[]
  examples?: Partial<Values>
}

function listed({ id, kind, tells, subject, body, needed = [], examples = {} }: Loose): Wording {
  const holes = [...new Set([...holesOf(subject), ...holesOf(body)])]
  const shown: Partial<Values> = { ...EXAMPLES, ...examples }
  return {
    ...{ id, kind, tells, subject, body, holes, needed },
    examples: Object.fromEntries(holes.map((hole) => [hole, shown[hole] ?? ''])),
  }
}
