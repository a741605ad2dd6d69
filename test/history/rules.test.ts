import { describe, expect, test } from 'vitest'
import { type Entry, type Last, entryAfter, firstBroken, fresh, sha256 } from '../../src/history/rules.ts'

const NOW = Date.UTC(2026, 10, 22)

async function chain(): Promise<Entry[]> {
  const entries: Entry[] = []
  let last: Last = fresh('proposal:1')
  for (const what of ['started', 'submitted', 'withdrawn', 'submitted']) {
    const entry = await entryAfter(last, {
      what,
      by: 'lin',
      at: NOW,
      particulars: { sum: 100, who: ['甲', '乙'] },
    })
    entries.push(entry)
    last = entry
  }
  return entries
}

const changed = (entries: Entry[], at: number, change: Partial<Entry>): Entry[] =>
  entries.map((entry, i) => (i === at ? { ...entry, ...change } : entry))

describe('the next entry', () => {
  test('follows the last, and remembers its hash', async () => {
    const [first, second] = await chain()
    expect(first).toMatchObject({ subject: 'proposal:1', seq: 1, previous: '', by: 'lin' })
    expect(second).toMatchObject({ seq: 2, previous: first?.hash })
    expect(second?.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('hashes every field of its own', async () => {
    const event = { what: 'a', by: 'lin', at: NOW, particulars: { reason: 'x' } }
    const variants = [
      event,
      { ...event, what: 'b' },
      { ...event, by: 'wang' },
      { ...event, by: null },
      { ...event, at: NOW + 1 },
      { ...event, particulars: { reason: 'y' } },
      { ...event, particulars: {} },
    ]
    const lasts = [
      fresh('s'),
      fresh('t'),
      { subject: 's', seq: 1, hash: '' },
      { subject: 's', seq: 0, hash: 'h' },
    ]
    const hashes = await Promise.all([
      ...variants.map((variant) => entryAfter(fresh('s'), variant)),
      ...lasts.slice(1).map((last) => entryAfter(last, event)),
    ])
    expect(new Set(hashes.map(({ hash }) => hash)).size).toBe(hashes.length)
  })

  test('no particulars are none', async () => {
    expect((await entryAfter(fresh('s'), { what: 'a', by: null, at: NOW })).particulars).toEqual({})
  })
})

describe('the first broken entry', () => {
  test('is none in a whole chain, nor in an empty one', async () => {
    expect(await firstBroken(await chain())).toBeNull()
    expect(await firstBroken([])).toBeNull()
  })

  test('survives its way through JSON', async () => {
    expect(await firstBroken(JSON.parse(JSON.stringify(await chain())))).toBeNull()
  })

  test.each<[string, Partial<Entry>]>([
    ['a particular', { particulars: { sum: 101, who: ['甲', '乙'] } }],
    ['what happened', { what: 'paid' }],
    ['who did it', { by: null }],
    ['when', { at: NOW - 1 }],
    ['of what', { subject: 'proposal:2' }],
    ['its place', { seq: 3 }],
    ['its hash', { hash: '0'.repeat(64) }],
    ['the hash before', { previous: '' }],
  ])('is the one whose %s was changed', async (_, change) => {
    const entries = await chain()
    expect((await firstBroken(changed(entries, 1, change)))?.what).toBe(change.what ?? 'submitted')
  })

  test('is the one after a missing one', async () => {
    const entries = await chain()
    expect((await firstBroken(entries.filter((_, i) => i !== 1)))?.seq).toBe(3)
    expect((await firstBroken(entries.slice(1)))?.seq).toBe(2)
  })

  test('is the first of two that were swapped', async () => {
    const [a, b, c, d] = await chain()
    expect(await firstBroken([a, c, b, d].flatMap((entry) => entry ?? []))).toEqual(c)
  })

  test('is the next one, when a changed entry was hashed anew', async () => {
    const entries = await chain()
    const [first] = entries
    const forged = await entryAfter(first ?? fresh(''), { what: 'paid', by: 'lin', at: NOW })
    expect(await firstBroken([...entries.slice(0, 1), forged, ...entries.slice(2)])).toEqual(entries[2])
  })
})

test('sha256 is that of the UTF-8', async () => {
  expect(await sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(await sha256('公益')).toBe('6e1b897694bf27a252eacebdc151409677e608cc3cfcc5e9e48388342da97406')
})
