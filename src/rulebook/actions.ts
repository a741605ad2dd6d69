import { subjects } from '../history/subjects.ts'
import { type Db, type Statement, newId } from '../db/db.ts'
import { takenColumn } from '../db/taken.ts'
import { type Last, type NotFound, type Stale, fresh, idOf } from '../history/rules.ts'
import { record } from '../history/store.ts'
import { letterToRole } from '../letters/store.ts'
import { paths } from '../paths.ts'
import { type NotYourRole, type Person, whyNotRole } from '../people/rules/person.ts'
import { sayClause } from '../shared/clauses.ts'
import type { Instant } from '../shared/days.ts'
import { type Result, ok, refuse } from '../shared/result.ts'
import { groundsIn } from './citing.ts'
import { faultsIn } from './forms/file.ts'
import { modelRulebook } from './model/model.ts'
import { boundTo } from './rules/bound.ts'
import * as says from './rules/letters.ts'
import type { Rulebook } from './rules/rulebook.ts'
import { numberedClauses } from './rules/text.ts'
import {
  type Drafted,
  type EnactRefusal,
  type RequestRefusal,
  type SaveRefusal,
  whyNotEnact,
  whyNotRequest,
  whyNotSave,
} from './rules/version.ts'
import * as store from './store.ts'

/**
 * An officer copies the model: the first version of a rulebook of the district's own. `id` is the version's. `shown`: when the page
 * was, whose form sent twice makes one draft, here and below; the second time leads to the first's.
 */
export async function copyModel(
  db: Db,
  by: Person,
  now: Instant,
  shown?: Instant,
): Promise<Result<{ id: string }, NotYourRole | Stale>> {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return refuse(notRole)
  const book = { ...modelRulebook(), title: '公益创投项目管理办法' }
  return recordDraft(db, by, null, { what: 'rulebook-copied', book, from: null, shown }, now)
}

/** An officer begins the next version of a rulebook from one of its versions, draft or not. */
export async function draftVersion(
  db: Db,
  by: Person,
  fromId: string,
  now: Instant,
  shown?: Instant,
): Promise<Result<{ id: string }, NotYourRole | Stale | NotFound>> {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return refuse(notRole)
  const found = await store.findVersion(db, fromId)
  if (!found) return refuse({ why: 'not-found' })
  const { book, id: from } = found.version
  return recordDraft(db, by, found, { what: 'rulebook-version-drafted', book, from, shown }, now)
}

/** An officer takes in a file, read and checked: as a new rulebook, or as the next version of the one named by `into`. */
export async function importVersion(
  db: Db,
  by: Person,
  book: Rulebook,
  into: string | null,
  now: Instant,
  shown?: Instant,
): Promise<Result<{ id: string }, NotYourRole | Stale | NotFound>> {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return refuse(notRole)
  const found = into === null ? null : await store.findRulebook(db, into)
  if (into !== null && !found) return refuse({ why: 'not-found' })
  return recordDraft(db, by, found, { what: 'rulebook-imported', book, from: null, shown }, now)
}

type Standing = { last: Last; lastSeq: number }
type Draft = { what: string; book: Rulebook; from: string | null; shown: Instant | undefined }

/** A draft, once for each form: whoever comes second is led to it. */
async function recordDraft(
  db: Db,
  by: Person,
  standing: Standing | null,
  draft: Draft,
  now: Instant,
): Promise<Result<{ id: string }, Stale>> {
  const { what, book, from, shown } = draft
  const words = [what, by.id, standing?.last.subject ?? null, from ?? JSON.stringify(book)]
  const id = shown === undefined ? newId() : await idOf(...words, shown)
  try {
    const recorded = await insertDraft(db, by, standing, { ...draft, id }, now)
    if (recorded.ok) return recorded
    const [made] = await store.versionOf(db, id)
    return made ? ok({ id }) : recorded
  } catch (error) {
    if (takenColumn(error) !== 'rulebook_versions.id') throw error
    return ok({ id })
  }
}

