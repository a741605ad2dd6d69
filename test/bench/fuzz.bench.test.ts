import { beforeAll, expect, test } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { declaredIn } from '../../src/web/declared.ts'
import { addressOf } from '../access/addresses.ts'
import { rowOf } from '../access/declared.ts'
import { READERS } from '../access/table.ts'
import { makeWorld } from '../access/world.ts'
import { drawing, requestTo } from './fuzzing.ts'
import { tableOf } from './table.ts'

/** A hundred thousand requests, the same for good by their seed, of every reader to every route: none breaks the site. */
const REQUESTS = 100_000
const SEED = 2013
const DAY = 86_400_000

let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(async () => void (world = await makeWorld()), 120_000)

test('no request is answered by a breakdown', { timeout: 3 * 3_600_000 }, async () => {
  const draw = drawing(SEED)
  const routes = declaredIn(makeApp()).filter(({ pattern }) => !pattern.includes('sign-out'))
  const [ids, now] = [[...world.ids.values()], world.site.now]
  const answered: Record<string, number> = {}
  const broken: string[] = []
  for (let no = 0; no < REQUESTS && broken.length < 20; no += 1) {
    const route = routes[no % routes.length] ?? draw(routes)
    const { path } = addressOf(`${route.method} ${route.pattern}`, world.ids)
    const other = route.pattern.replaceAll(/:[a-z]+/gi, () =>
      encodeURIComponent(draw([...ids, 'x', '%', '长'])),
    )
    const [address, init] = requestTo(draw, route, draw([path, path, path, other]))
    world.site.now = now + draw([0, 0, 0, -400, -30, 30, 400]) * DAY
    const reader = draw([draw(READERS), ...READERS.filter((_, at) => rowOf(route)[at] === '+')])
    const answer = await world.site.fetch(address, init, world.readers[reader])
    const text = await answer.text()
    const kind = `${Math.floor(answer.status / 100)}xx`
    answered[kind] = (answered[kind] ?? 0) + 1
    if (answer.status >= 500)
      broken.push(
        `${no} ${reader} ${init.method ?? 'GET'} ${address} ${String(init.body).slice(0, 500)}: ${text.slice(0, 200)}`,
      )
  }
  console.log(tableOf([{ requests: REQUESTS, ...answered }]))
  expect(broken).toEqual([])
})
