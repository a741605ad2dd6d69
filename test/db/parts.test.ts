import { expect, test } from 'vitest'
import { jsonParts } from '../../src/db/parts.ts'

test('rows go in as few texts as D1 binds, each below 2 MB, none lost and in their order', () => {
  expect(jsonParts([])).toEqual([])
  expect(jsonParts([[1, null, '“甲”']])).toEqual(['[[1,null,"“甲”"]]'])
  const rows = Array.from({ length: 54_600 }, (_, at) => [at, '申报单位'.repeat(4)])
  const parts = jsonParts(rows)
  expect(parts.length).toBeLessThanOrEqual(12)
  for (const part of parts) expect(new TextEncoder().encode(part).length).toBeLessThan(2_000_000)
  expect(parts.flatMap((part) => JSON.parse(part))).toEqual(rows)
})
