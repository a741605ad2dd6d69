import { beforeAll, describe, expect, test } from 'vitest'
import { recordChecks } from '../../src/organizations/checks/actions.ts'
import { recordMove } from '../../src/organizations/ladder/actions.ts'
import { organizationOf } from '../../src/organizations/store.ts'
import { type Site, type Someone, openSite } from '../support.ts'
import { must } from '../round/opened.ts'
import { owned } from './cast.ts'
import { byEight, theOne } from '../raced.ts'
import { paths } from '../../src/paths.ts'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')
const TODAY = '2026-11-22'
let site: Site
let officer: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
})

describe('the ladder', () => {
  const REGISTERED = {
    rung: 'registered',
    kind: 'service',
    number: '52110101270209033T',
    since: '2026-06-01',
    evidence: '登记证书',
  }

  test('is climbed on evidence: the id stays, the number before is kept, and the year is counted', async () => {
    const of = await owned(site, 'community')
    const [before] = await organizationOf(site.db, of.id)
    expect((await site.form(`${of.path}/ladder`, REGISTERED, officer)).status).toBe(303)
    const [after] = await organizationOf(site.db, of.id)
    expect(after).toMatchObject({ id: of.id, kind: 'service', uscc: REGISTERED.number, filingNo: null })
    const page = await site.get(of.path, of.owner)
    expect(page.text).toContain(`原${before?.filingNo}`)
    expect(page.text).toContain('登记机关行政区划代码110101（北京）')
    const counted = await site.json('/ladder', officer)
    expect(counted.json['years']).toEqual([{ year: '2026', filed: 0, registered: 1 }])
    expect(counted.json['standing']).toMatchObject({ raised: 1 })
    expect((await site.form(`${of.path}/ladder`, REGISTERED, officer)).status).toBe(422)
  })

  test('begins with a group that registers before it is filed', async () => {
    const person = await site.person('新人')
    const group = { kind: 'community', name: '楼门合唱队', unfiled: 'yes', filingNo: '', subdistrict: '东四' }
    const more = { contact: '王', phone: '010-5550000' }
    const { json } = await site.post('/organizations', { ...group, ...more }, person)
    const path = `/organizations/${json['id']}`
    expect((await site.get(path, officer)).text).toContain('未备案的团队')
    const filed = { rung: 'filed', number: '东社备2026-9', since: '2026-07-01', evidence: '备案表' }
    expect((await site.form(`${path}/ladder`, filed, officer)).status).toBe(303)
    expect((await site.get(path, officer)).text).toContain('东社备2026-9')
    const both = { ...group, ...more, name: '另一队', filingNo: '1' }
    expect((await site.post('/organizations', both, person)).status).toBe(422)
  })

  test.each([
    [{}, '请选择到了哪一步'],
    [{ ...REGISTERED, number: '52110101270209033X' }, '校验位不对'],
    [{ ...REGISTERED, number: '52110101949567014L', kind: 'foundation' }, '不符'],
    [{ ...REGISTERED, number: '52110101949567014L', kind: '' }, '请选择单位类型'],
    [{ ...REGISTERED, number: '52110101949567014L', since: '2026-11-23' }, '日期不能晚于今天'],
    [{ ...REGISTERED, number: '52110101949567014L', evidence: '' }, '请填写依据'],
    [{ rung: 'filed', number: '1', since: TODAY, evidence: '表' }, '只能往上记'],
  ])('%j is refused with its reason', async (fields, says) => {
    const of = await owned(site, 'community')
    const answer = await site.form(`${of.path}/ladder`, fields, officer)
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(says)])
  })

  test('a number that another has is refused, also when both come at once', async () => {
    const groups = [await owned(site, 'community'), await owned(site, 'community')]
    const move = {
      ...REGISTERED,
      number: '53110000500000008U',
      kind: 'foundation',
      rung: 'registered',
    } as const
    const results = await Promise.all(groups.map(({ id }) => recordMove(site.db, officer, id, move, NOW)))
    expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(results).toContainEqual({ ok: false, refusal: { why: 'number-taken', number: move.number } })
  })

  test('eight record the same step at once: one does', async () => {
    const { id } = await owned(site, 'community')
    const move = { ...REGISTERED, number: '521101014614961885', kind: 'service', rung: 'registered' } as const
    theOne(await byEight(paths.ladder, () => recordMove(site.db, officer, id, move, NOW)))
  })
})

describe('the list of organizations', () => {
  test('is narrowed by name, number, kind and rung, with as many statements for one row as for many', async () => {
    const of = await owned(site)
    const one = await site.json(`/organizations?q=${encodeURIComponent(of.name)}`, officer)
    const counts = { ...site.counts }
    expect(one.json['items']).toMatchObject([{ id: of.id, name: of.name }])
    const all = await site.json('/organizations', officer)
    expect({ ...site.counts }).toEqual(counts)
    expect(Number(all.json['total'])).toBeGreaterThan(3)
    const groups = await site.json('/organizations?kind=community&rung=filed', officer)
    expect(new Set((groups.json['items'] as { kind: string }[]).map(({ kind }) => kind))).toEqual(
      new Set(['community']),
    )
    expect((await site.get('/organizations?kind=company&rung=top&page=0', officer)).status).toBe(200)
  })

  test('a page shows fifty', async () => {
    for (let more = 0; more < 55; more += 1) await owned(site)
    const page = await site.json('/organizations', officer)
    expect(page.json['items']).toHaveLength(50)
    expect((await site.get('/organizations?page=2', officer)).text).toContain('第51至')
  })
})

test('an organization’s page costs two round trips, whatever it has', async () => {
  const [bare, full] = [await owned(site), await owned(site)]
  await site.get(bare.path, officer)
  const counts = { ...site.counts }
  const clear = {
    about: 'abnormal',
    source: '网',
    result: 'clear',
    until: null,
    enteredOn: null,
    note: '',
    checkedOn: TODAY,
  } as const
  must(await recordChecks(site.db, officer, full.id, [clear, { ...clear, about: 'violation' }], NOW))
  await site.get(full.path, officer)
  expect({ ...site.counts }).toEqual(counts)
  expect(counts.trips).toBe(2)
})
