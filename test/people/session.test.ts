import { Hono } from 'hono'
import { serializeSigned } from 'hono/utils/cookie'
import { expect, test } from 'vitest'
import { sessionToken } from '../../src/people/session.ts'
import type { Site } from '../../src/web/site.ts'

const [SECRET, OTHER] = ['a-secret-for-tests-only-0123456789', 'another-secret-for-tests-only-0123456789']

async function tokenIn(cookie: string, secret = SECRET, site = 'http://localhost'): Promise<string> {
  const app = new Hono<Site>().get('/', async (c) => c.text(await sessionToken(c, secret)))
  return (await app.request('/', { headers: { cookie } }, { SITE_URL: site })).text()
}

test('a cookie that is rightly signed names its token, at every request', async () => {
  const cookie = await serializeSigned('better-auth.session_token', 'one', SECRET)
  expect([await tokenIn(cookie), await tokenIn(cookie)]).toEqual(['one', 'one'])
})

test('what was right once makes nothing else right: another token, another signature, another secret, another name', async () => {
  const cookie = await serializeSigned('better-auth.session_token', 'two', SECRET)
  expect(await tokenIn(cookie)).toBe('two')
  const forged = [
    cookie.replace('=two', '=one'),
    cookie.replace('=two', '=Two'),
    'better-auth.session_token=two',
    '',
  ]
  for (const one of forged) expect([await tokenIn(one), await tokenIn(one)]).toEqual(['', ''])
  expect(await tokenIn(cookie, OTHER)).toBe('')
  expect(await tokenIn(cookie, SECRET, 'https://round.example.org')).toBe('')
})
