import { type Db, newId } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Letter } from '../../../letters/rules.ts'
import { readNow } from '../../../letters/store.ts'
import { letterWithHostToEach } from '../../../organizations/hosting/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { letterOf, sayUntil } from '../actions/letters.ts'
import { type SendRefusal, whyNotSend } from './rules.ts'
import { type Found, type Paged, findResults, insertResults } from './store.ts'

/** An officer tells every organization what was found of its proposal, each with its own reasons, all at one moment. */
export async function sendResults(
  db: Db,
  by: Person,
  roundId: string,
  now: Instant,
): Promise<Result<{ sent: number }, SendRefusal | NotFound | Stale>> {
  const found = await findResults(db, roundId)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotSend(found.results, by)
  if (whyNot) return refuse(whyNot)
  const id = newId()
  return record(
    db,
    found.last,
    { what: 'results-sent', by: by.id, at: now, particulars: { results: id, ...found.counts } },
    [
      ...insertResults(
        db,
        { id, roundId, by: by.id, at: now },
        found.held.map(({ findingId }) => findingId),
      ),
      ...letterWithHostToEach(lettersOf(found, now)),
    ],
    { sent: found.held.length },
  )
}

/** A page of what is held, `rows` of it from `skip` on, each with its letter as it would read if it were sent now; null: no such round. */
export async function previewResults(db: Db, roundId: string, paged: Paged, now: Instant) {
  const found = await findResults(db, roundId, paged)
  if (!found) return null
  const said = await readNow(db, lettersOf(found, now))
  return {
    ...found,
    letters: found.held.map((one, at) => ({ ...one, said: said[at] ?? null })),
  }
}

/** The letter of each that is held, in their order: what the page shows is what leaves. */
const lettersOf = (
  { round: { id, plan }, held, calendar }: Pick<Found, 'round' | 'held' | 'calendar'>,
  now: Instant,
): (Letter & { organizationId: string })[] => {
  const until = sayUntil(plan, calendar, now)
  return held.map(({ proposalId, organizationId, title, number, outcome, reason, items, entries }) => ({
    organizationId,
    ...letterOf(proposalId, { title, number, roundId: id, plan }, { outcome, reason, items, entries, until }),
  }))
}
