import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { COPIES } from '../raced.ts'
import { addressOf } from './addresses.ts'
import { BODIES } from './bodies.ts'
import { RACED } from './raced.ts'
import { makeWorld } from './world.ts'

/**
 * What two people can do at once is done by eight: one of them has done it, the others read why not, nothing is recorded
 * twice. A round's own way is raced in test/stories, all of it; here is what an office does beside that.
 */
let world: Awaited<ReturnType<typeof makeWorld>>
/** A place that the office may give somebody to look after. */
let place: string
beforeAll(async () => {
  world = await makeWorld()
  const [found] = await world.site.db.all<{ id: string }>(
    sql`select id from places where subdistrict = '东直门街道' limit 1`,
  )
  place = found?.id ?? ''
}, 60_000)

describe('done by eight at once, it is done once', () => {
  test.each(RACED)('%s by %s', async (route, reader, typed) => {
    const { path } = addressOf(route, world.ids)
    const body = { confirm: 'yes', ...BODIES[route], ...typed({ place }) }
    const answers = await Promise.all(
      Array.from({ length: COPIES }, () => world.site.post(path, body, world.readers[reader])),
    )
    const [done = 0, ...others] = answers.map(({ status }) => status).toSorted()
    expect(done).toBe(200)
    expect(others.filter((status) => status < 400 || status >= 500)).toEqual([])
    for (const { status, json } of answers) expect(status === 200 || json['title']).toBeTruthy()
  })
})
