import { beforeAll, describe, expect, test } from 'vitest'
import { copyModel, enactVersion } from '../../src/rulebook/actions.ts'
import { formWith, pdf } from '../files/samples.ts'
import { must } from '../round/opened.ts'
import { type Site, type Someone, openSite } from '../support.ts'
import { owned } from './cast.ts'

/** What the staff read as lists: exported as filtered, and never at the price of their length. */
const NOW = Date.parse('2026-11-22T10:00:00+08:00')
let site: Site
let officer: Someone
let approver: Someone
let finance: Someone
let auditor: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
  approver = await site.person('周正', ['approver'])
  finance = await site.person('钱账', ['finance'])
  auditor = await site.person('孙察', ['auditor'])
  const { id } = must(await copyModel(site.db, officer, NOW - 5))
  must(await enactVersion(site.db, approver, id, NOW - 4))
})

/** An organization with a line in every list, and its name. */
async function listed() {
  const of = await owned(site)
  const bar = { from: '2026-11-20', about: '2025年秋季', reason: '=挪用' }
  await site.form(`${of.path}/bars`, bar, officer)
  const number = '62220212345670043'
  const account = { version: '0', holder: '安怡', bank: '北京银行', number, again: number }
  await site.form(`${of.path}/account`, account, of.owner)
  await site.form(`${of.path}/account/reading`, { reason: '核对首款' }, finance)
  const certificate = { certificate: 'registration', expiresOn: '2026-12-01' }
  await site.upload(`${of.path}/certificates`, formWith('证书.pdf', pdf(), certificate), of.owner)
  const checked = { 'abnormal.result': 'clear', 'abnormal.checkedOn': '2026-11-20', 'abnormal.source': '网' }
  await site.form(`${of.path}/verification`, checked, officer)
  return of
}

/** What a list says as CSV, without its heads. */
async function rowsOf(list: string, as: Someone) {
  const { status, text } = await site.get(list, as)
  expect([list, status]).toEqual([list, 200])
  return text.trimEnd().split('\r\n').slice(1)
}

const LISTS = ['/organizations', '/bars', '/certificates', '/account-readings', '/ladder']

describe('a list of the staff', () => {
  test('asks as much for one line as for three', async () => {
    const counted = async () => {
      const costs: number[][] = []
      for (const list of LISTS) {
        await site.get(list, auditor)
        costs.push([site.counts.statements, site.counts.trips])
      }
      return costs
    }
    await listed()
    const one = await counted()
    await listed()
    await listed()
    expect(await counted()).toEqual(one)
  })

  test.each(LISTS)('%s leads to itself as a file', async (list) => {
    expect((await site.get(list, auditor)).text).toContain(`href="${list}?format=xlsx"`)
    const { status, text } = await site.get(`${list}?format=xlsx`, auditor)
    expect([status, text.slice(0, 2)]).toEqual([200, 'PK'])
  })

  test('is exported as it is filtered, without its pages', async () => {
    const of = await listed()
    const q = encodeURIComponent(of.name)
    const [row, ...rest] = await rowsOf(`/organizations?format=csv&page=9&q=${q}`, approver)
    expect(row).toMatch(new RegExp(`^"${of.name}","社会服务机构","\\w{18}","[^"]+",2026-11-20$`))
    expect(rest).toEqual([])
    const waiting = await rowsOf('/bars?format=csv&state=waiting', finance)
    expect(waiting).toContain(`"${of.name}",2026-11-20,2029-11-20,"'=挪用","2025年秋季","等负责人批准"`)
    expect(await rowsOf('/bars?format=csv&state=lifted', finance)).toEqual([])
    const expiring = await rowsOf('/certificates?format=csv', officer)
    expect(expiring).toContain(`"${of.name}","法人登记证书","证书.pdf",2026-12-01,"快到期"`)
    const readings = await rowsOf('/account-readings?format=csv', auditor)
    expect(readings).toContain(`"${of.name}",2026-11-22 10:00:00,"钱账","核对首款"`)
  })

  test('of one organization’s look-ups, and of who read its account', async () => {
    const of = await listed()
    expect(await rowsOf(`${of.path}/verification?format=csv`, auditor)).toEqual([
      '"活动异常名录",2026-11-20,"不在名录",,"网","林芳","2026年11月22日10:00"',
    ])
    expect(await rowsOf(`${of.path}/account?format=csv`, auditor)).toEqual([
      '"钱账",2026-11-22 10:00:00,"核对首款"',
    ])
  })

  test('is not what another may read: no file either', async () => {
    const { owner, path } = await owned(site)
    for (const list of [...LISTS, `${path}/verification`])
      expect([list, (await site.get(`${list}?format=csv`, owner)).status]).toEqual([list, 403])
    expect((await site.get('/account-readings?format=csv', officer)).status).toBe(403)
  })

  test('shows the page that is asked for, and none beyond the last', async () => {
    expect((await site.get('/certificates?page=2', officer)).text).toContain('没有到期的证件')
    expect((await site.json('/certificates?page=nonsense', officer)).json).toMatchObject({ page: 1 })
  })
})
