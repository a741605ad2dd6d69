import { type Form, type Part, type Question, fieldOf, questionsIn } from '../../../calls/form/rules/form.ts'
import type { Plan } from '../../../calls/rules/plan.ts'
import type { Instant } from '../../../../shared/days.ts'
import { REMOVED } from '../../budget/rules/rows.ts'

/** Field by field, "outputs.0.name": what was typed, complete or not. */
export type Typed = Record<string, string>

/** What every proposal says, and what a round may ask besides (`part`); each with the beginnings of its fields' names. */
const BUILT_IN = {
  about: {
    title: '项目概况',
    fields: ['title', 'track', 'category', 'place', 'months', 'leader', 'summary'],
  },
  need: { title: '需求与目标', fields: ['topics', 'evidence', 'need', 'goals', 'innovation'] },
  beneficiaries: {
    title: '受益人群与实施社区',
    part: 'beneficiaries',
    fields: ['beneficiaries.who', 'beneficiaries.direct', 'beneficiaries.indirect', 'communities'],
  },
  outputs: { title: '产出与成效', fields: ['outputs', 'effects'] },
  plan: { title: '活动计划', fields: ['plan'] },
  team: { title: '团队', part: 'team', fields: ['team'] },
  risks: { title: '风险与应对', fields: ['risks', 'sustainability'] },
  partners: { title: '合作单位', part: 'partners', fields: ['partners'] },
  budget: { title: '预算', fields: ['budget', REMOVED] },
} as const satisfies Record<string, { title: string; part?: Part; fields: string[] }>

const BUILT_IN_CODES = Object.keys(BUILT_IN).filter(isBuiltIn)
export type BuiltIn = keyof typeof BUILT_IN
/** `form-CODE`: a section of the round's own form. */
export type SectionCode = BuiltIn | 'files' | `form-${string}`
export type Section = {
  code: SectionCode
  title: string
  hint?: string
  /** Beginnings of the names of its fields. */
  fields: readonly string[]
  /** The round's own questions. */
  questions: Question[]
}

/** Whether the round asks for a part on top of what every proposal says. */
export const asks = ({ form }: Pick<Plan, 'form'>, part: Part): boolean => form?.parts.includes(part) ?? false

type FileQuestion = Extract<Question, { kind: 'file' }>

/** The round's own questions that are answered with a file. */
export const fileQuestions = (form: Form | undefined): FileQuestion[] =>
  questionsIn(form).flatMap((question) => (question.kind === 'file' ? [question] : []))

/** Whether files can be attached: to the round's questions, or to none of them. */
export const asksFiles = (plan: Pick<Plan, 'form'>): boolean =>
  asks(plan, 'files') || fileQuestions(plan.form).length > 0

/** The sections of a proposal in a round, in their order. */
export function sectionsOf(plan: Pick<Plan, 'form'>): Section[] {
  return [
    ...BUILT_IN_CODES.filter((code) => isAsked(plan, code)).map((code) => builtIn(plan, code)),
    ...(plan.form?.sections ?? []).map(({ code, title, hint, questions }): Section => ({
      code: `form-${code}`,
      title,
      ...(hint && { hint }),
      fields: questions.map(fieldOf),
      questions,
    })),
    ...(asksFiles(plan) ? [FILES] : []),
  ]
}

/** Files have no fields: each is a thing of its own. */
const FILES: Section = { code: 'files', title: '附件', fields: [], questions: [] }

function isAsked(plan: Pick<Plan, 'form'>, code: BuiltIn): boolean {
  const section: { title: string; part?: Part } = BUILT_IN[code]
  return section.part === undefined || asks(plan, section.part)
}

function builtIn(plan: Pick<Plan, 'form'>, code: BuiltIn): Section {
  const { title, fields } = BUILT_IN[code]
  const isLonger = code === 'risks' && asks(plan, 'sustainability')
  return { code, title: isLonger ? '风险与可持续' : title, fields, questions: [] }
}

export function isBuiltIn(word: string): word is BuiltIn {
  return Object.hasOwn(BUILT_IN, word)
}

export const belongsTo = ({ fields }: Pick<Section, 'fields'>, field: string): boolean =>
  fields.some((start) => isPartOf(start, field))

const isPartOf = (start: string, field: string): boolean =>
  field === start || field === `${start}[]` || field.startsWith(`${start}.`)

/** The section that asks for a field; a field of no section is said at the first. */
export const sectionOf = (sections: Section[], field: string): SectionCode =>
  (
    sections.find((section) => belongsTo(section, field)) ??
    sections.find(({ fields }) => fields.some((start) => start.startsWith(`${field}.`)))
  )?.code ?? 'about'

export const sectionAfter = (sections: Section[], code: SectionCode): Section | null =>
  sections[sections.findIndex((section) => section.code === code) + 1] ?? null

/**
 * A section's text with what was just typed. What was not sent is not lost; a list that was sent in part (its rows, its
 * ticks) is what was sent, so that a row can be taken away.
 */
export function withTyped(section: Section, kept: Typed, sent: Typed): Typed {
  const isSent = (start: string) => Object.keys(sent).some((field) => isPartOf(start, field))
  const replaced = section.fields.filter(isSent)
  const left = Object.entries(kept).filter(([field]) => !replaced.some((start) => isPartOf(start, field)))
  return Object.fromEntries([...left, ...Object.entries(sent).filter(([field]) => belongsTo(section, field))])
}

/** What was typed of a whole proposal, section by section; what belongs to none is left out. */
export const bySection = (sections: Section[], typed: Typed): [SectionCode, Typed][] =>
  sections
    .map((section): [SectionCode, Typed] => [section.code, withTyped(section, {}, typed)])
    .filter(([, fields]) => Object.keys(fields).length > 0)

/** The working text of one section, and who saved it last. `version` counts its changes from 1. */
export type Kept = {
  section: string
  typed: Typed
  version: number
  by: { id: string; name: string }
  savedAt: Instant
}

/** The earlier proposal that a draft began as; `left`: what of it the round does not take. */
export type BeganAs = { fromId: string; round: string; left: string[] }

export const keptOf = (kept: Kept[], code: string): Kept | undefined =>
  kept.find(({ section }) => section === code)

/** All that is kept of a proposal as one text. */
export const textOf = (sections: Section[], kept: Pick<Kept, 'section' | 'typed'>[]): Typed =>
  Object.fromEntries(
    sections.flatMap(({ code }) => Object.entries(kept.find(({ section }) => section === code)?.typed ?? {})),
  )

/** Which versions of the sections and of the profile, and which files, somebody has seen: sent along with a submission. */
export const seenOf = (kept: Kept[], files: { id: string }[] = [], profile: number | null = null): string =>
  [
    ...kept.map(({ section, version }) => `${section}.${version}`),
    ...files.map(({ id }) => `file.${id}`),
    ...(profile === null ? [] : [`profile.${profile}`]),
  ]
    .toSorted()
    .join('~')
