import type { Db } from '../../db/db.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { record } from '../../history/store.ts'
import { letterTo, letterToRole } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import type { Person } from '../../people/rules/person.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { groundsIn } from '../citing.ts'
import { boundTo } from '../rules/bound.ts'
import * as says from '../rules/letters.ts'
import {
  type DiscardRefusal,
  type Drafted,
  type FetchVersionRefusal,
  type ReturnRefusal,
  type TakeBackRefusal,
  whyNotDiscard,
  whyNotFetchVersion,
  whyNotReturn,
  whyNotTakeBack,
} from '../rules/version.ts'
import * as store from '../store.ts'

/** An approver sends a version back with a reason; whoever wrote on it is told. */
export async function returnVersion(
  db: Db,
  by: Person,
  id: string,
  reason: string,
  now: Instant,
): Promise<Result<{ id: string }, ReturnRefusal | Stale | NotFound>> {
  const found = await store.findVersion(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { version: draft, last } = found
  const whyNot = whyNotReturn(draft, by)
  if (whyNot) return refuse(whyNot)
  const letter = says.returned(saidOf(draft, by, reason), basisOf(draft))
  return record(
    db,
    last,
    { what: 'rulebook-returned', by: by.id, at: now, particulars: { version: id, seq: draft.seq, reason } },
    [
      cameBack(db, draft, { outcome: 'returned', reason, by: by.id, at: now }),
      ...draft.draftedBy.map((writer) => letterTo(writer, letter)),
    ],
    { id },
  )
}

/** An officer who wrote on it takes it back while it waits. */
export async function takeBackVersion(
  db: Db,
  by: Person,
  id: string,
  reason: string,
  now: Instant,
): Promise<Result<{ id: string }, TakeBackRefusal | Stale | NotFound>> {
  const found = await store.findVersion(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { version: draft, last } = found
  const whyNot = whyNotTakeBack(draft, by)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    last,
    { what: 'rulebook-taken-back', by: by.id, at: now, particulars: { version: id, seq: draft.seq, reason } },
    [
      cameBack(db, draft, { outcome: 'withdrawn', reason, by: by.id, at: now }),
      letterToRole('approver', says.takenBack(saidOf(draft, by, reason), basisOf(draft))),
    ],
    { id },
  )
}

/** An officer throws away a draft of theirs; the next version takes the next number. */
export async function discardVersion(
  db: Db,
  by: Person,
  id: string,
  reason: string,
  now: Instant,
): Promise<Result<{ id: string }, DiscardRefusal | Stale | NotFound>> {
  const found = await store.findVersion(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { version: draft, last } = found
  const whyNot = whyNotDiscard(draft, by)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    last,
    { what: 'rulebook-discarded', by: by.id, at: now, particulars: { version: id, seq: draft.seq, reason } },
    [store.insertRulebookDiscard(db, { versionId: id, outcome: 'discarded', reason, by: by.id, at: now })],
    { id },
  )
}

/** Whoever threw it away fetches it back as it was. */
export async function fetchVersion(
  db: Db,
  by: Person,
  id: string,
  now: Instant,
): Promise<Result<{ id: string }, FetchVersionRefusal | Stale | NotFound>> {
  const found = await store.findVersion(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { version: draft, last } = found
  const whyNot = whyNotFetchVersion(draft, by, now)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    last,
    { what: 'rulebook-restored', by: by.id, at: now, particulars: { version: id, seq: draft.seq } },
    [store.insertRulebookDiscard(db, { versionId: id, outcome: 'restored', reason: '', by: by.id, at: now })],
    { id },
  )
}

type Came = { outcome: 'returned' | 'withdrawn'; reason: string; by: string; at: Instant }

const cameBack = (db: Db, { id, version }: Drafted, came: Came) =>
  store.insertRulebookReturn(db, { versionId: id, version, ...came })

const saidOf = ({ book, seq }: Drafted, by: Person, reason: string) => ({
  姓名: by.name,
  办法: book.title,
  版: seq,
  原因: reason,
})

const basisOf = (draft: Drafted) => ({
  about: paths.rulebook(draft.id),
  grounds: groundsIn(boundTo(draft), null, '#versions'),
})
