import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { makeApp } from '../../../src/app.tsx'
import { paths } from '../../../src/paths.ts'
import { openSite } from '../../support.ts'
import { MOVE, NOW } from './site.ts'

test('no deployed site has a clock that can be moved: neither page nor act, whoever asks, nor a row of it', async () => {
  const site = await openSite(NOW)
  const administrator = await site.person('系统管理员', ['administrator'])
  expect((await site.get(paths.clock(), administrator)).status).toBe(404)
  expect((await site.form(paths.clock(), MOVE('2027-03-01T09:00'), administrator)).status).toBe(404)
  expect((await site.form(paths.clockNights(), {}, administrator)).status).toBe(404)
  expect((await site.get('/openapi.json')).text).not.toContain(paths.clock())
  expect(makeApp().routes.filter(({ path }) => path.startsWith(paths.clock()))).toEqual([])
  const row = 'insert into clock_moves (seq, nights_from, goal, at) values (1, 0, 2, 1)'
  await expect(env.DB.prepare(row).run()).rejects.toThrow(/FOREIGN KEY/)
})
