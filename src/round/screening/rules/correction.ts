import { type OwnInterest, whyNotImpartial } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, type ReaderOnly, whyNotRole } from '../../../people/rules/person.ts'
import { modelVersion } from '../../../rulebook/model/model.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Calendar, type CalendarUnknown, lastWorkingDay } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf, endOf } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import type { Result } from '../../../shared/result.ts'
import { type Ended, type RoundEnded, whyNotGoOn } from '../../calls/rules/ending.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { REMOVED, readRowAct, withRowAct } from '../../proposals/budget/rules/rows.ts'
import { type Content, type FileRef, askOf } from '../../proposals/rules/content.ts'
import type { Section, Typed } from '../../proposals/sections/rules/sections.ts'
import type { Handed, Outcome } from './eligibility.ts'

/** What is wrong, and where: `field` is the beginning of the names of the fields that are open again ("need", "budget"). */
export type Defect = { field: string; says: string }
/** 补正. `dueOn`: the last day, until 24:00. `answeredAt`: when it was mended. */
export type Correction = {
  id: string
  defects: Defect[]
  dueOn: Day
  at: Instant
  answeredAt: Instant | null
  /** How its round has ended before anything was awarded. */
  ended?: Ended | null | undefined
}

/** What the clause on corrections sets: most of what is refused here comes from it. */
export const CORRECTION = 'screening.correctionWorkingDays'

/** Defects of one correction, and characters of one. */
export const MOST_DEFECTS = 20
export const LONGEST_DEFECT = 300

/** Working days that an organization has; a round without a rulebook goes by the model. */
export const correctionDays = ({ parameters }: Pick<Plan, 'parameters'>): number =>
  parameters.screening.correctionWorkingDays ?? modelVersion().book.parameters.screening.correctionWorkingDays

/** The last day for a correction that is asked for now; the day it is asked does not count. */
export const correctionDueOn = (
  plan: Pick<Plan, 'parameters'>,
  calendar: Calendar,
  now: Instant,
): Result<Day, CalendarUnknown> => lastWorkingDay(calendar, dayOf(now), correctionDays(plan), false)

export type AskRefusal =
  | NotYourRole
  | RoundEnded
  | OwnInterest
  | Ruled<
      | { why: 'call-still-open'; closesAt: Instant }
      | { why: 'already-checked'; outcome: Outcome; at: Instant }
      /** Once for each proposal: what is not mended by its day is judged as it stands. */
      | { why: 'correction-asked'; dueOn: Day }
      | { why: 'corrected-before'; at: Instant }
      | { why: 'no-such-field'; field: string }
      | CalendarUnknown
    >

/** Asked by the page, and with the defects by the action. An officer asks, between the deadline and the finding. */
export function whyNotAsk(
  { organizationId, closes, check, correction, ended }: Handed,
  by: Person,
  now: Instant,
): AskRefusal | null {
  const notYours = whyNotRole(by, 'officer') ?? whyNotImpartial(by, organizationId) ?? whyNotGoOn(ended)
  if (notYours) return notYours
  if (now < closes) return { why: 'call-still-open', by: '#screening', closesAt: closes }
  if (check) return { why: 'already-checked', by: '#screening', ...check }
  if (!correction) return null
  const { answeredAt, dueOn } = correction
  return answeredAt === null
    ? { why: 'correction-asked', by: CORRECTION, dueOn }
    : { why: 'corrected-before', by: CORRECTION, at: answeredAt }
}

export function whyNotName(
  sections: Section[],
  files: Pick<FileRef, 'id'>[],
  defects: Defect[],
): AskRefusal | null {
  const known = openable(sections, files)
  const unknown = defects.find(({ field }) => !known.some((one) => one.field === field))
  return unknown ? { why: 'no-such-field', by: CORRECTION, field: unknown.field } : null
}

/** 补正不得变更项目的目标、受益人群: they stay, as the track does, which decides with whom a proposal competes. */
const STAYS = ['track', 'goals', 'beneficiaries']

/**
 * What can be opened again, in the order of the proposal. Of the files: that more may come, those of a question, and each that was
 * handed in.
 */
