import { expect, test } from 'vitest'
import { openSqlite } from '../../src/machine/sqlite.ts'
import { countingDb } from '../counting.ts'
import { together } from '../together.ts'

/** Reads a count and writes it one higher, the n-th of them n milliseconds later than the first. */
function counter() {
  const db = openSqlite(':memory:')
  db.run('create table counts (n integer); insert into counts values (0)')
  const { d1 } = countingDb(db)
  return async (late: number) => {
    await new Promise((resolve) => setTimeout(resolve, late))
    const read = await d1.prepare('select n from counts').first<{ n: number }>()
    if (late === 3) return -1
    await d1.batch([d1.prepare('update counts set n = ?').bind((read?.n ?? 0) + 1)])
    return read?.n
  }
}

test('what is done together reads before any of it writes, but for who ends without; alone nobody waits', async () => {
  const count = counter()
  expect(await together(4, count)).toEqual([0, 0, 0, -1])
  expect(await count(0)).toBe(1)
  const [some, others] = [together(2, count), together(3, count)]
  expect(await Promise.all([some, others])).toEqual([
    [2, 2],
    [2, 2, 2],
  ])
  expect(await count(0)).toBe(3)
})