/** The next version of a rulebook, or the first of a new one. */
async function insertDraft(
  db: Db,
  by: Person,
  standing: Standing | null,
  { id, what, book, from }: Draft & { id: string },
  now: Instant,
): Promise<Result<{ id: string }, Stale>> {
  const last = standing?.last ?? fresh(subjects.rulebook(id))
  const rulebookId = last.subject.slice(subjects.rulebook('').length)
  const seq = (standing?.lastSeq ?? 0) + 1
  const { title } = book
  const begin: Statement[] = standing ? [] : [store.insertRulebook(db, rulebookId, by.id, now)]
  return record(
    db,
    last,
    { what, by: by.id, at: now, particulars: { version: id, seq } },
    [
      ...begin,
      store.insertVersion(db, { id, rulebookId, seq, book, from, by: by.id, at: now }),
      letterToRole('approver', says.drafted({ 姓名: by.name, 办法: title, 版: seq }, paths.rulebook(id))),
    ],
    { id },
  )
}

/**
 * An officer saves a draft's text and parameters; `version` is the working text that the officer had read. It goes
 * through the rulebook's history, so that nobody puts a text into force that changes under their hands, and whoever
 * wrote on it is known.
 */
export async function saveVersion(
  db: Db,
  by: Person,
  id: string,
  version: number,
  book: Rulebook,
  now: Instant,
): Promise<Result<{ id: string }, SaveRefusal | Stale | NotFound>> {
  const found = await store.findVersion(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { version: draft, last } = found
  const whyNot = whyNotSave(draft, by)
  if (whyNot) return refuse(whyNot)
  if (draft.version !== version) return refuse({ why: 'changed-meanwhile' })

  return record(
    db,
    last,
    { what: 'rulebook-version-saved', ...written(by, draft, now) },
    [store.saveBook(db, draft, book, now)],
    { id },
  )
}

/** An officer puts a sound draft before the approvers, as its text stands. */
export async function requestApproval(
  db: Db,
  by: Person,
  id: string,
  now: Instant,
): Promise<Result<{ id: string }, RequestRefusal | Stale | NotFound>> {
  const found = await store.findVersion(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { version: draft, last } = found
  const whyNot = whyNotRequest(draft, faultsIn(draft.book), by)
  if (whyNot) return refuse(whyNot)

  const { title } = draft.book
  const letter = says.requested(
    { 姓名: by.name, 办法: title, 版: draft.seq },
    {
      about: paths.rulebook(id),
      grounds: groundsIn(boundTo(draft), null, '#versions', '#second-person'),
    },
  )
  return record(
    db,
    last,
    { what: 'rulebook-requested', ...written(by, draft, now) },
    [
      store.insertRequest(db, { versionId: id, version: draft.version, by: by.id, at: now }),
      letterToRole('approver', letter),
    ],
    { id },
  )
}

/**
 * An approver who wrote nothing of it puts a version into force; from then on it is frozen. `version` is the working
 * text that the approver had read; who leaves it out takes what is there.
 */
export async function enactVersion(
  db: Db,
  by: Person,
  id: string,
  now: Instant,
  version?: number,
): Promise<Result<{ id: string }, EnactRefusal | Stale | NotFound>> {
  const found = await store.findVersion(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { version: draft, last } = found
  const whyNot = whyNotEnact(draft, faultsIn(draft.book), by)
  if (whyNot) return refuse(whyNot)
  if (version !== undefined && version !== draft.version) return refuse({ why: 'changed-meanwhile' })

  const { title } = draft.book
  return record(
    db,
    last,
    { what: 'rulebook-enacted', ...written(by, draft, now) },
    [
      store.insertEnactment(db, id, by.id, now),
      letterToRole(
        'officer',
        says.enacted(
          { 办法: title, 版: draft.seq, 条数: sayLength(draft.book) },
          { about: paths.rulebook(id), grounds: groundsIn(boundTo(draft), null, '#versions') },
        ),
      ),
    ],
    { id },
  )
}

/** "第一条至第五十条" */
const sayLength = (book: Rulebook): string => `${sayClause(1)}至${sayClause(numberedClauses(book).length)}`

/** Who, when, and which version: the store reads from it who wrote on one. */
const written = (by: Person, { id, seq }: Drafted, at: Instant) => ({
  by: by.id,
  at,
  particulars: { version: id, seq },
})
