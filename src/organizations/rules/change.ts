import { type OwnInterest, whyNotImpartial } from '../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../people/rules/person.ts'
import type { Day, Instant } from '../../shared/days.ts'
import { whyNotRecord } from './organization.ts'

/** 注销、合并和更名. */
export const CHANGES = { dissolved: '注销', merged: '合并', renamed: '更名' } as const
export type ChangeKind = keyof typeof CHANGES

/** What became of an organization, as it was recorded. `into`: its successor, its new name, or who settles its affairs. */
export type Change = {
  id: string
  kind: ChangeKind
  sinceOn: Day
  into: string
  evidence: string
  by: string
  byName: string
  at: Instant
  /** Of the answer that counts, by which it is taken back. */
  answerId?: string | null
  answer: {
    outcome: 'confirmed' | 'returned' | 'withdrawn'
    reason: string
    byName: string
    at: Instant
  } | null
}

/** Whether a change ends the organization itself. */
export const isEnd = ({ kind, answer }: Pick<Change, 'kind' | 'answer'>): boolean =>
  kind !== 'renamed' && answer?.outcome === 'confirmed'

/** Of 更名: another has that name, or it has it already. */
export type NameRefusal = { why: 'name-taken'; name: string } | { why: 'same-name'; name: string }

export type RecordRefusal =
  | NameRefusal
  | NotYourRole
  | OwnInterest
  | { why: 'change-in-future'; today: Day }
  | { why: 'change-waits' }
  | { why: 'gone-already' }

/** An officer records what the register says; one change at a time, and none after the end. */
export function whyNotChange(
  organization: { id: string },
  changes: Change[],
  by: Person,
): RecordRefusal | null {
  const notYours = whyNotRecord(by, organization)
  if (notYours) return notYours
  if (changes.some(isEnd)) return { why: 'gone-already' }
  return changes.some(({ answer }) => answer === null) ? { why: 'change-waits' } : null
}

export const whyNotSince = (sinceOn: Day, today: Day): RecordRefusal | null =>
  sinceOn > today ? { why: 'change-in-future', today } : null

/** `namesakes`: the organizations that have the name now. */
export function whyNotRename(
  { id, name }: { id: string; name: string },
  { kind, into }: Pick<Change, 'kind' | 'into'>,
  namesakes: { id: string }[],
): NameRefusal | null {
  if (kind !== 'renamed') return null
  if (into === name) return { why: 'same-name', name }
  return namesakes.some((one) => one.id !== id) ? { why: 'name-taken', name: into } : null
}

export type ConfirmRefusal =
  | NameRefusal
  | NotYourRole
  | OwnInterest
  | { why: 'own-change' }
  | { why: 'change-answered' }

/** An approver who did not record it confirms it or sends it back. */
export function whyNotConfirm(
  organization: { id: string },
  change: Change,
  by: Person,
): ConfirmRefusal | null {
  const notYours = whyNotRole(by, 'approver') ?? whyNotImpartial(by, organization.id)
  if (notYours) return notYours
  if (change.answer) return { why: 'change-answered' }
  return change.by === by.id ? { why: 'own-change' } : null
}

export type TakeBackChangeRefusal = NotYourRole | { why: 'change-answered' } | { why: 'not-own-change' }

export function whyNotTakeBackChange(change: Change, by: Person): TakeBackChangeRefusal | null {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return notRole
  if (change.answer) return { why: 'change-answered' }
  return change.by === by.id ? null : { why: 'not-own-change' }
}
