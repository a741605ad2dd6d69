import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BANDS, MOST_IN_A_BUCKET, sketchOf } from '../../../../src/round/proposals/alike/rules/shingles.ts'
import { type Sketched, linksIn, ringsOf } from '../../../../src/round/proposals/alike/rules/rings.ts'

/** A proposal that says these, as numbers. */
const saying = (id: string, ...shingles: number[]): Sketched => ({
  id,
  buckets: sketchOf(new Set(shingles.map((n) => `字${n}`))).map((least, band) => band * 2 ** 32 + least),
})
const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i)

describe('copies among more than a bucket holds', () => {
  const template = range(0, 60)
  const copied = range(1000, 120)
  const plain = (i: number) => saying(`p${i}`, ...template, ...range(10_000 + i * 500, 100))
  const copy = (i: number) => saying(`c${i}`, ...template, ...copied, ...range(90_000 + i * 500, 40))

  test('are linked with the first of them; what all have is a template', () => {
    const round = [...range(0, 50).map(plain), ...range(0, 20).map(copy)]
    const links = linksIn(round)
    expect(links.map(({ id, leader }) => [id, leader])).toEqual(range(1, 19).map((i) => [`c${i}`, 'c0']))
    for (const { shared, own } of links) {
      expect(shared.length).toBeLessThanOrEqual(own)
      expect(own).toBeLessThan(BANDS)
    }
  })

  test('as many as a bucket holds are the index’s to find', () => {
    expect(linksIn([...range(0, 50).map(plain), ...range(0, MOST_IN_A_BUCKET).map(copy)])).toEqual([])
  })

  test('a template alone links nobody; nor does nothing', () => {
    expect(linksIn(range(0, 78).map(plain))).toEqual([])
    expect(linksIn([])).toEqual([])
    expect(linksIn(range(0, 30).map((i) => ({ id: `e${i}`, buckets: [] })))).toEqual([])
  })
})

describe('who stands together', () => {
  test('is found as by walking from one to the next', () => {
    const id = fc.nat(12).map(String)
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id), { maxLength: 20 }), (edges) => {
        const rings = ringsOf(edges)
        expect(new Set(rings.keys())).toEqual(new Set(edges.flat()))
        for (const start of rings.keys()) {
          const reached = reachedFrom(start, edges)
          expect(
            [...rings.keys()].filter((other) => rings.get(other) === rings.get(start)).toSorted(),
          ).toEqual([...reached].toSorted())
        }
      }),
    )
  })

  test('the first that was named leads', () => {
    expect(
      ringsOf([
        ['a', 'b'],
        ['b', 'c'],
        ['x', 'y'],
      ]),
    ).toEqual(
      new Map([
        ['a', 'a'],
        ['b', 'a'],
        ['c', 'a'],
        ['x', 'x'],
        ['y', 'x'],
      ]),
    )
  })
})

function reachedFrom(start: string, edges: [string, string][]): Set<string> {
  const reached = new Set([start])
  for (let before = 0; before < reached.size;) {
    before = reached.size
    const near = edges.filter((edge) => edge.some((id) => reached.has(id)))
    for (const id of near.flat()) reached.add(id)
  }
  return reached
}
