import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { EVIL } from '../files/evil.ts'
import { tableOf } from './table.ts'

/** What files cost that are made to cost: each in a process of its own, its milliseconds and the bytes beyond what it began with. */
test('what evil files cost', () => {
  const rows = Object.keys(EVIL).map((name) => {
    const said = execFileSync(process.execPath, ['--expose-gc', 'test/bench/evil-cost.ts', name], {
      encoding: 'utf8',
    })
    return { file: name, ...JSON.parse(said.trim().split('\n').at(-1) ?? '{}') }
  })
  console.log(tableOf(rows))
  expect(rows).toHaveLength(Object.keys(EVIL).length)
})
