import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { EVIL } from '../files/evil.ts'
import { tableOf } from './table.ts'

const AS_IN_A_WORKER = ['--expose-gc', '--max-semi-space-size=4']

/**
 * What files cost that are made to cost: each in a process of its own, its milliseconds and the bytes beyond what it began with.
 * Young garbage is collected as early as in an isolate of 128 MB, not as late as a large machine lets it.
 */
test('what evil files cost', () => {
  const rows = Object.keys(EVIL).map((name) => {
    const said = execFileSync(process.execPath, [...AS_IN_A_WORKER, 'test/bench/evil-cost.ts', name], {
      encoding: 'utf8',
    })
    return { file: name, ...JSON.parse(said.trim().split('\n').at(-1) ?? '{}') }
  })
  console.log(tableOf(rows))
  expect(rows).toHaveLength(Object.keys(EVIL).length)
})
