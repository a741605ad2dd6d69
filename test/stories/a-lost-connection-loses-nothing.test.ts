import { beforeAll, expect, test } from 'vitest'
import { PLAN } from '../round/calls/typed.ts'
import { openedRound, organizationOf } from '../round/opened.ts'
import { type Site, type Someone, cookieOf, openSite } from '../support.ts'

/**
 * A leader writes on a phone in the evening. An answer is lost on its way, a save is sent again, the session ends in
 * mid-sentence: what the server has said it holds, it holds, and what it has not, the phone sends again.
 */
const { opens } = PLAN.dates
const HALF = '上下楼要人扶的'
const WHOLE = '上下楼要人扶的老人，附近三栋楼有四十多位。'

let site: Site
let wang: Someone
let need: string
beforeAll(async () => {
  site = await openSite(opens + 3_600_000)
  const { id } = await openedRound(site)
  wang = await site.member('夕阳茶叙社')
  const begun = await site.post(`/rounds/${id}/proposals`, { organization: organizationOf(wang) }, wang)
  need = `/proposals/${String(begun.json['id'])}/sections/need`
})

const save = (text: string, version: number, as: Someone | undefined) =>
  site.post(need, { version, need: text }, as)
const kept = async () => (await site.json(need, wang)).json

test('the first save arrives, its answer does not: the same is sent again, and is saved once', async () => {
  const answers = [await save(HALF, 0, wang), await save(HALF, 0, wang)]
  expect(answers.map(({ status, json }) => [status, json['version']])).toEqual([
    [200, 1],
    [200, 1],
  ])
  expect(await kept()).toMatchObject({ version: 1, typed: { need: HALF } })
})

test('two retries that meet on the way do no harm either', async () => {
  const longer = `${HALF}老人`
  const answers = await Promise.all([save(longer, 1, wang), save(longer, 1, wang)])
  expect(answers.map(({ status, json }) => [status, json['version']])).toEqual([
    [200, 2],
    [200, 2],
  ])
  expect(await kept()).toMatchObject({ version: 2, typed: { need: longer } })
})

test('the session has ended: the save is refused with 401, and nothing that was saved is lost', async () => {
  const gone = await save(WHOLE, 2, { ...wang, cookie: 'better-auth.session_token=gone' })
  expect(gone).toMatchObject({ status: 401, json: { why: 'not-signed-in', title: '请先登录' } })
  expect(await kept()).toMatchObject({ version: 2, typed: { need: `${HALF}老人` } })
})

test('the button of an ended session leads to the sign-in, and from there back to the section', async () => {
  const asked = await site.get(need)
  expect(asked.location).toBe(`/sign-in?next=${encodeURIComponent(need)}`)
})

test('signed in again, the phone sends what it has kept, under the version that it had read', async () => {
  const again = { ...wang, cookie: await cookieOf(site.db, wang.id, site.now) }
  expect(await save(WHOLE, 2, again)).toMatchObject({ status: 200, json: { version: 3 } })
  expect(await kept()).toMatchObject({ version: 3, typed: { need: WHOLE } })
})

test('a save that breaks off in the middle is not half a save', async () => {
  const broken = await site.get(need, wang)
  expect(broken.text).toContain(WHOLE)
  // a body without its version counts as nothing
  expect((await site.post(need, { need: '只到了一半' }, wang)).status).toBe(422)
  expect(await kept()).toMatchObject({ version: 3, typed: { need: WHOLE } })
})
