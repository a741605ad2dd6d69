import type { Db } from '../../../db/db.ts'
import { takenColumn } from '../../../db/taken.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { lastIn, lastOf, record } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { letterTo, letterToRole } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import * as says from '../rules/letters.ts'
import { roundOf } from '../store.ts'
import {
  type DiscardRefusal,
  type FetchDraftRefusal,
  type ReturnRefusal,
  type TakeBackRefusal,
  whyNotDiscard,
  whyNotFetchDraft,
  whyNotReturn,
  whyNotTakeBack,
} from './rules.ts'
import { findDiscarding, freeCode, insertDiscard, insertRoundReturn, takeCode } from './store.ts'

/** An officer throws away a draft of theirs, put forward or not; the approvers hear that it waits no more. */
export async function discardDraft(
  db: Db,
  by: Person,
  id: string,
  reason: string,
  now: Instant,
): Promise<Result<{ id: string }, DiscardRefusal | Stale | NotFound>> {
  const found = await findDiscarding(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { draft, round, last } = found
  const whyNot = whyNotDiscard(draft, by)
  if (whyNot) return refuse(whyNot)
  const told = round
    ? [
        freeCode(db, id),
        letterToRole(
          'approver',
          says.discarded(
            { 期: round.plan.title, 姓名: by.name },
            { about: paths.rounds(), grounds: groundsIn(round.plan.rulebook, null, '#call') },
          ),
        ),
      ]
    : []
  return record(
    db,
    last,
    { what: 'draft-discarded', by: by.id, at: now, particulars: { reason } },
    [insertDiscard(db, { draft: id, outcome: 'discarded', reason, by: by.id, at: now }), ...told],
    { id },
  )
}

/** Whoever threw it away fetches it back as it was; a round that was put forward is put forward again. */
export async function fetchDraft(
  db: Db,
  by: Person,
  id: string,
  now: Instant,
): Promise<Result<{ id: string }, FetchDraftRefusal | Stale | NotFound>> {
  const found = await findDiscarding(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { draft, round, last } = found
  const whyNot = whyNotFetchDraft(draft, by, now)
  if (whyNot) return refuse(whyNot)
  try {
    return await record(
      db,
      last,
      { what: 'draft-restored', by: by.id, at: now },
      [
        insertDiscard(db, { draft: id, outcome: 'restored', reason: '', by: by.id, at: now }),
        ...(round ? [takeCode(db, id)] : []),
      ],
      { id },
    )
  } catch (error) {
    if (!round || takenColumn(error) !== 'rounds.code') throw error
    return refuse({ why: 'code-taken', code: round.plan.code })
  }
}

/** An approver sends a draft back with a reason; its officers put it forward again once it is mended. */
export async function returnRound(
  db: Db,
  by: Person,
  id: string,
  reason: string,
  now: Instant,
): Promise<Result<{ id: string }, ReturnRefusal | Stale | NotFound>> {
  const [[round], last] = await db.batch([roundOf(db, id), lastOf(db, subjects.round(id))])
  if (!round) return refuse({ why: 'not-found' })
  const whyNot = whyNotReturn(round, by)
  if (whyNot) return refuse(whyNot)
  const letter = says.returned(
    { 期: round.plan.title, 姓名: by.name, 原因: reason },
    { about: paths.round(id), grounds: groundsIn(round.plan.rulebook, null, '#call') },
  )
  return record(
    db,
    lastIn(last, subjects.round(id)),
    { what: 'round-returned', by: by.id, at: now, particulars: { version: round.version, reason } },
    [
      insertRoundReturn(db, {
        ...{ roundId: id, version: round.version, outcome: 'returned', reason },
        ...{ by: by.id, at: now },
      }),
      ...round.draftedBy.map((writer) => letterTo(writer, letter)),
    ],
    { id },
  )
}

/** An officer who wrote on it takes it back: it waits for nobody until it is put forward again. */
export async function takeBackRound(
  db: Db,
  by: Person,
  id: string,
  reason: string,
  now: Instant,
): Promise<Result<{ id: string }, TakeBackRefusal | Stale | NotFound>> {
  const [[round], last] = await db.batch([roundOf(db, id), lastOf(db, subjects.round(id))])
  if (!round) return refuse({ why: 'not-found' })
  const whyNot = whyNotTakeBack(round, by)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    lastIn(last, subjects.round(id)),
    { what: 'round-taken-back', by: by.id, at: now, particulars: { version: round.version, reason } },
    [
      insertRoundReturn(db, {
        ...{ roundId: id, version: round.version, outcome: 'withdrawn', reason },
        ...{ by: by.id, at: now },
      }),
      letterToRole(
        'approver',
        says.takenBack(
          { 期: round.plan.title, 姓名: by.name, 原因: reason },
          { about: paths.round(id), grounds: groundsIn(round.plan.rulebook, null, '#call') },
        ),
      ),
    ],
    { id },
  )
}
