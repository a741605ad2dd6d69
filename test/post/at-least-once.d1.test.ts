import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { letterTo } from '../../src/letters/store.ts'
import type { Carry } from '../../src/post/carriers/carry.ts'
import { chooseWays, setQuietHours } from '../../src/post/reach/actions/choices.ts'
import type { Parcel } from '../../src/post/rules/parcel.ts'
import { UNCHOSEN, type Way } from '../../src/post/rules/ways.ts'
import { suspend } from '../../src/people/suspensions/actions.ts'
import { person } from '../round/people.ts'
import { reachedSite } from './reached.ts'

/** What the other side does with one try; `dies`: the process ends before it is written down. */
const ANSWER = fc.constantFrom('takes', 'takes and dies', 'takes, says no', 'fails', 'dies')
const WAY = fc.constantFrom<Way>('now', 'daily', 'none')
/** Not all day: from an hour, for some. */
const QUIET = fc.option(fc.record({ from: fc.nat(23), hours: fc.integer({ min: 1, max: 16 }) }))
const OTHER: Record<Way, Way> = { now: 'daily', daily: 'now', none: 'none' }
const KINDS = ['task', 'money'] as const
const HOUR = 3_600_000

test('whatever channels do, wherever the process ends and whatever was chosen, each that is wanted arrives at least once, with one id, none is lost, none in quiet hours, and none goes to whoever is kept out', async () => {
  const site = await reachedSite()
  const { db, clock } = site
  let run = 0
  const hour = () => (clock.now / HOUR + 8) % 24
  await fc.assert(
    fc.asyncProperty(
      fc.array(ANSWER, { maxLength: 8 }),
      fc.integer({ min: 1, max: 5 }),
      fc.option(fc.nat(12)),
      fc.record({ task: WAY, money: WAY }),
      fc.option(fc.nat(12)),
      QUIET,
      async (answers, letters, stops, ways, changes, quiet) => {
        run += 1
        const { id } = await site.person(`some${run}`)
        const by = person(id)
        await db.run(sql`insert into addresses values (${id}, 'mail', ${`${id}@example.org`}, ${clock.now})`)
        const choose = (chosen: typeof ways) =>
          chooseWays(db, by, 'mail', { ...UNCHOSEN.ways.mail, ...chosen }, clock.now)
        await choose(ways)
        const until = quiet && (quiet.from + quiet.hours) % 24
        if (quiet) await setQuietHours(db, by, { from: quiet.from, until }, clock.now)
        const all = Array.from({ length: letters }, (_, n) => ({
          kind: KINDS[n % 2] ?? 'task',
          subject: `信${n}。`,
        }))
        const letter = { body: '请办理', about: '/letters', grounds: [] }
        for (const one of all) await db.batch([letterTo(id, { ...letter, ...one })(db, clock.now)])

        const got = new Map<string, Set<string>>()
        const wrong: string[] = []
        let isStopped = false
        const left = [...answers]
        const other: Carry = async (_, { id: parcel, subject, text, to }: Parcel) => {
          const answer = left.shift() ?? 'takes'
          if (to !== `${id}@example.org` || isStopped) wrong.push(`${subject} to ${to}`)
          const isQuiet = quiet && (hour() - quiet.from + 24) % 24 < quiet.hours
          if (isQuiet) wrong.push(`${subject} at ${hour()}`)
          const told = all.filter((one) => one.subject === subject || text.includes(one.subject))
          if (answer.startsWith('takes'))
            for (const one of told) got.set(one.subject, (got.get(one.subject) ?? new Set()).add(parcel))
          if (answer.endsWith('dies')) throw new Error('the process ended')
          return answer === 'takes'
            ? { ok: true, value: '' }
            : { ok: false, refusal: { why: 'not-taken', said: '' } }
        }
        for (let n = 0; n < 150; n += 1, clock.now += HOUR) {
          if (n === changes) await choose({ task: OTHER[ways.task], money: OTHER[ways.money] })
          const admin = person('admin', ['administrator'])
          if (n === stops) isStopped = (await suspend(db, admin, id, '离职', clock.now)).ok
          await site.send(other).catch(() => 0)
        }
        const wanted = all.filter(({ kind }) => ways[kind] !== 'none').map(({ subject }) => subject)
        const unwanted = [...got.keys()].filter((subject) => !wanted.includes(subject))
        expect([wrong, unwanted]).toEqual([[], []])
        expect([...got.values()].filter(({ size }) => size !== 1)).toEqual([])
        expect((stops === null ? [...got.keys()] : wanted).toSorted()).toEqual(wanted.toSorted())
      },
    ),
    { numRuns: 25 },
  )
  expect(await db.all(sql`select id from outbox where came is null`)).toEqual([])
})
