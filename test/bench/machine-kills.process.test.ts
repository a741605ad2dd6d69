import { expect, test } from 'vitest'
import { killed } from '../start/killed.ts'
import { tableOf } from './table.ts'

/** A hundred times the site of a machine of one's own is killed in the midst of its work: what it had said is kept is kept. */
test('nothing that was acknowledged is lost', { timeout: 3 * 3_600_000 }, async () => {
  const { lost, status, told, left, checks } = await killed(100)
  expect([lost, status, left, checks]).toEqual([[], 0, ['ok'], ['all hold', 'all as the roots hold it']])
  console.log(tableOf([{ kills: 100, ...told }]))
})
