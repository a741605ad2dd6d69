import { calendarOf } from '../../calendar/store.ts'
import type { Db } from '../../db/db.ts'
import { lastNight } from '../../history/store.ts'
import type { Person } from '../../people/rules/person.ts'
import { unopened } from '../../round/calls/opening/store.ts'
import type { Instant } from '../../shared/days.ts'
import { drawsOpen, openDrawIn } from '../../round/panel/draws/store/open.ts'
import { drawMatters } from '../matters/rules/draws.ts'
import { openingMatters } from '../matters/rules/shared.ts'
import { happeningsOf, newest } from '../history/store.ts'
import { overview, overviewIn } from '../overview/store.ts'

const NEWEST = 30

/** Rounds with their counts and their money, `rows` of them, what the last night found, and what happened last, in one round trip. */
export async function findAuditor(db: Db, by: Person, now: Instant, rows: number) {
  const [rounds, sealed, happenings, [night], calendar, draws] = await db.batch([
    overview(db, now, { inWork: false, rows }),
    unopened(db, now),
    newest(db, NEWEST),
    lastNight(db),
    calendarOf(db),
    drawsOpen(db),
  ])
  const openings = openingMatters(sealed, by, calendar)
  return {
    rounds: rounds.map(overviewIn),
    openings,
    draws: drawMatters(draws.map(openDrawIn), 'auditor', by, { calendar, now }),
    night: night ?? null,
    happenings: await happeningsOf(happenings),
  }
}
