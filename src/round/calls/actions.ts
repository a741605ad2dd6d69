import { type Db, type Statement, newId } from '../../db/db.ts'
import { type Event, type Last, type NotFound, type Stale, fresh } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { letterToRole } from '../../letters/store.ts'
import { type Person, whyNotRole } from '../../people/rules/person.ts'
import { takenColumn } from '../../db/taken.ts'
import { paths } from '../../paths.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import type { Plan } from './rules/plan.ts'
import { type DraftRefusal, type PublishRefusal, whyNotEdit, whyNotPublish } from './rules/round.ts'
import * as store from './store.ts'

/** An officer starts a round. Its code must be new. */
export async function draftRound(
  db: Db,
  by: Person,
  plan: Plan,
  now: Instant,
): Promise<Result<{ id: string }, DraftRefusal | Stale>> {
  const notRole = whyNotRole(by, 'officer')
  if (notRole) return refuse(notRole)
  const taken = await store.codeTaken(db, plan.code)
  if (taken.length > 0) return refuse({ why: 'code-taken', code: plan.code })

  const id = newId()
  const recorded = await recordPlan(
    db,
    plan.code,
    fresh(store.roundSubject(id)),
    { what: 'round-drafted', by: by.id, at: now, particulars: { title: plan.title } },
    [
      store.insertRound(db, { id, plan, by: by.id, at: now }),
      letterToRole(
        db,
        'approver',
        {
          subject: `征集公告草稿：${plan.title}`,
          body: `${by.name}拟定了「${plan.title}」，请审阅后发布。`,
          about: paths.round(id),
        },
        now,
      ),
    ],
  )
  return recorded.ok ? ok({ id }) : recorded
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
  plan: Plan,
  now: Instant,
): Promise<Result<{ id: string }, DraftRefusal | Stale | NotFound>> {
  const subject = store.roundSubject(id)
  const [[round], last, taken] = await db.batch([
    store.roundOf(db, id),
    lastOf(db, subject),
    store.codeTaken(db, plan.code),
  ])
  if (!round) return refuse({ why: 'not-found' })
  const whyNot = whyNotEdit(round, by)
  if (whyNot) return refuse(whyNot)
  if (taken.some((other) => other.id !== id)) return refuse({ why: 'code-taken', code: plan.code })
  if (round.version !== version) return refuse({ why: 'changed-meanwhile' })

  const recorded = await recordPlan(
    db,
    plan.code,
    lastIn(last, subject),
    { what: 'round-redrafted', by: by.id, at: now, particulars: { version: version + 1 } },
    [store.savePlan(db, round, plan, now)],
  )
  return recorded.ok ? ok({ id }) : recorded
}

/** Two took one code at once: the unique key stopped this one, which is told so like any other. */
async function recordPlan(
  db: Db,
  code: string,
  last: Last,
  event: Event,
  changes: Statement[],
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
 * approver had read; who leaves it out publishes what is there.
 */
export async function publishRound(
  db: Db,
  by: Person,
  id: string,
  now: Instant,
  version?: number,
): Promise<Result<{ id: string }, PublishRefusal | Stale | NotFound>> {
  const found = await store.findRound(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { round, last } = found
  const whyNot = whyNotPublish(round, by, now)
  if (whyNot) return refuse(whyNot)
  if (version !== undefined && version !== round.version) return refuse({ why: 'changed-meanwhile' })

  const recorded = await record(
    db,
    last,
    { what: 'round-published', by: by.id, at: now, particulars: { version: round.version } },
    [
      store.insertPublication(db, id, by.id, now),
      letterToRole(
        db,
        'officer',
        {
          subject: `已发布：${round.plan.title}`,
          body: '征集公告已经发布，内容不再改动。',
          about: paths.call(id),
        },
        now,
      ),
    ],
  )
  return recorded.ok ? ok({ id }) : recorded
}
