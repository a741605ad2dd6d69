import type { Coming, StoredFile } from '../../../files/rules/file.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Chosen, askedOf } from '../../calls/form/rules/asked.ts'
import { type Form, fieldOf, questionsIn } from '../../calls/form/rules/form.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import type { Instant } from '../../../shared/days.ts'
import type { FileRef } from '../rules/content.ts'
import type { Wrong } from '../sections/rules/reading.ts'
import { asks, asksFiles, fileQuestions } from '../sections/rules/sections.ts'
import { type EditRefusal, type Proposal, whyNotEdit } from '../submissions/rules.ts'

/** Bytes of all files of one proposal that count: a bound of the system, no rule of a round. */
export const MOST_OF_A_PROPOSAL = 100 * 1024 * 1024

/** Files of one proposal that count: more are no longer read. */
export const MOST_PROPOSAL_FILES = 50

/** The field before a file in its form: the code of the question that it answers; '' for none. */
export const QUESTION = 'question'

export type AttachRefusal =
  | EditRefusal
  /** This round asks for no such file. */
  | Ruled<{ why: 'file-not-asked' }>
  | { why: 'files-full'; used: number; most: number }
  | { why: 'too-many-files'; most: number }

/** Files come and go as the text changes: until the deadline, and not while a submission counts. */
export function whyNotAttach(
  proposal: Pick<Proposal, 'plan' | 'number' | 'current' | 'role' | 'ended' | 'discard'>,
  files: Pick<StoredFile, 'size'>[],
  coming: Coming | null,
  now: Instant,
): AttachRefusal | null {
  return whyNotEdit(proposal, now) ?? whyNotHold(proposal.plan, files, coming)
}

export type HoldRefusal = Extract<AttachRefusal, { why: 'file-not-asked' | 'files-full' | 'too-many-files' }>

/** Whether this round asks for such a file, and the proposal has room for it; `coming` null: nothing is known of it yet. */
export function whyNotHold(
  plan: Pick<Plan, 'form'>,
  files: Pick<StoredFile, 'size'>[],
  coming: Coming | null,
  bytes = coming?.size ?? 0,
): HoldRefusal | null {
  if (!asksFiles(plan) || (coming && !isAskedFor(plan, coming)))
    return { why: 'file-not-asked', by: '#proposal' }
  if (files.length >= MOST_PROPOSAL_FILES) return { why: 'too-many-files', most: MOST_PROPOSAL_FILES }
  const used = files.reduce((sum, { size }) => sum + size, 0)
  const isFull = bytes > 0 ? used + bytes > MOST_OF_A_PROPOSAL : used >= MOST_OF_A_PROPOSAL
  return isFull ? { why: 'files-full', used, most: MOST_OF_A_PROPOSAL } : null
}

/** A file answers one of the questions, or none where the round takes others too. */
function isAskedFor(plan: Pick<Plan, 'form'>, { fields }: Coming): boolean {
  const code = fields[QUESTION] ?? ''
  return code === '' ? asks(plan, 'files') : fileQuestions(plan.form).some((one) => one.code === code)
}

/** Files as they stand in what is submitted. */
export const refsOf = (files: StoredFile[]): FileRef[] =>
  files.map(({ id, name, size, sha256, label, kind, searched }) => ({
    ...{ id, name, size, sha256, kind },
    ...(label && { question: label }),
    ...(searched !== 'whole' && { searched }),
  }))

/** Questions that must be answered with a file, are asked by what is chosen, and have none. */
export function missingFiles(
  form: Form | undefined,
  files: Pick<StoredFile, 'label'>[],
  chosen: Chosen,
): Wrong[] {
  return askedOf(questionsIn(form), chosen)
    .filter(
      ({ kind, required, code }) => kind === 'file' && required && !files.some(({ label }) => label === code),
    )
    .map((question) => ({
      section: 'files',
      field: fieldOf(question),
      says: `请上传“${question.label}”`,
    }))
}
