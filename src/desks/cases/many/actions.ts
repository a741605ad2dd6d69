import type { Db } from '../../../db/db.ts'
import type { Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { insertOwner } from '../../../owners/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { type ManyRefusal, keyOf, whyNotGive, whyNotThis } from './rules.ts'
import { findChosen } from './store.ts'

/**
 * An officer gives several cases to one colleague: all of those that can be given, in one batch, each with an entry in its own
 * history; if one of them changed meanwhile, none.
 */
export async function giveCases(
  db: Db,
  by: Person,
  { chosen: keys, to }: { chosen: string[]; to: string | null },
  now: Instant,
): Promise<Result<{ given: number }, ManyRefusal | Stale>> {
  const found = await findChosen(db, by, { keys, to, today: dayOf(now) })
  const whyNot = whyNotGive(by, to, found)
  if (whyNot) return refuse(whyNot)
  const given = found.chosen.filter((one) => whyNotThis(one, to) === null)
  const lasts = given.flatMap((one) => found.lasts.get(keyOf(one)) ?? [])
  const isGiven = to !== null
  return await record(
    db,
    lasts,
    { what: isGiven ? 'case-given' : 'case-laid-down', by: by.id, at: now, particulars: { to } },
    given.map(({ kind, id }) => insertOwner(db, { kind, about: id, owner: to, by: by.id, at: now })),
    { given: given.length },
  )
}
