import type { Coming, StoredFile } from '../../../files/rules/file.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Instant } from '../../../shared/days.ts'
import { chosenOf } from '../../calls/form/rules/asked.ts'
import { questionsIn } from '../../calls/form/rules/form.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import type { Content, FileRef } from '../../proposals/rules/content.ts'
import { type HoldRefusal, QUESTION, missingFiles, refsOf, whyNotHold } from '../../proposals/files/rules.ts'
import {
  CORRECTION,
  type CorrectRefusal,
  type Correction,
  type Defect,
  FILES,
  fileField,
  questionField,
  whyNotCorrect,
} from './correction.ts'
import type { Handed } from './eligibility.ts'

/** A file that is left out of the corrected version; the earlier one keeps it. `replacedBy`: the file that comes instead. */
export type LeftOut = { fileId: string; replacedBy: string | null }

/** What is to be known of a correction's files. `files`: all that are attached now, those handed in among them. */
export type CorrectingFiles = {
  plan: Pick<Plan, 'form'>
  content: Content
  correction: Correction
  check: Handed['check']
  files: StoredFile[]
  leftOut: LeftOut[]
}

export const isAboutFiles = ({ field }: Pick<Defect, 'field'>): boolean =>
  field === FILES || field.startsWith(`${FILES}.`)

const isNamed = (defects: Pick<Defect, 'field'>[], field: string): boolean =>
  defects.some((defect) => defect.field === field)

/** Whether it may be left out, or replaced: only what the correction names. */
export const mayTake = (defects: Pick<Defect, 'field'>[], { id, question }: FileRef): boolean =>
  isNamed(defects, fileField(id)) || (question !== undefined && isNamed(defects, questionField(question)))

/** Whether a file may be added for a question; '' for none. */
export const mayAdd = (defects: Pick<Defect, 'field'>[], question: string): boolean =>
  isNamed(defects, FILES) || (question !== '' && isNamed(defects, questionField(question)))

/** Files that came with this correction. */
export const addedIn = ({ files, content, correction }: CorrectingFiles): StoredFile[] =>
  files.filter(({ id, at }) => at >= correction.at && !content.files?.some((ref) => ref.id === id))

/** The files of the corrected version, as it stands: those that were handed in and stay or are replaced, then the added. */
export function filesAfter(found: CorrectingFiles): FileRef[] {
  const added = addedIn(found)
  const stay = (found.content.files ?? []).flatMap((ref) => {
    const mark = found.leftOut.find(({ fileId }) => fileId === ref.id)
    if (!mark) return [ref]
    const instead = added.filter(({ id }) => id === mark.replacedBy)
    return refsOf(instead).map((one) => ({ ...one, replaces: ref.id }))
  })
  const more = added.filter(({ id }) => !found.leftOut.some(({ replacedBy }) => replacedBy === id))
  return [...stay, ...refsOf(more)]
}

/** The field before a file in its form names a question, or the file that it replaces. */
const REPLACES = 'replaces:'
export const replacing = (id: string): string => REPLACES + id
export function replacedIn({ content }: Pick<CorrectingFiles, 'content'>, fields: Record<string, string>) {
  const said = fields[QUESTION] ?? ''
  const id = said.startsWith(REPLACES) ? said.slice(REPLACES.length) : null
  return id === null ? null : (content.files?.find((ref) => ref.id === id) ?? { id, name: '', unknown: true })
}
/** The question that a coming file answers; '' for none. */
export function questionOf(found: Pick<CorrectingFiles, 'content'>, fields: Record<string, string>): string {
  const replaced = replacedIn(found, fields)
  if (!replaced) return fields[QUESTION] ?? ''
  return 'question' in replaced ? (replaced.question ?? '') : ''
}

export type CorrectFileRefusal =
  | CorrectRefusal
  | HoldRefusal
  | Ruled<
      | { why: 'file-not-asked' }
      /** The correction does not name it: it stays as it was handed in. */
      | { why: 'file-not-named'; name: string }
      /** Another has come in its place already. */
      | { why: 'file-replaced'; name: string }
      /** The last answer to a question that must have one. */
      | { why: 'file-required'; question: string }
    >

