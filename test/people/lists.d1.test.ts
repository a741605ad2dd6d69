import { beforeAll, describe, expect, test } from 'vitest'
import { type Site, type Someone, openSite } from '../support.ts'

/** What an administrator reads as lists. */
let site: Site
let administrator: Someone
beforeAll(async () => {
  site = await openSite(Date.parse('2026-11-22T10:00:00+08:00'))
  administrator = await site.person('管理', ['administrator'])
})

async function rowsOf(list: string) {
  const { status, text } = await site.get(list, administrator)
  expect([list, status]).toEqual([list, 200])
  return text.trimEnd().split('\r\n').slice(1)
}

let invitations = 0
async function invited(name: string) {
  invitations += 1
  const sent = { name, email: `invited${invitations}@example.org`, 'roles[]': 'expert' }
  expect((await site.form('/invitations', sent, administrator)).status).toBe(303)
}
const entered = (subdistrict: string, communities = '') =>
  site.form('/places', { subdistrict, communities }, administrator)

describe('a list of the administrator', () => {
  test('asks as much for one line as for three', async () => {
    const counted = async () => {
      const costs: number[][] = []
      for (const list of ['/people', '/invitations', '/places']) {
        await site.get(list, administrator)
        costs.push([site.counts.statements, site.counts.trips])
      }
      return costs
    }
    const add = async (name: string) => {
      await site.person(name, ['expert'])
      await invited(name)
      await entered(`${name}街道`)
    }
    await add('甲')
    const one = await counted()
    await add('乙')
    await add('丙')
    expect(await counted()).toEqual(one)
  })

  test('of people is exported as it is filtered and in its order', async () => {
    await site.person('周甲', ['finance', 'auditor'])
    await site.person('周乙')
    const both = await rowsOf(`/people?format=csv&page=7&word=${encodeURIComponent('周')}`)
    expect(both.map((row) => row.split(',')[0])).toEqual(['"周乙"', '"周甲"'])
    const [row, ...rest] = await rowsOf(`/people?format=csv&role=finance&word=${encodeURIComponent('周')}`)
    expect(row).toMatch(/^"周甲",.*,"财务、监督员",/)
    expect(rest).toEqual([])
  })

  test('of invitations is exported by their state; what looks like a formula is text', async () => {
    await invited('=HYPERLINK')
    const open = await rowsOf('/invitations?format=csv&state=open')
    expect(open.join('\n')).toMatch(/^"'=HYPERLINK","[^"]+@example.org","评审专家",2026-11-22 10:00:00,"/m)
    expect(await rowsOf('/invitations?format=csv&state=accepted')).toEqual([])
  })

  test('of places is searched by any part of a name', async () => {
    await entered('东直门街道', '新中街社区\n胡家园社区')
    const word = encodeURIComponent('胡家园')
    expect((await site.json(`/places?word=${word}`, administrator)).json).toMatchObject({
      total: 1,
      places: [{ subdistrict: '东直门街道', community: '胡家园社区', workers: 0 }],
    })
    expect(await rowsOf(`/places?format=csv&word=${encodeURIComponent('东直门')}`)).toEqual([
      '"东直门街道（全街道）","东直门街道",,0',
      '"东直门街道新中街社区","东直门街道","新中街社区",0',
      '"东直门街道胡家园社区","东直门街道","胡家园社区",0',
    ])
    const none = await site.get(`/places?word=${encodeURIComponent('%')}`, administrator)
    expect(none.text).toContain('没有这样的街道或社区')
  })
})
