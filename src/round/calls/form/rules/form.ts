/**
 * What a round asks of every proposal on top of what all of them say. Data of the plan, frozen with it: which of the
 * built-in parts are asked, and sections of the round's own questions.
 */
export type Form = { parts: Part[]; sections: FormSection[] }

/**
 * Built-in parts that a round may ask for or leave out. `profile` is no section to fill in: the organization's own page has
 * it, and a round that asks for it takes no proposal without all of it.
 */
export const PARTS = ['profile', 'beneficiaries', 'team', 'sustainability', 'partners', 'files'] as const
export type Part = (typeof PARTS)[number]

/** One page of the proposal. `code` is unique in the form. */
export type FormSection = { code: string; title: string; hint?: string; questions: Question[] }

/** `code` is unique in the whole form: an answer is kept under it. */
export type Question = {
  code: string
  label: string
  hint?: string
  required?: true
  /** Asked only where the answer to that earlier choice is one of `is`. */
  when?: { question: string; is: string[] }
} & Asked

type Asked =
  /** At most `limit` characters. */
  | { kind: 'text'; limit: number }
  /** Up to nine digits and two decimals, of `unit`. */
  | { kind: 'number'; unit: string }
  | { kind: 'choice'; options: string[]; several?: true }
  /** At most `rows` rows. */
  | { kind: 'table'; columns: Column[]; rows: number }
  | { kind: 'date' }
  /** A subdistrict or community, as text. */
  | { kind: 'place' }
  /** A file among the proposal's own, attached to this question. */
  | { kind: 'file' }

/** A column of a table. A row that is begun wants its cell; `required: false`: it may be left blank. */
export type Column = { code: string; label: string; required?: false }

/**
 * Answers by the question's code, parsed: text, choice, date (ISO) and place as text, a number as such, several choices
 * as a list, a table as rows by column code. Files are not here: they are attached to their question.
 */
export type Answers = Record<string, Answer>
export type Answer = string | number | string[] | Record<string, string>[]

/** Every question of the form, in its order. */
export const questionsIn = (form: Form | undefined): Question[] =>
  form?.sections.flatMap((section) => section.questions) ?? []

/** Name of a question's field in what is typed; a table adds ".row.column", several choices add "[]". */
export const fieldOf = (question: Pick<Question, 'code'>): string => `answers.${question.code}`

/** Longest cell of a table and longest name of a place, in characters. */
export const LONGEST_CELL = 200
export const LONGEST_PLACE = 60

/** How much a form may hold: a page of it, and what one question asks, stay readable. */
export const MOST = {
  categories: 40,
  sections: 12,
  questions: 20,
  options: 30,
  columns: 8,
  rows: 50,
  /** Characters of one answer. */
  limit: 5000,
}

export const KINDS = ['text', 'number', 'choice', 'table', 'date', 'place', 'file'] as const
export type Kind = (typeof KINDS)[number]
