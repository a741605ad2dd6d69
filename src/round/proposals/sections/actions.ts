import type { Db } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import {
  type SectionCode,
  type Typed,
  keptOf,
  sectionAfter,
  sectionsOf,
  withTyped,
} from './rules/sections.ts'
import { type EditRefusal, type Proposal, whyNotEdit } from '../submissions/rules.ts'
import { findMine } from './store/found.ts'
import { saveText } from './store/sections.ts'

/** What a window sends of one section; `version` is the one that it had read, 0 for a section not yet saved. */
export type Sent = { section: string; version: number; typed: Typed }
/** `next`: the section after it, if any. */
export type Saved = { version: number; savedAt: Instant; next: SectionCode | null }

/** What it was saved into, as it was read before; `typed`: what is kept of the section now. */
export type SavedInto<M> = Saved & { mine: M; typed: Typed }

/** Keeps a section's working text as it was typed, complete or not. */
export async function saveSection(db: Db, by: Person, id: string, sent: Sent, now: Instant) {
  const saved = await saveInto(db, by, id, sent, now, findMine)
  return saved.ok ? ok(savedOf(saved.value)) : saved
}

/** What its writer is told. */
export const savedOf = ({ version, savedAt, next }: Saved): Saved => ({ version, savedAt, next })

/** The same; `find` reads what its caller wants to know of the proposal. */
export async function saveInto<M extends { proposal: Proposal }>(
  db: Db,
  by: Person,
  id: string,
  { section: code, version, typed: sent }: Sent,
  now: Instant,
  find: (db: Db, by: Person, id: string) => Promise<M | null>,
): Promise<Result<SavedInto<M>, EditRefusal | Stale | NotFound>> {
  const mine = await find(db, by, id)
  const sections = mine ? sectionsOf(mine.proposal.plan) : []
  const section = sections.find((one) => one.code === code)
  if (!mine || !section) return refuse({ why: 'not-found' })
  const whyNot = whyNotEdit(mine.proposal, now)
  if (whyNot) return refuse(whyNot)

  const next = sectionAfter(sections, section.code)?.code ?? null
  const kept = keptOf(mine.proposal.sections, code)
  const typed = withTyped(section, kept?.typed ?? {}, sent)
  // a save whose answer was lost is sent again, and a form that was not changed is sent too: the text is there already
  if (kept && isSame(typed, kept.typed))
    return ok({ version: kept.version, savedAt: kept.savedAt, next, mine, typed })
  if (version !== (kept?.version ?? 0)) return refuse({ why: 'changed-meanwhile' })
  const text = { proposalId: id, section: section.code, typed, by: by.id }
  if (await saveText(db, text, version, now))
    return ok({ version: version + 1, savedAt: now, next, mine, typed })
  // another save was first; where it held the same words, a button and the form itself have met on the way
  const first = keptOf((await findMine(db, by, id))?.proposal.sections ?? [], code)
  return first && isSame(typed, first.typed)
    ? ok({ version: first.version, savedAt: first.savedAt, next, mine, typed })
    : refuse({ why: 'changed-meanwhile' })
}

const isSame = (a: Typed, b: Typed): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([name, text]) => b[name] === text)
