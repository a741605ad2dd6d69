import { sql } from 'drizzle-orm'
import type { Db } from '../../db/db.ts'
import { type Entry, type Last, entryAfter, fresh } from '../../history/rules.ts'
import type { Root } from '../../history/roots/rules/root.ts'
import type { Instant } from '../../shared/days.ts'
import { digestsOf } from '../heads.ts'
import type { Claims, Held } from './roots.ts'

/** Where a subject's history stands in the database, and what there is against it. */
type Told = Last & { at: Instant }
type Row = Omit<Entry, 'particulars' | 'by'> & { particulars: string; by: string | null }

/** Entries that are read at a time. */
const AT_ONCE = 2000
/** An act that was under way when the root was made may enter after it. */
const AN_HOUR = 3_600_000

/** Every entry against the one before it and against all roots: which is changed, missing or added. */
export async function checkEntries(db: Db, claims: Claims, roots: Root[]) {
  const faults: string[] = []
  const seen = new Set<string>()
  let entries = 0
  const look = (chain: Told[]) => {
    const subject = chain[0]?.subject ?? ''
    seen.add(subject)
    entries += chain.length
    faults.push(...againstRoots(chain, claims.get(subject) ?? [], roots))
  }
  for await (const chain of histories(db, faults)) look(chain)
  for (const digest of await digestsOf(db)) look([digest])
  const gone = [...claims].filter(([subject]) => !seen.has(subject)).map(([, held]) => held)
  return { entries, subjects: seen.size, faults: [...faults, ...gone.map(wholeGone)] }
}

const wholeGone = (held: Held[]): string =>
  `missing  ${held[0]?.subject}: all of it, held since the root of ${held[0]?.root.day}`

/** One history after the other; on the way, entries that do not follow. */
async function* histories(db: Db, faults: string[]): AsyncGenerator<Told[]> {
  let chain: Told[] = []
  for await (const rows of pages(db, fresh(''))) {
    const whole = Map.groupBy([...chain, ...rows], ({ subject }) => subject)
    faults.push(...(await unfollowed(chain.at(-1), rows)))
    chain = [...whole.values()].at(-1) ?? []
    for (const one of whole.values()) if (one !== chain) yield one
  }
  if (chain.length > 0) yield chain
}

async function* pages(db: Db, after: Last): AsyncGenerator<Row[]> {
  const rows = await read(db, after)
  const last = rows.at(-1)
  if (!last) return
  yield rows
  yield* pages(db, last)
}

async function unfollowed(before: Told | undefined, rows: Row[]): Promise<string[]> {
  const found = await Promise.all(
    rows.map((row, at) => {
      const last = rows[at - 1] ?? before
      return whyNotAfter(last?.subject === row.subject ? last : fresh(row.subject), row)
    }),
  )
  return found.flatMap((fault) => fault ?? [])
}

const read = (db: Db, { subject, seq }: Last) =>
  db.all<Row>(sql`select subject, seq, what, by_id as "by", at, particulars, previous, hash from history
    where (subject, seq) > (${subject}, ${seq}) order by subject, seq limit ${AT_ONCE}`)

async function whyNotAfter(before: Last, row: Row): Promise<string | null> {
  const { subject, seq } = row
  if (seq !== before.seq + 1)
    return `missing  ${subject} ${range(before.seq + 1, seq - 1)}: the next is #${seq}`
  if (row.previous !== before.hash)
    return `changed  ${subject} ${range(Math.max(1, seq - 1), seq)}: one does not follow from the other`
  const particulars = JSON.parse(row.particulars)
  const { hash } = await entryAfter(before, { what: row.what, by: row.by, at: row.at, particulars })
  return hash === row.hash ? null : `changed  ${subject} #${seq}: its hash is not of what it says`
}

function againstRoots(chain: Told[], held: Held[], roots: Root[]): string[] {
  const last = chain.at(-1)
  const ends = held.findLast(({ seq }) => seq > (last?.seq ?? 0))
  const short =
    ends &&
    `missing  ${ends.subject} ${range((last?.seq ?? 0) + 1, ends.seq)}: the root of ${ends.root.day} holds it`
  const changed = held.find(({ seq, hash }) => chain.some((one) => one.seq === seq && one.hash !== hash))
  return [
    ...(short ? [short] : []),
    ...(changed ? [sayChanged(changed, held)] : []),
    ...added(chain, held, roots),
  ]
}

/** The last root that still agrees tells how far back the change may lie. */
function sayChanged(changed: Held, held: Held[]): string {
  const agreed = held[held.indexOf(changed) - 1]?.seq ?? 0
  const from = Math.min(agreed + 1, changed.seq)
  return `changed  ${changed.subject} ${range(from, changed.seq)}: the root of ${changed.root.day} holds another`
}

/** Dated before a root that does not know it. */
function added(chain: Told[], held: Held[], roots: Root[]): string[] {
  return chain.flatMap(({ subject, seq, at }) => {
    const root = roots.find((one) => one.at - AN_HOUR > at)
    const known = root && (held.findLast((one) => one.root.day <= root.day)?.seq ?? 0)
    return root && known !== undefined && known < seq
      ? [`added    ${subject} #${seq}: dated before the root of ${root.day}, which does not hold it`]
      : []
  })
}

const range = (from: number, to: number): string => (from >= to ? `#${to}` : `#${from}–#${to}`)