export const openable = (
  sections: Section[],
  files: Pick<FileRef, 'id'>[],
): { section: Section; field: string }[] =>
  sections.flatMap((section) => {
    const fields = section.code === 'files' ? fileFields(sections, files) : section.fields
    return fields
      .filter((field) => !STAYS.includes(field.split('.')[0] ?? '') && field !== REMOVED)
      .map((field) => ({ section, field }))
  })

/** Files are no fields. Under this name alone more of them can be added, and those that were handed in stay. */
export const FILES = 'files'
/** Under these they can be taken away and replaced as well. */
export const fileField = (id: string): string => `${FILES}.file.${id}`
export const questionField = (code: string): string => `${FILES}.question.${code}`

const fileFields = (sections: Section[], files: Pick<FileRef, 'id'>[]): string[] => [
  FILES,
  ...sections
    .flatMap(({ questions }) => questions)
    .flatMap(({ kind, code }) => (kind === 'file' ? [questionField(code)] : [])),
  ...files.map(({ id }) => fileField(id)),
]

/**
 * The proposal's own fields in what a form of working text sent, after the button beside a line of the budget that was
 * pressed, if one was. A machine may send the goals as a list.
 */
export function textIn(typed: Typed): Typed {
  const { version: _, declaration: __, do: wanted, 'goals[]': goals, ...sent } = typed
  const text = goals === undefined ? sent : { ...sent, goals }
  const act = readRowAct(wanted)
  return act ? withRowAct(text, act) : text
}

export const isOpenTo = (defects: Pick<Defect, 'field'>[], field: string): boolean =>
  defects.some(
    (defect) =>
      field === defect.field || field === `${defect.field}[]` || field.startsWith(`${defect.field}.`),
  )

/** Of what was typed, that which is open. */
export const openIn = (defects: Pick<Defect, 'field'>[], typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([field]) => isOpenTo(defects, field)))

/** The text with what was typed in the open fields; every other field is as it was submitted. */
export function corrected(before: Typed, defects: Pick<Defect, 'field'>[], typed: Typed): Typed {
  const sent = openIn(defects, typed)
  const replaced = defects.filter((defect) => Object.keys(sent).some((field) => isOpenTo([defect], field)))
  const kept = Object.entries(before).filter(([field]) => !isOpenTo(replaced, field))
  return { ...Object.fromEntries(kept), ...sent }
}

/** What was handed in, with what is open as it was mended; the rest is kept to the letter. */
export function withMended(before: Content, defects: Pick<Defect, 'field'>[], mended: Content): Content {
  const open = new Set(defects.map(({ field }) => field.split('.')[0]))
  const { topics, evidence, communities, partners, answers, ...always } = before
  const optional = { topics, evidence, communities, partners, answers }
  const isKept = ([key, value]: [string, unknown]) => !open.has(key) && value !== undefined
  return {
    ...always,
    ...Object.fromEntries(Object.entries(optional).filter(isKept)),
    ...Object.fromEntries(Object.entries(mended).filter(([key]) => open.has(key))),
  }
}

export type CorrectRefusal =
  | ReaderOnly
  | RoundEnded
  | Ruled<
      | { why: 'corrected-already'; at: Instant }
      | { why: 'correction-over'; dueOn: Day; receivedAt: Instant }
      | { why: 'already-checked'; outcome: Outcome; at: Instant }
      | { why: 'nothing-corrected' }
      /** Its budget may be open; what it asks for is not. */
      | { why: 'ask-changed'; was: Fen; is: Fen }
    >

/** 补正不得变更申请金额: the lines of a budget are mended, their sum that is asked for stays. */
export function whyNotMoved(before: Content, after: Content): CorrectRefusal | null {
  const [was, is] = [askOf(before), askOf(after)]
  return was === is ? null : { why: 'ask-changed', by: CORRECTION, was, is }
}

/** Of saving and of handing in: until the end of the day, once. */
export function whyNotCorrect(
  { answeredAt, dueOn, ended }: Pick<Correction, 'dueOn' | 'answeredAt' | 'ended'>,
  check: Handed['check'],
  now: Instant,
): CorrectRefusal | null {
  if (answeredAt !== null) return { why: 'corrected-already', by: CORRECTION, at: answeredAt }
  const over = whyNotGoOn(ended)
  if (over) return over
  if (check) return { why: 'already-checked', by: '#screening', ...check }
  return now < endOf(dueOn) ? null : { why: 'correction-over', by: CORRECTION, dueOn, receivedAt: now }
}
