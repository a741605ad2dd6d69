import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { demonstration } from '../../src/people/tables.ts'
import { ORIGIN, openSite } from '../support.ts'

test('a deployed Worker does not serve a demonstration, and the machine that loaded it says so on every page', async () => {
  const { db, now } = await openSite(1_000)
  const app = makeApp(() => now)
  const deployed = {
    DB: env.DB,
    FILES: env.FILES,
    AUTH_SECRET: env.AUTH_SECRET,
    DATA_SECRET: env.DATA_SECRET,
  }
  const pages = ['/', '/calls', '/notices', '/projects', '/money', '/sign-in', '/register']
  for (const page of pages) expect((await app.request(ORIGIN + page, {}, deployed)).status).toBe(200)

  await db.insert(demonstration).values({ id: 1, at: now })
  for (const page of pages) {
    expect((await app.request(ORIGIN + page, {}, deployed)).status).toBe(503)
    const here = await app.request(ORIGIN + page, {}, { ...deployed, DEMONSTRATION: 'local' })
    expect(await here.text()).toContain('演示数据')
  }
  const signIn = new URLSearchParams({ login: 'jingban', password: 'yanshi-2013' })
  const request = { method: 'POST', body: signIn, headers: { origin: ORIGIN } }
  expect((await app.request(`${ORIGIN}/sign-in`, request, deployed)).status).toBe(503)
})
