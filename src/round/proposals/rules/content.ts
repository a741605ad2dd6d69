import { sayPlace } from '../../../people/rules/place.ts'
import type { FileKind } from '../../../files/rules/kinds.ts'
import type { Fen } from '../../../shared/money.ts'
import type { Answers } from '../../calls/form/rules/form.ts'

/** What a submitted proposal says: complete, parsed, frozen. */
export type Content = {
  title: string
  /** Code of one of the round's tracks. */
  track: string
  category: string
  /** Where it happens, as text: "东城区建国门街道". */
  place: string
  /** Months from signing. */
  months: number
  /** The person who leads the project; shown in public. */
  leader: string
  summary: string
  need: string
  goals: string[]
  outputs: Output[]
  effects: Effect[]
  innovation: string
  plan: Step[]
  risks: Risk[]
  budget: BudgetLine[]
  /** Topics of the round's list that it answers; none: `need` is its own, and `evidence` says how it is known. */
  topics?: Topic[]
  evidence?: string
  /** What follows is there where the round's form asks for it. */
  beneficiaries?: Beneficiaries
  /** Communities of the district where it happens. */
  communities?: Community[]
  team?: TeamMember[]
  sustainability?: string
  partners?: Partner[]
  answers?: Answers
  files?: FileRef[]
}

/**
 * What an expert reads of it: what stands here and nothing else, in type and in SQL (`readByExperts`). Not here: who leads
 * it, its team, its partners and its files, which tell whose it is; and whatever is added to a proposal one day.
 */
export const EXPERT_READS = [
  'title',
  'track',
  'category',
  'place',
  'months',
  'summary',
  'need',
  'topics',
  'evidence',
  'beneficiaries',
  'communities',
  'goals',
  'innovation',
  'outputs',
  'effects',
  'plan',
  'risks',
  'sustainability',
  'budget',
  'answers',
] as const satisfies (keyof Content)[]
export type ExpertContent = Pick<Content, (typeof EXPERT_READS)[number]>

export type Output = { name: string; unit: string; target: number }
/** `baseline` null: nothing measured before. */
export type Effect = { name: string; unit: string; baseline: number | null; target: number; method: string }
/** What is done in which month of the project, from 1; `until`: the last month of a longer one. */
export type Step = { month: number; work: string; until?: number }
export type Risk = { risk: string; response: string }
/**
 * One line of the budget: what the grant pays and what comes from elsewhere. With an estimate, `price` × `quantity` is
 * the whole line, and its source says which of the two it is: the other is 0.
 */
export type BudgetLine = { kind: BudgetKind; name: string; grant: Fen; own: Fen; estimate?: Estimate }
/** `quantity` in whole hundredths. `activity`: the step of the plan that it serves, as text; blank: all of it. */
export type Estimate = {
  price: Fen
  quantity: number
  unit: string
  basis: string
  activity: string
  source: Source
}
export const SOURCES = ['grant', 'own', 'in-kind', 'other'] as const
export type Source = (typeof SOURCES)[number]

export type Topic = { id: string; title: string }
/** Numbers of people. */
export type Beneficiaries = { who: string; direct: number; indirect: number }
/** `id` of a place that the district keeps. */
export type Community = { id: string; subdistrict: string; community: string }
export type TeamMember = { name: string; duty: string; qualification: string }
/** `community`: the place whose account can consent with one click; absent: a partner of another kind. */
export type Partner = { name: string; does: string; community?: Community }
/** A file as it was when the proposal was submitted. `question`: the code of the form's question it answers. */
/**
 * `kind`, `searched`: absent in versions of before; `searched` absent also where all of it was looked through.
 * `replaces`: the file of the version before, in whose place it came in a correction.
 */
export type FileRef = {
  id: string
  name: string
  size: number
  sha256: string
  question?: string
  kind?: FileKind
  searched?: 'part' | 'none'
  replaces?: string
}

export const BUDGET_KINDS = [
  'material',
  'volunteer',
  'service',
  'venue',
  'publicity',
  'personnel',
  'overhead',
] as const
export type BudgetKind = (typeof BUDGET_KINDS)[number]

/** Communities as a place: the first of them by name, and how many there are. */
export function sayPlaces(communities: Community[]): string {
  const [first, ...others] = communities
  if (!first) return ''
  const name = sayPlace(first)
  return others.length === 0 ? name : `${name}等${communities.length}处`
}

/** What is asked of the round: the grant's share of every line. */
export const askOf = (content: Pick<Content, 'budget'>): Fen =>
  content.budget.reduce((sum, line) => sum + line.grant, 0)
export const ownOf = (content: Pick<Content, 'budget'>): Fen =>
  content.budget.reduce((sum, line) => sum + line.own, 0)

/** The kind that a text names; what is not known counts as material. */
export const readBudgetKind = (text: string): BudgetKind =>
  BUDGET_KINDS.find((kind) => kind === text) ?? 'material'
