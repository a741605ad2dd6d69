import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../../src/db/db.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { PLAN } from '../../calls/typed.ts'
import { draftedRound, openedRound, startedProposal, submittedProposal } from '../../opened.ts'
import { unlike } from '../../../unlike.ts'

const { opens } = PLAN.dates
const NOW = opens + 3_600_000

let site: Site
let officer: Someone
let roundId: string
let wang: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
})
beforeEach(async () => {
  site.now = NOW
  roundId = (await openedRound(site)).id
  wang = await site.member(`夕阳茶叙社${unlike()}`)
})

const started = () => startedProposal(site, roundId, wang)
const submitted = () => submittedProposal(site, roundId, wang)

describe('the list of what was submitted', () => {
  const list = (query: string) => site.json(`/rounds/${roundId}/proposals${query}`, officer)
  const titles = async (query: string) => {
    const { rows } = (await list(query)).json
    return Array.isArray(rows) ? rows.map(({ title }: { title: string }) => title) : []
  }

  test('holds no draft and nothing withdrawn, and is in the order of the numbers', async () => {
    await started()
    await submittedProposal(site, roundId, await site.member(`甲${unlike()}`), { title: '一' })
    await submittedProposal(site, roundId, await site.member(`乙${unlike()}`), { title: '二' })
    const gone = await submitted()
    await site.post(`/proposals/${gone}/withdrawal`, { reason: '不报了' }, wang)
    expect(await titles('')).toEqual(['一', '二'])
    expect((await list('')).json['total']).toBe(2)
  })

  test('is searched by words, taken as they stand', async () => {
    const names = ['100%参与', '100次参与', 'a_b', 'acb', '<b>Care</b>', "'；--"]
    for (const title of names)
      await submittedProposal(site, roundId, await site.member(`单位${unlike()}`), { title })
    const word = (text: string) => titles(`?word=${encodeURIComponent(text)}`)
    expect(await word('100%')).toEqual(['100%参与'])
    expect(await word('%')).toEqual(['100%参与'])
    expect(await word('a_b')).toEqual(['a_b'])
    expect(await word('_')).toEqual(['a_b'])
    expect(await word('CARE')).toEqual(['<b>Care</b>'])
    expect(await word("'")).toEqual(["'；--"])
    expect(await word('单位')).toEqual(names)
    expect(await word('很长'.repeat(40))).toEqual([])
    const { text } = await site.get(
      `/rounds/${roundId}/proposals?word=${encodeURIComponent('"><script>alert(1)')}`,
      officer,
    )
    expect(text).not.toContain('<script>alert')
  })

  test('escapes what was typed', async () => {
    await submittedProposal(site, roundId, wang, {
      title: '<script>alert(1)</script>',
      category: '<img src=x>',
    })
    const { text } = await site.get(`/rounds/${roundId}/proposals`, officer)
    expect(text).toContain('&lt;script&gt;alert(1)')
    expect(text).not.toMatch(/<script>alert|<img/)
  })

  test('is narrowed by track and standing', async () => {
    await submittedProposal(site, roundId, wang, { title: '一' })
    expect(await titles('?track=community')).toEqual(['一'])
    expect(await titles('?track=other')).toEqual([])
    expect(await titles('?standing=submitted')).toEqual(['一'])
    expect(await titles('?standing=eligible')).toEqual([])
    expect(await titles('?standing=nonsense&track=')).toEqual([])
  })

  test.each(['0', '-1', 'x', '1.5', '1e308', '9'.repeat(30), '9'.repeat(400), ''])(
    'page %j does no harm',
    async (page) => {
      await submitted()
      expect((await site.get(`/rounds/${roundId}/proposals?page=${page}`, officer)).status).toBe(200)
    },
  )

  test('pages by 50', async () => {
    const members = await Promise.all(Array.from({ length: 51 }, () => site.member(`单位${unlike()}`)))
    await Promise.all(members.map((by) => submittedProposal(site, roundId, by)))
    expect(await titles('')).toHaveLength(50)
    expect(await titles('?page=2')).toHaveLength(1)
    expect((await site.get(`/rounds/${roundId}/proposals`, officer)).text).toContain('第1至50项，共51项')
  })

  test('asks the same of the database for one and for three', async () => {
    await submitted()
    await list('')
    const before = { ...site.counts }
    for (const name of ['甲', '乙']) await submittedProposal(site, roundId, await site.member(name + newId()))
    await list('')
    expect(site.counts).toEqual(before)
    expect(before.trips).toBe(2)
  })

  test('of a draft round is not found', async () => {
    const { id } = await draftedRound(site)
    expect((await site.get(`/rounds/${id}/proposals`, officer)).status).toBe(404)
  })
})
