import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { announceResult } from '../../../src/round/publicity/actions/notices.ts'
import { answerObjection } from '../../../src/round/publicity/actions/objections.ts'
import { expectRowsBelow } from '../../counting.ts'
import { type Site, openSite } from '../../support.ts'
import { type DecidedRound, NOON, OVER, published } from './cast.ts'

let site: Site
let round: DecidedRound
let at: string
const MANY = 53

beforeAll(async () => {
  site = await openSite(NOON)
  const titles = Array.from({ length: MANY }, (_, i) => `第${String(i + 1).padStart(2, '0')}号项目`)
  const long = await published(site, titles, MANY, () => 100_000)
  round = long.round
  at = `/notices/${long.noticeId}`
}, 60_000)

const OBJECTIONS = sql`select id from objections order by rowid desc`
const named = (text: string) => [...new Set(text.match(/第\d{2}号项目(?!社)/g))]

describe('a long notice', () => {
  test('is shown by pages; what it says of all stands on each', async () => {
    const first = await site.get(at)
    expect([named(first.text).length, named(first.text)[0]]).toEqual([50, '第01号项目'])
    const second = await site.get(`${at}?page=2`)
    expect(named(second.text)).toEqual(['第51号项目', '第52号项目', '第53号项目'])
    for (const { text } of [first, second]) {
      expect(text).toContain(`拟立项${MANY}个项目`)
      expect(text).toContain('共53项')
    }
    expect((await site.get(`${at}?page=9`)).text).toContain('没有第9页，共2页')
    for (const nonsense of ['page=0', 'page=x', 'whole=perhaps'])
      expect(named((await site.get(`${at}?${nonsense}`)).text)).toHaveLength(50)
  })

  test('is found in by a name, wherever it stands', async () => {
    const found = await site.get(`${at}?word=${encodeURIComponent('53号项目社')}`)
    expect(named(found.text)).toEqual(['第53号项目'])
    expect(found.text).toContain(`拟立项${MANY}个项目`)
    const all = await site.get(`${at}?word=${encodeURIComponent('号项目')}&page=2`)
    expect(named(all.text)).toHaveLength(3)
    expect(all.text).toContain(`${at}?word=${encodeURIComponent('号项目')}`)
    const none = await site.get(`${at}?word=%25`)
    expect([named(none.text), none.text.includes('没有名称含有“%”')]).toEqual([[], true])
  })

  test('is printed and taken along whole', async () => {
    const whole = await site.get(`${at}?whole=on`)
    expect(named(whole.text)).toHaveLength(MANY)
    expect(whole.text).not.toContain('下一页')
    const file = await site.get(`${at}?format=csv&page=2`)
    expect(named(file.text)).toHaveLength(MANY)
    expect(file.text).toContain('赛道')
    const machine = await site.json(`${at}?page=2`)
    expect(machine.json).toMatchObject({ page: 2, total: MANY, notice: { funded: MANY } })
    expect(machine.json['lines']).toHaveLength(3)
  })

  test('reads what it shows', async () => {
    const { rowsRead: short } = await costOf(await published(site, ['甲项目'], 1))
    const { rowsRead } = await costOf({ noticeId: at.split('/').at(-1) ?? '' })
    expectRowsBelow(rowsRead, short + 50 * 8)
    expect((await site.get(`${at}?page=2`)).status).toBe(200)
    expectRowsBelow(site.meter.rowsRead, short + 3 * 8 + 10)
  })

  test('is objected to by any project of it, and by none of another', async () => {
    const last = round.ranked.at(-1)?.submissionId ?? ''
    const objection = { name: '王某某', phone: '138 0000 0009', text: '与事实不符' }
    const other = await published(site, ['庚项目'], 1)
    const elsewhere = other.round.ranked[0]?.submissionId ?? ''
    const short = await site.form(`/notices/${other.noticeId}/objections`, {
      ...objection,
      submissionId: elsewhere,
    })
    expect(short.status).toBe(200)
    const { rowsRead } = site.meter
    const taken = await site.form(`${at}/objections`, { ...objection, submissionId: last })
    expect([taken.status, named(taken.text)]).toEqual([200, ['第53号项目']])
    expectRowsBelow(site.meter.rowsRead, rowsRead + MANY * 9)

    const refused = await site.form(`${at}/objections`, { ...objection, submissionId: elsewhere })
    expect(refused.status).toBe(422)
    const [id = ''] = (await site.db.all<{ id: string }>(OBJECTIONS)).map((row) => row.id)
    const answer = { upheld: false, text: '不成立' }
    expect((await answerObjection(site.db, round.officer, id, answer, NOON)).ok).toBe(true)
  })

  test('is an announcement in the same way', async () => {
    site.now = OVER
    const done = await announceResult(site.db, round.approver, at.split('/').at(-1) ?? '', OVER)
    expect(done.ok).toBe(true)
    const { text } = await site.get(`${at}?page=2`)
    expect(text).toContain(`确定立项${MANY}个项目`)
    expect(named(text)).toHaveLength(3)
    site.now = NOON
  })
})

async function costOf({ noticeId }: { noticeId: string }) {
  expect((await site.get(`/notices/${noticeId}`)).status).toBe(200)
  return { ...site.meter }
}

describe('a short notice', () => {
  test('has nothing to turn or to find', async () => {
    const { noticeId } = await published(site, ['乙项目', '丙项目'], 1)
    const { text } = await site.get(`/notices/${noticeId}`)
    expect(text).not.toContain('name="word"')
    expect(text).not.toContain('class="pages"')
    expect(text).toContain('format=xlsx')
  })
})
