import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../src/db/db.ts'
import { entriesOf } from '../../src/history/store.ts'
import { ID_NUMBER } from '../files/samples.ts'
import { PLAN, TYPED } from '../round/calls/typed.ts'
import { type Site, type Someone, openSite } from '../support.ts'
import { paths } from '../../src/paths.ts'
import { byEight, theOne } from '../raced.ts'

const NOW = PLAN.dates.opens - 24 * 3_600_000
const WORDS = '请打１３８ 1234 5678'

let site: Site
let officer: Someone
let approver: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
  approver = await site.person('周正', ['approver'])
})
beforeEach(() => {
  site.now = NOW
})

async function drafted(title: string): Promise<string> {
  const { location } = await site.form('/rounds', { ...TYPED, code: newId(), title }, officer)
  return location?.split('/').at(-1) ?? ''
}

/** Where a number of the round is decided on. */
async function placesIn(id: string): Promise<string[]> {
  const { json } = await site.json(`/rounds/${id}/numbers`, officer)
  const digests = JSON.stringify(json['numbers']).matchAll(/"digest":"(\w+)"/g)
  return [...new Set([...digests].map(([, digest]) => `/rounds/${id}/numbers/${digest}`))]
}

async function published(id: string) {
  const { json } = await site.post(`/rounds/${id}/publication`, {}, approver)
  return json['why'] ?? 'published'
}

describe('a number in what becomes public', () => {
  test('is decided on before the call is published, and hidden until it may be shown', async () => {
    const id = await drafted(`公益创投（${WORDS}）`)
    expect(await published(id)).toBe('numbers-undecided')
    const page = await site.get(`/rounds/${id}`, approver)
    expect(page.text).toContain('要公开的文字里有1个像电话或证件号的号码还没有决定')

    const [place = ''] = await placesIn(id)
    const before = await site.get(`/rounds/${id}/numbers`, officer)
    expect(before.text).toContain('请打138****5678')
    expect(before.text).toContain('等待决定')
    expect(before.text).toContain(`href="${place}"`)
    expect((await site.get(place, approver)).text).not.toContain('<form method="post" action="/rounds')
    const hidden = await site.form(place, { outcome: 'hidden', reason: '个人手机' }, officer)
    expect([hidden.status, hidden.location]).toEqual([303, `/rounds/${id}/numbers`])
    expect(await published(id)).toBe('published')
    const call = await site.get(`/calls/${id}`)
    expect(call.text).toContain('138****5678')
    expect(call.text).not.toContain('1234 5678')

    await site.form(place, { outcome: 'public', reason: '办公室公开的手机' }, officer)
    expect((await site.get(`/calls/${id}`)).text).toContain(WORDS)
    expect((await site.json(`/calls/${id}`)).text).toContain(WORDS)
    await site.form(place, { outcome: 'hidden', reason: '已经停用' }, officer)
    expect((await site.get(`/calls/${id}`)).text).not.toContain(WORDS)
    const told = (await entriesOf(site.db, `round:${id}`)).filter(({ what }) => what === 'number-decided')
    expect(told.map(({ particulars }) => particulars['outcome'])).toEqual(['hidden', 'public', 'hidden'])
    expect(JSON.stringify(told)).not.toContain('1234')
  })

  test('of an identity card is hidden, or is none', async () => {
    const id = await drafted(`创投${ID_NUMBER}`)
    const [place = ''] = await placesIn(id)
    const refused = await site.form(place, { outcome: 'public', reason: '本人同意' }, officer)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('身份证号不能公开')
    expect(refused.text).toContain('value="本人同意"')
    expect((await site.form(place, { outcome: 'mistaken', reason: '合同号' }, officer)).status).toBe(303)
    expect(await published(id)).toBe('published')
    expect((await site.get(`/calls/${id}`)).text).toContain(ID_NUMBER)
  })

  test('that is in no text any more, or in no round, is not decided on', async () => {
    const id = await drafted('没有号码')
    for (const round of [id, 'nowhere']) {
      const place = `/rounds/${round}/numbers/${'a'.repeat(64)}`
      const gone = await site.post(place, { outcome: 'hidden', reason: '一' }, officer)
      expect([gone.status, (await site.get(place, officer)).status]).toEqual([404, 404])
    }
    expect((await site.get(`/rounds/${id}/numbers`, officer)).text).toContain(
      '这一期要公开的文字里没有这样的号码',
    )
  })

  test('is decided on once by two at once', async () => {
    const id = await drafted(`创投13800138000`)
    const [place = ''] = await placesIn(id)
    const other = await site.person('王强', ['officer'])
    const hidden = { outcome: 'hidden', reason: '个人手机' }
    theOne(await byEight(paths.numberDecision, (n) => site.post(place, hidden, n % 2 ? officer : other)), 409)
  })
})
