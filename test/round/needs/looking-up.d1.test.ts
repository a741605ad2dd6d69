import { beforeAll, beforeEach, expect, test } from 'vitest'
import { answerNeed } from '../../../src/round/needs/actions/answers.ts'
import { lookUpNeed } from '../../../src/round/needs/actions/needs.ts'
import { MOST_TRIES } from '../../../src/round/needs/rules/looking-up.ts'
import { readNumber } from '../../../src/round/needs/rules/need.ts'
import { ORIGIN, type Site, openSite } from '../../support.ts'
import { must } from '../opened.ts'
import { type District, NOON, district, raised } from './cast.ts'

let site: Site
let here: District
beforeAll(async () => {
  site = await openSite(NOON)
  here = await district(site)
})
beforeEach(() => {
  site.now = NOON
})

const UNKNOWN = '2026-XQ-8888'
const NO = { outcome: 'not-taken-up' as const, project: '', link: '', text: '已由街道解决。' }

test('the number and its code show where the need stands, and never the contact', async () => {
  const { id, number, code } = await raised(site, here.first, { title: '有人陪着买菜' })
  const open = await site.form('/needs/look-up', { number, code: code.toUpperCase() })
  expect([open.status, site.counts.trips]).toEqual([200, 2])
  expect(open.text).toContain('有人陪着买菜')
  expect(open.text).toContain('最迟2026年8月14日答复')
  must(await answerNeed(site.db, here.officer, id, NO, NOON))
  const answered = await site.form('/needs/look-up', { number, code })
  expect(answered.text).toContain('已由街道解决。')
  const { text } = await site.post('/needs/look-up', { number, code })
  for (const hidden of ['王居民', '13900000001', '林芳', 'codeHash'])
    expect([hidden, text.includes(hidden), answered.text.includes(hidden)]).toEqual([hidden, false, false])
})

test('a wrong code and an unknown number are the same bytes, at every try', async () => {
  const { number } = await raised(site, here.first)
  for (let n = 1; n <= MOST_TRIES + 2; n += 1) {
    const known = await site.form('/needs/look-up', { number, code: 'aaaa-bbbb' })
    const unknown = await site.form('/needs/look-up', { number: UNKNOWN, code: 'aaaa-bbbb' })
    expect(known.status).toBe(n > MOST_TRIES ? 429 : 422)
    expect(known.status).toBe(unknown.status)
    expect(known.text.replaceAll(number, 'N')).toBe(unknown.text.replaceAll(UNKNOWN, 'N'))
    expect(known.text).not.toContain('aaaa')
  }
})

test('after the last wrong try the right code is refused too, until the hour is over', async () => {
  const { number, code } = await raised(site, here.first)
  const asked = { number: readNumber(number) ?? { year: 0, seq: 0 }, code: 'aaaabbbb', by: 'one' }
  const all = await Promise.all(
    Array.from({ length: MOST_TRIES - 1 }, () => lookUpNeed(site.db, asked, NOON)),
  )
  expect(all.every(({ ok }) => !ok)).toBe(true)
  expect((await lookUpNeed(site.db, { ...asked, code }, NOON)).ok).toBe(true)
  expect((await lookUpNeed(site.db, asked, NOON)).ok).toBe(false)
  expect(await lookUpNeed(site.db, { ...asked, code }, NOON)).toMatchObject({ ok: false })
  expect((await lookUpNeed(site.db, { ...asked, code }, NOON + 3_600_000)).ok).toBe(true)
})

test('a stranger’s wrong codes keep nobody else out, from wherever they come', async () => {
  const { number, code } = await raised(site, here.first)
  const from = async (address: string, typed: string, cookie = '') => {
    const answer = await site.fetch('/needs/look-up', {
      method: 'POST',
      body: new URLSearchParams({ number, code: typed }),
      headers: { origin: ORIGIN, 'cf-connecting-ip': address, ...(cookie && { cookie }) },
    })
    return answer.status
  }
  for (let n = 1; n <= MOST_TRIES; n += 1) expect(await from('198.51.100.1', 'aaaa-bbbb')).toBe(422)
  expect(await from('198.51.100.1', 'aaaa-bbbb')).toBe(429)
  expect(await from('198.51.100.1', code)).toBe(429)
  expect(await from('198.51.100.2', code)).toBe(200)
  expect(await from('198.51.100.1', code, here.worker.cookie)).toBe(200)
  // an IPv6 household has more addresses than it could try
  for (let n = 1; n <= MOST_TRIES; n += 1) expect(await from(`2001:db8::${n}`, 'aaaa-bbbb')).toBe(422)
  expect(await from('2001:db8::ffff', 'aaaa-bbbb')).toBe(429)
})

test('twenty wrong ones at once are all counted', async () => {
  const { number, code } = await raised(site, here.first)
  const asked = { number: readNumber(number) ?? { year: 0, seq: 0 }, code: 'aaaabbbb', by: 'one' }
  const all = await Promise.all(Array.from({ length: 20 }, () => lookUpNeed(site.db, asked, NOON)))
  const reasons = all.map((one) => (one.ok ? 'ok' : one.refusal.why))
  expect(reasons.filter((why) => why === 'wrong-number-or-code')).toHaveLength(MOST_TRIES)
  expect((await lookUpNeed(site.db, { ...asked, code }, NOON)).ok).toBe(false)
})

test('bad input is told', async () => {
  for (const [number, code, reason] of [
    ['', 'aaaa', '请填写需求编号'],
    ['第三号', 'aaaa', '需求编号应像2026-XQ-0001'],
    ['2026-XQ-0001', '', '请填写查询码'],
  ] as const) {
    const { status, text } = await site.form('/needs/look-up', { number, code })
    expect([status, text.includes(reason)]).toEqual([422, true])
  }
  expect((await site.post('/needs/look-up', { number: ['x'], code: {} })).status).toBe(422)
})
