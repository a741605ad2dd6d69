import { beforeAll, describe, expect, test } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import type { Answered } from '../support.ts'
import { addressOf } from './addresses.ts'
import { ACCESS, READERS, type Reader } from './table.ts'
import { makeWorld } from './world.ts'

/** Every route × every reader, with the answer that access/table.ts expects. A route that is missing there fails. */
let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(async () => {
  world = await makeWorld()
}, 60_000)

const routes = [
  ...new Set(
    makeApp()
      .routes.filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`),
  ),
]

test('every route is in the table, and nothing else', () => {
  expect(Object.keys(ACCESS).toSorted()).toEqual(routes.toSorted())
})

describe('each answers each reader as the table says', () => {
  // whoever signs out is a visitor from then on: that comes last
  const inOrder = Object.entries(ACCESS).toSorted(
    ([a], [b]) => Number(a.includes('sign-out')) - Number(b.includes('sign-out')),
  )

  test.each(inOrder)('%s', async (route, expected) => {
    const answers = []
    for (const reader of READERS) answers.push(markOf(await ask(route, reader)))
    expect(answers.join('')).toBe(expected)
  })
})

function ask(route: string, reader: Reader): Promise<Answered> {
  const { method, path } = addressOf(route, world.ids)
  const as = world.readers[reader]
  return method === 'GET' ? world.site.json(path, as) : world.site.post(path, { confirm: 'yes' }, as)
}

/** An empty act is refused for what it lacks or for the state of things: that too is an answer to who may act. */
function markOf({ status }: Answered): string {
  if (status >= 500) return `(${status})`
  return { 401: '!', 403: '-', 404: '?' }[status] ?? '+'
}