/** A file comes to a correction that asks for one; `coming` null: nothing is known of it yet. */
export function whyNotAddFile(
  found: CorrectingFiles,
  coming: Coming | null,
  now: Instant,
): CorrectFileRefusal | null {
  const { plan } = found
  const { defects } = found.correction
  const whyNot = whyNotCorrect(found.correction, found.check, now)
  if (whyNot) return whyNot
  if (!defects.some(isAboutFiles)) return NOT_ASKED
  // what comes may take the place of another: whether there is room is known by then
  if (!coming) return whyNotHold(plan, [], null)
  const replaced = replacedIn(found, coming.fields)
  const question = questionOf(found, coming.fields)
  if (replaced) {
    if ('unknown' in replaced || !mayTake(defects, replaced)) return notNamed(replaced)
    if (found.leftOut.some(({ fileId, replacedBy }) => fileId === replaced.id && replacedBy !== null))
      return { why: 'file-replaced', by: CORRECTION, name: replaced.name }
  } else if (!mayAdd(defects, question)) return NOT_ASKED
  const left = filesAfter(found).filter(({ id }) => id !== replaced?.id)
  // what takes another's place answers what that one answered, whether the form still asks for it or not
  return whyNotHold(
    plan,
    left,
    replaced ? null : { ...coming, fields: { [QUESTION]: question } },
    coming.size,
  )
}

const NOT_ASKED: CorrectFileRefusal = { why: 'file-not-asked', by: CORRECTION }
const notNamed = ({ name }: { name: string }): CorrectFileRefusal => ({
  why: 'file-not-named',
  by: CORRECTION,
  name,
})

/** A file is left out, or one that was added is taken back. */
export function whyNotLeaveOut(found: CorrectingFiles, id: string, now: Instant): CorrectFileRefusal | null {
  const whyNot = whyNotCorrect(found.correction, found.check, now)
  if (whyNot) return whyNot
  const handed = found.content.files?.find((ref) => ref.id === id)
  if (handed && !mayTake(found.correction.defects, handed)) return notNamed(handed)
  return whyNotMiss(
    found,
    filesAfter(found).filter((ref) => ref.id !== id),
    id,
  )
}

/** Whether a question that must have a file is left without one that it has now. */
function whyNotMiss(found: CorrectingFiles, left: FileRef[], id: string): CorrectFileRefusal | null {
  const { plan, content } = found
  const comesBack = found.leftOut.find(({ replacedBy }) => replacedBy === id)
  const back = (content.files ?? []).filter((ref) => ref.id === comesBack?.fileId)
  const [missing] = missingFrom(plan, content, [...left, ...back])
  const code = missing?.field.split('.')[1]
  const question = questionsIn(plan.form).find((one) => one.code === code)
  return missing && question ? { why: 'file-required', by: '#proposal', question: question.label } : null
}

/** What a correction must not leave unanswered. */
export const missingFrom = (plan: Pick<Plan, 'form'>, content: Content, files: FileRef[]) =>
  missingFiles(
    plan.form,
    files.map(({ question = '' }) => ({ label: question })),
    chosenOf(content.answers ?? {}),
  )

/** What became of the files between two versions, by name and digest. */
export type FileChange =
  | { what: 'added' | 'removed'; file: FileRef }
  | { what: 'replaced'; file: FileRef; by: FileRef }

export function fileChangesBetween(before: Content, after: Content): FileChange[] {
  const [was, is] = [before.files ?? [], after.files ?? []]
  const gone = was.filter(({ id }) => !is.some((one) => one.id === id))
  const come = is.filter(({ id }) => !was.some((one) => one.id === id))
  const by = (file: FileRef) => come.find(({ replaces }) => replaces === file.id)
  return [
    ...gone.map((file): FileChange => {
      const instead = by(file)
      return instead ? { what: 'replaced', file, by: instead } : { what: 'removed', file }
    }),
    ...come
      .filter(({ replaces }) => !gone.some(({ id }) => id === replaces))
      .map((file): FileChange => ({ what: 'added', file })),
  ]
}
