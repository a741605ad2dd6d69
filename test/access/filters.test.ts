import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { makeApp } from '../../src/app.tsx'
import { type Declared, declaredIn } from '../../src/web/declared.ts'
import { addressOf } from './addresses.ts'
import { rowOf } from './declared.ts'
import { READERS } from './table.ts'
import { makeWorld } from './world.ts'

/** Every list × every way that its page offers to narrow and to sort it: it answers, whatever that leaves. */
let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(async () => void (world = await makeWorld()), 60_000)

const listed = declaredIn(makeApp()).filter(({ method, query }) => method === 'GET' && query)

/** "state=open", "sort=name": the values that each part of a query may have. */
function offeredBy({ query = z.object({}) }: Declared): string[] {
  const { properties = {} } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties).flatMap(([name, part]) =>
    valuesOf(part).map((value) => `${name}=${encodeURIComponent(value)}`),
  )
}

function valuesOf(part: z.core.JSONSchema.BaseSchema | boolean): string[] {
  if (typeof part === 'boolean') return []
  const { enum: values = [], anyOf = [] } = part
  return [...values.map(String), ...anyOf.flatMap(valuesOf)]
}

test('there are lists that can be narrowed', () => {
  expect(listed.flatMap(offeredBy).length).toBeGreaterThan(40)
})

describe.each(listed.filter((one) => offeredBy(one).length > 0))('$pattern', (declared) => {
  test.each(offeredBy(declared))('%s', async (asked) => {
    const { path } = addressOf(`GET ${declared.pattern}`, world.ids)
    const reader = READERS[rowOf(declared).lastIndexOf('+')] ?? 'visitor'
    const answer = await world.site.fetch(`${path}?${asked}`, {}, world.readers[reader])
    await answer.text()
    expect(answer.status).toBe(200)
  })
})
