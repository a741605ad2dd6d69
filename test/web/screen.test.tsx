import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openDb } from '../../src/db/db.ts'
import { paths } from '../../src/paths.ts'
import { ok } from '../../src/shared/result.ts'
import { line } from '../../src/web/boxes/texts.ts'
import { Box, Form } from '../../src/web/form.tsx'
import { leadToScreens, route, screen } from '../../src/web/screen.tsx'
import type { Site } from '../../src/web/site.ts'
import { saying } from '../../src/web/words.ts'
import { person } from '../round/people.ts'

const noteForm = z.object({ note: line('说明', 4) })

/** One page of an organization with its acts, as a site has them; nothing of it asks the database. */
function site(reader = person('reader')) {
  const app = new Hono<Site>()
  app.use(async (c, next) => {
    c.set('asker', {
      ...{ person: reader, sessionId: null, seenAt: 0, freshAt: null },
      factors: { app: false, passkey: false },
      ...{ unread: 0, isDemonstration: true, office: null },
    })
    c.set('now', 0)
    c.set('clock', () => 0)
    c.set('db', openDb({ prepare: () => never(), batch: () => never() }))
    await next()
  })
  screen(app, {
    at: paths.organization,
    who: ['anyone'],
    load: async (_, id) => ({ id }),
    frame: ({ id }) => ({ title: id }),
    data: (found) => found,
    page: ({ id }, of) => (
      <Form to={paths.profile(id)} of={of} button="好">
        <Box of={of} form={noteForm} name="note" />
      </Form>
    ),
  })
    .act({
      at: paths.profile,
      who: ['anyone'],
      owns: (_, id) => id === 'mine',
      form: noteForm,
      do: async () => ok(null),
      say: saying<never>({}),
    })
    .act({
      at: paths.members,
      who: ['anyone'],
      do: async () => ok({ made: 'm1' }),
      to: ({ made }, id) => `${paths.organization(id)}/${made}`,
      say: saying<never>({}),
    })
  route(app, { method: 'POST', at: paths.hosting, who: ['anyone'], from: paths.organization }, (c) =>
    c.text('sent'),
  )
  route(app, { method: 'GET', at: paths.members, who: ['anyone'] }, (c) => c.text('the list of members'))
  leadToScreens(app)
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await app.request(path, init)
    return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
  }
  return {
    get: (path: string) => ask(path),
    post: (path: string, fields: Record<string, string> = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields) }),
  }
}

function never(): never {
  throw new Error('a page without a database')
}

describe('whoever asks for an act as if it were a page', () => {
  test('is led to its screen', async () => {
    for (const path of ['/organizations/mine/profile', '/organizations/mine/hosting'])
      expect(await site().get(path)).toMatchObject({ status: 303, to: '/organizations/mine' })
  })

  test('is led there whatever the address holds', async () => {
    // a header takes no 汉字
    const { status, to } = await site().get(`/organizations/${encodeURIComponent('甲 /?')}/hosting`)
    expect([status, to]).toEqual([303, `/organizations/${encodeURIComponent('甲 /?')}`])
  })

  test('finds the page that is there at that address', async () => {
    expect((await site().get('/organizations/mine/members')).text).toBe('the list of members')
  })
})

describe('an act', () => {
  test('goes on to what came of it, or to its screen', async () => {
    expect((await site().post('/organizations/mine/members')).to).toBe('/organizations/mine/m1')
    expect((await site().post('/organizations/mine/profile', { note: '好' })).to).toBe('/organizations/mine')
  })

  test('that is refused shows the screen again, with what was typed, at the address of the screen', async () => {
    const { status, text } = await site().post('/organizations/mine/profile', { note: '太长的说明' })
    expect(status).toBe(422)
    for (const said of ['说明最多4个字', 'value="太长的说明"', 'name="here" content="/organizations/mine"'])
      expect(text).toContain(said)
  })

  test('on somebody else’s thing is not found, though its screen may be read, however it is filled in', async () => {
    expect((await site().get('/organizations/theirs')).status).toBe(200)
    for (const note of ['好', ''])
      expect((await site().post('/organizations/theirs/profile', { note })).status).toBe(404)
  })
})
