import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Site, openSite } from '../../support.ts'
import { running, signedRound } from '../../round/projects/cast.ts'
import { SIGNED, noon } from '../../round/projects/fixtures.ts'
import { leave } from '../../made.ts'
import { subjects } from '../../../src/history/subjects.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(noon('2013-09-01'))
})

async function begun(titles = ['纳百川']) {
  const round = await signedRound(site, titles)
  const [agreed] = round.agreed
  if (!agreed) throw new Error()
  const project = await running(site, round, agreed)
  return { round, project, path: `/projects/${project.projectId}` }
}

describe('the list', () => {
  test('narrows by round, category and word, all in the URL', async () => {
    const { round, project } = await begun(['独一无二的项目'])
    const find = async (query: string) => (await site.json(`/projects?${query}`)).json
    expect(await find(`round=${round.id}`)).toMatchObject({
      total: 1,
      rows: [
        {
          id: project.projectId,
          category: '志愿服务',
          place: '建国门街道',
          amount: 3_500_000,
          closedAt: null,
          grade: null,
        },
      ],
    })
    const word = encodeURIComponent('独一无二的项目社'.padEnd(30, '社'))
    expect(await find(`word=${encodeURIComponent('独一无二')}`)).toMatchObject({ total: 1 })
    expect(await find(`round=${round.id}&category=${encodeURIComponent('为老服务')}`)).toMatchObject({
      total: 0,
      rows: [],
    })
    expect((await site.get(`/projects?word=${word}&page=x`)).text).toContain('没有项目')
    expect((await site.get(`/projects?round=${round.id}`)).text).toContain('共1项')
  })

  test('offers the categories that projects have, whatever a round has named them', async () => {
    const round = await signedRound(site, ['文明养犬'], {}, { content: { category: '社区养犬' } })
    const [agreed] = round.agreed
    if (agreed) await running(site, round, agreed)
    const page = await site.get('/projects')
    expect(page.text).toContain('<option value="社区养犬">')
    expect(page.text).not.toContain('<option value="防灾减灾">')
    const query = `category=${encodeURIComponent('社区养犬')}`
    expect((await site.json(`/projects?${query}`)).json).toMatchObject({
      total: 1,
      rows: [{ category: '社区养犬' }],
    })
    expect((await site.get(`/projects?${query}`)).text).toContain('<option value="社区养犬" selected')
    const none = await site.get(`/projects?category=${encodeURIComponent('<b>没有的')}`)
    expect([none.status, none.text.includes('<option value="&lt;b&gt;没有的" selected')]).toEqual([200, true])
  })

  test('asks as much for one as for three, in two round trips', async () => {
    const one = await begun(['独一'])
    const three = await begun(['甲', '乙', '丙'])
    for (const agreed of three.round.agreed.slice(1)) await running(site, three.round, agreed)
    const counted: object[] = []
    for (const { round } of [one, three]) {
      await site.get(`/projects?round=${round.id}`)
      counted.push({ ...site.counts })
    }
    expect(counted[0]).toEqual(counted[1])
    expect(site.counts.trips).toBe(2)
    await site.get(three.path)
    expect(site.counts.trips).toBe(2)
  })

  test('leaves out what is not open yet', async () => {
    const round = await signedRound(site, ['未开始的项目'])
    const { json } = await site.json(`/projects?round=${round.id}`)
    expect(json).toMatchObject({ total: 0 })
  })
})

test('a page of the list holds fifty', async () => {
  const round = await signedRound(
    site,
    Array.from({ length: 51 }, (_, at) => `第${at + 1}项`),
  )
  const made = { by: round.officer.id, at: SIGNED }
  await leave(
    site.db,
    round.agreed.map(({ id }) => ({ subject: subjects.agreement(id), what: 'project-opened', ...made })),
    round.agreed.map(({ id }) =>
      site.db.run(sql`insert into projects values (${`p-${id}`}, ${id}, ${made.by}, ${made.at})`),
    ),
  )
  const second = await site.json(`/projects?round=${round.id}&page=2`)
  expect(second.json).toMatchObject({ total: 51, page: 2 })
  expect(second.json['rows']).toHaveLength(1)
  const first = await site.get(`/projects?round=${round.id}`)
  expect(first.text).toContain('第1至50项，共51项')
  expect(first.text).toContain(`/projects?round=${round.id}&amp;page=2`)
})
