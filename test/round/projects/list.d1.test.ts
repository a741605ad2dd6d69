import { beforeAll, describe, expect, test } from 'vitest'
import { type Site, openSite } from '../../support.ts'
import { type SignedRound, accepted, running, signedRound } from './cast.ts'
import { noon } from './fixtures.ts'

let site: Site
let round: SignedRound
beforeAll(async () => {
  site = await openSite(noon('2013-08-06'))
  round = await signedRound(site, ['纳百川', '夕阳茶叙', '邻里厨房'])
})

test('a round’s list asks as much for one project as for three', async () => {
  const one = await signedRound(site, ['独一'])
  const counted: number[] = []
  for (const listed of [one, round]) {
    await site.get(`/rounds/${listed.id}/projects`, round.officer)
    counted.push(site.counts.statements)
  }
  expect(counted[0]).toBe(counted[1])
})

describe('a round’s list', () => {
  test('narrows by URL and says what there is to do', async () => {
    const mine = await signedRound(site, ['甲', '乙', '丙'])
    const [a, b] = mine.agreed
    if (!a || !b) throw new Error()
    await accepted(site, mine, await running(site, mine, a), 1)
    const path = `/rounds/${mine.id}/projects`
    const all = await site.get(path, mine.officer)
    for (const text of ['共3项', '待开始', '执行中', `/agreements/${b.id}/project`, '1／4'])
      expect(all.text).toContain(text)
    const { json } = await site.json(`${path}?state=to-open&word=${encodeURIComponent('乙')}`, mine.auditor)
    expect(json).toMatchObject({ total: 1, rows: [{ title: '乙' }], counts: { 'to-open': 1, running: 0 } })
    expect((await site.get(`${path}?state=nonsense&page=-1&word=%00%27`, mine.officer)).text).toContain(
      '没有项目',
    )
    expect((await site.get(path, a.member)).status).toBe(403)
    expect((await site.get('/rounds/nonsense/projects', mine.officer)).status).toBe(404)
  })
})
