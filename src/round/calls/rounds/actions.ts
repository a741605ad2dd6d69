import { subjects } from '../../../history/subjects.ts'
import { type Db, newId } from '../../../db/db.ts'
import type { Event, Last, NotFound, Stale } from '../../../history/rules.ts'
import { type Change, lastIn, lastOf, record } from '../../../history/store.ts'
import { letterToRole } from '../../../letters/store.ts'
import { type Person, whyNotRole } from '../../../people/rules/person.ts'
import { takenColumn } from '../../../db/taken.ts'
import { paths } from '../../../paths.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { Version } from '../../../rulebook/rules/rulebook.ts'
import * as says from '../rules/letters.ts'
import type { Plan } from '../rules/plan.ts'
import { type Unbound, binding } from '../rules/ruled.ts'
import type { Typed } from '../rules/typed.ts'
import { listsById } from '../../needs/store/topics.ts'
import { type DraftRefusal, type PublishRefusal, whyNotEdit, whyNotPublish, whyNotWhole } from './rules.ts'
import { topicListsOf, whyNotTopicLists } from '../topics/rules.ts'
import { seenFiles } from '../attachments/rules.ts'
import { keepTyped } from '../drafts/store.ts'
import * as store from '../store.ts'

/** What of a draft is not in the plan as it was typed. */
export type Drafting = {
  /** Id that its working text has already; a new one without. */
  id?: string
  /** Id of the rulebook's version to bind; without it, or when it is no longer in force, the last one in force. */
  rulebook?: string | undefined
  /** The plan as it would be typed: what its working text becomes; without it there is none. */
  typedOf?: (plan: Plan) => Typed
}

/** An officer starts a round, which binds a version of the rulebook. Its code must be new. */
export async function draftRound(
  db: Db,
  by: Person,
  drafted: Unbound,
  now: Instant,
  { id = newId(), rulebook, typedOf }: Drafting = {},
): Promise<Result<{ id: string }, DraftRefusal | Stale>> {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return refuse(notRole)
  const subject = subjects.round(id)
  const [taken, books, lists, last] = await db.batch([
    store.codeTaken(db, drafted.code),
    store.booksInForce(db),
    listsById(db, topicListsOf(drafted)),
    lastOf(db, subject),
  ])
  if (taken.length > 0) return refuse({ why: 'code-taken', code: drafted.code })
  const noList = whyNotTopicLists(drafted, lists)
  if (noList) return refuse(noList)

  const book = versionIn(books, rulebook)
  const lacking = whyNotWhole(drafted, book)
  if (lacking) return refuse(lacking)

  const plan = binding(drafted, book)
  const recorded = await recordPlan(
    db,
    plan.code,
    lastIn(last, subject),
    { what: 'round-drafted', by: by.id, at: now, particulars: { title: plan.title } },
    [
      store.insertRound(db, { id, plan, by: by.id, at: now }),
      ...(typedOf ? keepTyped(db, { id, typed: typedOf(plan), by: by.id, at: now }) : []),
      letterToRole(
        'approver',
        says.drafted(
          { 期: plan.title, 姓名: by.name },
          { about: paths.round(id), grounds: groundsIn(plan.rulebook, null, '#call', '#second-person') },
        ),
      ),
    ],
  )
  return recorded.ok ? ok({ id }) : recorded
}

/** The version chosen, or the last one in force. */
function versionIn(books: store.BookRow[], id: string | undefined): Version | undefined {
  const row = books.find((one) => one.id === id) ?? books[0]
  return row && store.versionOf(row)
}

/**
 * An officer rewrites the draft; `version` is the one that the officer had read. It goes through the round's history,
 * so that nobody publishes a text that changes under their hands, and whoever rewrote it is known.
 */
export async function redraftRound(
  db: Db,
  by: Person,
  id: string,
  version: number,
  redrafted: Unbound,
  now: Instant,
  { rulebook, typedOf }: Drafting = {},
): Promise<Result<{ id: string }, DraftRefusal | Stale | NotFound>> {
  const subject = subjects.round(id)
  const [[round], last, taken, books, lists] = await db.batch([
    store.roundOf(db, id),
    lastOf(db, subject),
    store.codeTaken(db, redrafted.code),
    store.booksInForce(db),
    listsById(db, topicListsOf(redrafted)),
  ])
  if (!round) return refuse({ why: 'not-found' })
  const whyNot = whyNotEdit(round, by) ?? whyNotTopicLists(redrafted, lists)
  if (whyNot) return refuse(whyNot)
  if (taken.some((other) => other.id !== id)) return refuse({ why: 'code-taken', code: redrafted.code })
  if (round.version !== version) return refuse({ why: 'changed-meanwhile' })

  const book = versionIn(books, rulebook ?? round.plan.rulebook?.version)
  const lacking = whyNotWhole(redrafted, book)
  if (lacking) return refuse(lacking)

  const plan = binding(redrafted, book)
  const recorded = await recordPlan(
    db,
    plan.code,
    lastIn(last, subject),
    { what: 'round-redrafted', by: by.id, at: now, particulars: { version: version + 1 } },
    [
      store.savePlan(db, round, plan, now),
      ...(typedOf ? keepTyped(db, { id, typed: typedOf(plan), by: by.id, at: now }) : []),
    ],
  )
  return recorded.ok ? ok({ id }) : recorded
}

/** Two took one code at once: the unique key stopped this one, which is told so like any other. */
async function recordPlan(
  db: Db,
  code: string,
  last: Last,
  event: Event,
  changes: Change[],
): Promise<Result<null, DraftRefusal | Stale>> {
  try {
    return await record(db, last, event, changes)
  } catch (error) {
    if (takenColumn(error) !== 'rounds.code') throw error
    return refuse({ why: 'code-taken', code })
  }
}

/**
 * An approver who did not draft it publishes the call; from then on the plan is frozen. `version` is the one that the
 * approver had read, `files` the attachments (`seenFiles`); who leaves them out publishes what is there.
 */
export async function publishRound(
  db: Db,
  by: Person,
  id: string,
  now: Instant,
  version?: number,
  files?: string,
): Promise<Result<{ id: string }, PublishRefusal | Stale | NotFound>> {
  const found = await store.findRound(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { round, last } = found
  const whyNot = whyNotPublish(round, by, now, found.undecided)
  if (whyNot) return refuse(whyNot)
  if (version !== undefined && version !== round.version) return refuse({ why: 'changed-meanwhile' })
  if (files !== undefined && files !== seenFiles(found.files)) return refuse({ why: 'changed-meanwhile' })

  return record(
    db,
    last,
    { what: 'round-published', by: by.id, at: now, particulars: { version: round.version } },
    [
      store.insertPublication(db, id, by.id, now),
      letterToRole(
        'officer',
        says.published(
          { 期: round.plan.title },
          { about: paths.call(id), grounds: groundsIn(round.plan.rulebook, id, '#call', '#amendment') },
        ),
      ),
    ],
    { id },
  )
}
