import { type Share, DIGESTS, checkDigests } from '../checks/digests.ts'
import { CHECKS, runChecks } from '../checks/run.ts'
import type { Db } from '../db/db.ts'
import type { Broken } from '../history/rules.ts'
import { insertNight, lastNight } from '../history/store.ts'
import { type Reminder, remind } from '../letters/store.ts'
import { paths } from '../paths.ts'
import { type Day, type Instant, dayOf, daysBetween } from '../shared/days.ts'
import * as says from './letters.ts'
import { ROOT_CHECKS } from './roots.ts'

/**
 * Every check that SQL can ask, and of the digests the share of the night: all within 32 nights. What is broken stays on
 * the auditor's desk until a night does not find it any more; the auditors get a letter where it was not so the night before.
 * `others`: what else the night has found.
 */
export async function checkByNight(db: Db, others: Broken[], at: Instant): Promise<void> {
  const day = dayOf(at)
  const [[before], broken, digests] = await Promise.all([
    lastNight(db),
    runChecks(db),
    checkDigests(db, shareOf(day)),
  ])
  const found = [...broken, ...digests, ...others]
  const night = { day, checks: ALL_CHECKS, broken: found, at }
  const known = new Set(before?.broken.map(({ name }) => name))
  const fresh = found.filter(({ name }) => !known.has(name)).map((one) => letterOf(one, day))
  await db.batch([insertNight(db, night), ...remind(db, fresh, at)])
}

export const ALL_CHECKS = CHECKS.length + DIGESTS.length + Object.keys(ROOT_CHECKS).length

/** What ids begin with, see `newId`. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

function shareOf(day: Day): Share {
  const from = LETTERS[daysBetween('2026-01-01', day) % LETTERS.length] ?? ''
  return { from, to: `${from}~` }
}

const letterOf = ({ name, words, count, rows }: Broken, day: Day): Reminder => ({
  once: `check:${name}:${day}`,
  to: { role: 'auditor' },
  ...says.checkBroken({ 核对: words, 件数: count, 第一条: rows[0] ?? '' }, paths.auditorDesk()),
})
