import { beforeAll, expect, test } from 'vitest'
import { signAgreement } from '../../../src/round/agreements/actions.ts'
import { expectRowsBelow } from '../../counting.ts'
import { type Site, openSite } from '../../support.ts'
import { type DecidedRound, NOON, OVER } from '../publicity/cast.ts'
import { announcedRound, drafted, the } from './cast.ts'

let site: Site
let long: DecidedRound
const MANY = 53

beforeAll(async () => {
  site = await openSite(NOON)
  const titles = Array.from({ length: MANY }, (_, i) => `第${String(i + 1).padStart(2, '0')}号项目`)
  long = await announcedRound(site, titles, MANY, () => 100_000)
  site.now = OVER
}, 60_000)

const named = (text: string) => [...new Set(text.match(/第\d{2}号项目(?!社)/g))]
const list = async (query = '', of = long) => {
  const { text, status } = await site.get(`/rounds/${of.id}/agreements${query}`, of.officer)
  expect(status).toBe(200)
  return text
}

test('a long list of agreements is turned by pages, with what counts all on each', async () => {
  const [first, second] = [await list(), await list('?page=2')]
  expect([named(first).length, named(first)[0]]).toEqual([50, '第01号项目'])
  expect(named(second)).toEqual(['第51号项目', '第52号项目', '第53号项目'])
  for (const text of [first, second]) expect(text).toContain(`共${MANY}项`)
  expect(await list('?page=3')).toContain('没有第3页，共2页')
})

test('its filters go along with the pages, and count what they leave', async () => {
  const id = await drafted(site, long, the(long.ranked[0]))
  await signAgreement(site.db, the(long.ranked[0]).member, id, OVER)
  const none = await list('?state=none&page=2')
  expect(named(none)).toEqual(['第52号项目', '第53号项目'])
  expect(none).toContain(`/rounds/${long.id}/agreements?state=none"`)
  expect(none).toContain('共52项')
  const { json } = await site.json(`/rounds/${long.id}/agreements?state=wants-bureau`, long.officer)
  expect(json).toMatchObject({
    totals: { all: MANY, shown: 1, drafted: 1, inForce: 0 },
    awards: [{ title: '第01号项目' }],
  })
  expect(named(await list('?whose=nobody&page=2'))).toHaveLength(3)
})

test('a page of it reads its own rows', async () => {
  const one = await announcedRound(site, ['独一'], 1)
  await list('', one)
  const short = site.meter.rowsRead
  await list('?page=2')
  const second = site.meter.rowsRead
  expectRowsBelow(second, short + MANY * 20)
  expect(named(await list())).toHaveLength(50)
  expectRowsBelow(site.meter.rowsRead, second + 50 * 15)
})
