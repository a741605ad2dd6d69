import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/db/db.ts'
import { type Last, firstBroken, fresh } from '../../src/history/rules.ts'
import { entriesOf, lastIn, lastOf, record } from '../../src/history/store.ts'
import { history } from '../../src/history/tables.ts'
import { letterTo } from '../../src/letters/store.ts'
import { letters } from '../../src/letters/tables.ts'
import { type Site, type Someone, openSite } from '../pageless.ts'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')

let site: Site
let lin: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  lin = await site.person('林芳')
})

const event = (what: string) => ({ what, by: lin.id, at: NOW, particulars: { sum: 100, who: ['甲'] } })
const letter = (subject: string) =>
  letterTo(lin.id, { kind: 'result', subject, body: '…', about: '/', grounds: [] })(site.db, NOW)
const subjectsOfLetters = async (start: string) =>
  (await site.db.select().from(letters))
    .map(({ subject }) => subject)
    .filter((subject) => subject.startsWith(start))
const standing = async (subject: string): Promise<Last> => lastIn(await lastOf(site.db, subject), subject)

describe('a record', () => {
  test('is chained to the one before, and whole when read again', async () => {
    const subject = `thing:${newId()}`
    for (const what of ['made', 'changed', 'ended']) {
      expect(await record(site.db, await standing(subject), event(what), [])).toEqual({
        ok: true,
        value: null,
      })
    }
    const entries = await entriesOf(site.db, subject)
    expect(entries.map(({ seq, what }) => [seq, what])).toEqual([
      [1, 'made'],
      [2, 'changed'],
      [3, 'ended'],
    ])
    expect(await firstBroken(entries)).toBeNull()
    expect(await standing(subject)).toMatchObject({ seq: 3, hash: entries[2]?.hash })
  })

  test.each([2, 6])('of %d writers at once one wins, and of the others nothing stays', async (writers) => {
    const subject = `thing:${newId()}`
    const names = Array.from({ length: writers }, (_, i) => `${subject} ${i}`)
    const results = await Promise.all(
      names.map((name) => record(site.db, fresh(subject), event(name), [letter(name)])),
    )
    const won = results.flatMap(({ ok }, i) => (ok ? [names[i]] : []))
    expect(won).toHaveLength(1)
    expect(results.filter(({ ok }) => !ok)).toEqual(
      Array.from({ length: writers - 1 }, () => ({ ok: false, refusal: { why: 'changed-meanwhile' } })),
    )
    expect((await entriesOf(site.db, subject)).map(({ what }) => what)).toEqual(won)
    expect(await subjectsOfLetters(subject)).toEqual(won)
  })

  test('that rests on two enters the history of each, or of neither', async () => {
    const [own, other, shared] = ['a', 'b', 'shared'].map((name) => `${name}:${newId()}`)
    if (!own || !other || !shared) throw new Error('three subjects')
    const results = await Promise.all([
      record(site.db, [fresh(own), fresh(shared)], event('first'), []),
      record(site.db, [fresh(other), fresh(shared)], event('second'), []),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const counts = await Promise.all(
      [own, other, shared].map(async (subject) => (await standing(subject)).seq),
    )
    expect(counts.toSorted()).toEqual([0, 1, 1])
  })

  test('whose change fails for another reason is undone, and that reason is not hidden', async () => {
    const subject = `thing:${newId()}`
    const orphan = letterTo('nobody', { kind: 'result', subject: 'x', body: '', about: '/', grounds: [] })(
      site.db,
      NOW,
    )
    await expect(record(site.db, fresh(subject), event('made'), [orphan])).rejects.toThrow('FOREIGN KEY')
    expect((await standing(subject)).seq).toBe(0)
  })

  test('needs a subject', async () => {
    await expect(record(site.db, [], event('made'), [])).rejects.toThrow('a change without a subject')
  })

  test('by a visitor has nobody’s name', async () => {
    const subject = `thing:${newId()}`
    await record(site.db, fresh(subject), { what: 'asked', by: null, at: NOW }, [])
    expect(await entriesOf(site.db, subject)).toMatchObject([{ by: null, particulars: {} }])
  })
})

const LOCK = 'UNIQUE constraint failed: history.subject, history.seq'

test.each([
  ['a gap', 3, 'the hash of the first'],
  ['another beginning', 2, ''],
  ['a first with something before it', 1, 'x'],
])('no entry of %s', async (_, seq, previous) => {
  const subject = `thing:${newId()}`
  if (seq > 1) await record(site.db, fresh(subject), event('made'), [])
  const first = await standing(subject)
  const entry = { subject, seq, what: 'forged', by: null, at: NOW, particulars: {}, hash: 'f'.repeat(64) }
  const forge = site.db
    .insert(history)
    .values({ ...entry, previous: previous.startsWith('the') ? first.hash : previous })
  await expect(forge).rejects.toMatchObject({
    cause: expect.objectContaining({
      message: expect.stringContaining('an entry follows from the one before it'),
    }),
  })
})

test.each([
  ["update history set what = 'forged'", 'history is not changed'],
  ['update history set at = at + 1 where seq = 1', 'history is not changed'],
  ['delete from history', 'history is not deleted'],
  [
    "insert or replace into history select subject, seq, 'forged', by_id, at, particulars, previous, hash from history",
    LOCK,
  ],
  [
    "insert into history select subject, seq, 'forged', by_id, at, particulars, previous, hash from history where true on conflict do update set what = 'forged'",
    LOCK,
  ],
])('%s is refused', async (statement, reason) => {
  const subject = `thing:${newId()}`
  await record(site.db, fresh(subject), event('made'), [])
  await expect(env.DB.prepare(statement).run()).rejects.toThrow(reason)
  expect(await entriesOf(site.db, subject)).toMatchObject([{ what: 'made', at: NOW }])
})
