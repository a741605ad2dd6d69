import type { Owner } from '../../owners/rules.ts'
import { type OwnInterest, whyNotImpartial } from '../../people/rules/interest.ts'
import { type NotYourRole, type Person, type Role, has } from '../../people/rules/person.ts'
import type { Instant } from '../../shared/days.ts'

/** What notes are written on; what somebody sees to is in owners/rules.ts. */
export const KINDS = ['organization', 'proposal', 'project'] as const
export type Kind = (typeof KINDS)[number]

/**
 * Who reads notes, and who writes them: an auditor reads everything and changes nothing. Whoever runs a round for an outside unit
 * does as its officer, on proposals and projects of that round; what is known of an organization is of all rounds, and not theirs.
 */
export const READERS = ['officer', 'approver', 'finance', 'auditor'] as const satisfies Role[]
export const WRITERS = ['officer', 'approver', 'finance'] as const satisfies Role[]

/** 案: an organization, a proposal or a project; `concerns`: the organizations that it is about. */
export type Case = { kind: Kind; id: string; title: string; concerns: string[] }
/** What one of the staff wrote; `corrects`: in place of which. `by`: an id, `name`: theirs. */
export type Note = {
  id: string
  text: string
  corrects: string | null
  by: string
  name: string
  at: Instant
}
/** A note with what it said before, the first first. */
export type Said = Note & { before: Note[] }

/** What is shown of a case. `whyNot`: why whoever asks reads nothing of it. */
export type Shown = {
  of: Case
  notes: Note[]
  owner: Owner | null
  colleagues: Colleague[]
  whyNot: OwnInterest | null
}

/** The note to correct is somebody else's, of another case, or was corrected already. */
export type NotYourNote = { why: 'not-your-note' }
/** Their last words here, once more: sent twice. */
export type WrittenAlready = { why: 'written-already' }
export type NoteRefusal = NotYourRole | OwnInterest | NotYourNote | WrittenAlready

/** Whoever has an interest in it reads none of it, either. */
export const whyNotRead = (of: Case, by: Person): OwnInterest | null => whyNotImpartial(by, ...of.concerns)

export function whyNotWrite(
  of: Case,
  by: Person,
  notes: Note[],
  { text, corrects }: Pick<Note, 'text' | 'corrects'>,
): NoteRefusal | null {
  if (!WRITERS.some((role) => has(by, role))) return { why: 'not-your-role', needs: [...WRITERS] }
  const whyNot = whyNotRead(of, by)
  if (whyNot) return whyNot
  const last = notes.at(-1)
  if (last?.by === by.id && last.text === text && last.corrects === corrects)
    return { why: 'written-already' }
  if (corrects === null) return null
  return mayCorrect(notes, by, corrects) ? null : { why: 'not-your-note' }
}

/** Each of one's own that no other has taken the place of. */
export const mayCorrect = (notes: Note[], by: Pick<Person, 'id'>, id: string): boolean =>
  notes.some((note) => note.id === id && note.by === by.id) && notes.every(({ corrects }) => corrects !== id)

/** As they are read: what was corrected stands behind what took its place, where the first stood. */
export function saidIn(notes: Note[]): Said[] {
  const after = new Map(notes.flatMap((note) => (note.corrects ? [[note.corrects, note] as const] : [])))
  return notes
    .filter(({ corrects }) => corrects === null)
    .map((first) => {
      const before: Note[] = []
      let last = first
      for (let next = after.get(last.id); next; next = after.get(last.id)) {
        before.push(last)
        last = next
      }
      return { ...last, before }
    })
}

/** Somebody of the office, or who runs the round for an outside unit, who can see to a case. */
export type Colleague = { id: string; name: string }
export type OwnerRefusal =
  | NotYourRole
  | OwnInterest
  /** They hold no officer’s role, or have an interest in it. */
  | { why: 'not-a-colleague' }
  /** It is so already. */
  | { why: 'same-owner' }

/** An officer takes a case, hands it over, or lays it down; to whom: one of the officers without an interest in it. */
export function whyNotOwn(
  of: Case,
  by: Person,
  to: string | null,
  { owner, colleagues }: { owner: Owner | null; colleagues: Colleague[] },
): OwnerRefusal | null {
  if (!has(by, 'officer')) return { why: 'not-your-role', needs: 'officer' }
  const whyNot = whyNotRead(of, by)
  if (whyNot) return whyNot
  if (to !== null && !colleagues.some(({ id }) => id === to)) return { why: 'not-a-colleague' }
  return to === (owner?.id ?? null) ? { why: 'same-owner' } : null
}
