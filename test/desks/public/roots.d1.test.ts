import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { isSigned } from '../../../src/history/roots/rules/signing.ts'
import { nightly } from '../../../src/nightly.ts'
import { plusDays, startOf } from '../../../src/shared/days.ts'
import { KEY, PUBLIC } from '../../history/key.ts'
import { type Site, openSite } from '../../support.ts'

const FIRST = '2026-11-01'
let site: Site
beforeAll(async () => {
  site = await openSite(startOf(FIRST))
})
const night = (days: number, secret?: string) =>
  nightly({ ...env, ...(secret && { HISTORY_KEY: secret }) }, startOf(plusDays(FIRST, days)))

describe('the roots of the history', () => {
  test('are at an address of their own before there is any', async () => {
    expect((await site.get('/history/roots')).text).toContain('还没有根')
    expect((await site.json('/history/roots')).json).toEqual({ roots: [], total: 0, page: 1 })
  })

  test('can be checked by anybody, with the key that stands beside', async () => {
    await night(0, KEY)
    const { json } = await site.json(`/history/roots/${FIRST}`)
    expect(json).toMatchObject({ day: FIRST, previous: '', key: PUBLIC })
    const signed = { key: String(json['key']), signature: String(json['signature']) }
    expect(await isSigned(signed, String(json['statement']))).toBe(true)
    expect(JSON.parse(String(json['statement']))).toEqual([
      ...['grant-round-root/1', FIRST, json['size'], json['root'], '', json['at']],
    ])
    const { text } = await site.get(`/history/roots/${FIRST}`)
    for (const part of [PUBLIC, json['root'], json['signature']])
      expect(text.replaceAll('&#x3D;', '=')).toContain(String(part))
  })

  test('say where there was no key', async () => {
    await night(1)
    const { text } = await site.get(`/history/roots/${plusDays(FIRST, 1)}`)
    expect(text).toContain('当夜站点没有签名的密钥')
    const { json } = await site.json('/history/roots')
    expect(json['roots']).toMatchObject([{ key: null }, { key: PUBLIC }])
  })

  test('cost the same with two and with fifty, and the rest are on the next page', async () => {
    await site.get('/history/roots')
    const few = { ...site.counts }
    for await (const days of Array.from({ length: 49 }, (_, at) => at + 2)) await night(days)
    expect((await site.get('/history/roots')).text).toContain('第1至50项，共51项')
    expect(site.counts).toEqual(few)
    expect((await site.json('/history/roots?page=2')).json['roots']).toMatchObject([{ day: FIRST }])
  })

  test.each(['2020-01-01', 'nonsense', '%00'])('there is none of %s', async (day) => {
    expect((await site.get(`/history/roots/${day}`)).status).toBe(404)
  })
})
