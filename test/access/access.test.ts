import { beforeAll, describe, expect, test } from 'vitest'
import type { Answered } from '../support.ts'
import { addressOf } from './addresses.ts'
import { declared, expected, routes } from './routes.ts'
import { ACCESS, READERS, type Reader } from './table.ts'
import { makeWorld } from './world.ts'

/**
 * Every route × every reader, with the answer that the route declares of itself; access/table.ts has what a declaration
 * cannot say, because this world decides it. A route that neither declares nor is in the table fails.
 */
let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(async () => {
  world = await makeWorld()
}, 60_000)

test('every route says who may ask for it, and nothing else is in the table', () => {
  expect(Object.keys(expected).toSorted()).toEqual(routes.toSorted())
})

describe('each answers each reader as it says', () => {
  // pages before acts, which change what is found; whoever signs out is a visitor from then on: that comes last
  const rankOf = (route: string) => (route.includes('sign-out') ? 2 : Number(route.startsWith('POST')))
  const inOrder = Object.entries(expected).toSorted(([a], [b]) => rankOf(a) - rankOf(b))

  test.each(inOrder)('%s', async (route, row) => {
    const answers = []
    for (const reader of READERS) answers.push(markOf(await ask(route, reader)))
    expect(answers.join('')).toBe(row)
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

test('what a route declares and the table says of it agree', () => {
  const both = [...declared].filter(([route]) => Object.hasOwn(ACCESS, route))
  expect(both).toEqual(both.map(([route]) => [route, ACCESS[route]]))
})
