import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { changeProfile } from '../../src/organizations/profile/actions.ts'
import { profileOf } from '../../src/organizations/profile/store.ts'
import { EMPTY } from '../../src/organizations/rules/profile.ts'
import { type Site, openSite } from '../support.ts'
import { joined, owned, stale } from './cast.ts'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')
let site: Site
beforeAll(async () => void (site = await openSite(NOW)))

const FILLED = {
  version: '0',
  representative: '王敏',
  address: '北京市东城区和平里1号',
  foundedOn: '2010-05-01',
  grade: '3A',
  charter: '为老服务',
  'contacts.0.name': '李静',
  'contacts.0.post': '主任',
  'contacts.0.phone': '010-5550 0002',
  'contacts.1.name': '',
  'contacts.2.name': '赵',
  'contacts.2.phone': '13900000000',
  'inspections.0.year': '2025',
  'inspections.0.result': 'passed',
}

describe('a profile', () => {
  test('is kept once, said to be complete, and read by members and staff', async () => {
    const { owner, id, path } = await owned(site)
    expect((await site.get(path, owner)).text).toContain('缺7项')
    expect(await site.form(`${path}/profile`, FILLED, owner)).toMatchObject({ status: 303, location: path })
    const [kept] = await profileOf(site.db, id)
    expect(kept?.profile).toEqual({
      ...{ representative: '王敏', address: '北京市东城区和平里1号', foundedOn: '2010-05-01', grade: '3A' },
      ...{ charter: '为老服务', inspections: [{ year: 2025, result: 'passed' }] },
      contacts: [
        { name: '李静', post: '主任', phone: '010-55500002' },
        { name: '赵', post: '', phone: '13900000000' },
      ],
    })
    expect((await site.get(path, owner)).text).toContain('齐全')
    const officer = await site.person('林芳', ['officer'])
    expect((await site.get(path, officer)).text).toContain('2025年度合格')
  })

  test('is the last version of its own organization, whatever others have', async () => {
    const [one, other] = [await owned(site), await owned(site)]
    await site.form(`${one.path}/profile`, FILLED, one.owner)
    await site.form(`${other.path}/profile`, { ...FILLED, representative: '甲' }, other.owner)
    await site.form(`${other.path}/profile`, { ...FILLED, version: '1', representative: '乙' }, other.owner)
    const found = [await profileOf(site.db, one.id), await profileOf(site.db, other.id)]
    expect(found.map((rows) => rows.map(({ profile }) => profile.representative))).toEqual([['王敏'], ['乙']])
  })

  test('keeps its history: what was changed, and by whom', async () => {
    const { owner, id, path } = await owned(site)
    await site.form(`${path}/profile`, FILLED, owner)
    await site.form(`${path}/profile`, { ...FILLED, version: '1', grade: '4A' }, owner)
    expect((await entriesOf(site.db, `organization:${id}`)).map(({ particulars }) => particulars)).toEqual([
      expect.objectContaining({ kind: 'service' }),
      expect.objectContaining({ version: 1 }),
      { version: 2, changed: ['grade'] },
    ])
    expect((await site.get(`${path}/profile`, owner)).text).toContain('评估等级')
  })

  test('shown to a member who is no owner, and not changed by one', async () => {
    const of = await owned(site)
    for (const role of ['editor', 'reader'] as const) {
      const person = await joined(site, of, role)
      const page = await site.get(`${of.path}/profile`, person)
      expect([page.status, page.text.includes('name="representative"')]).toEqual([200, false])
      const answer = await site.form(`${of.path}/profile`, FILLED, person)
      expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('由本单位的负责人修改')])
    }
  })

  const FIVE = Object.fromEntries(
    [0, 1, 2, 3, 4].flatMap((at) => [
      [`contacts.${at}.name`, '多'],
      [`contacts.${at}.post`, '联络'],
      [`contacts.${at}.phone`, '13900000000'],
    ]),
  )
  test.each([
    [{ foundedOn: '2026-02-30' }, '成立日期应是一个有效的日期，如2026-01-31'],
    [{ foundedOn: '2026-11-23' }, '成立日期不能晚于今天'],
    [{ grade: '6A' }, '请选择评估等级'],
    [{ 'contacts.0.phone': '打电话' }, '联系电话应是7到20位数字'],
    [{ 'contacts.0.name': '' }, '请填写联系人姓名'],
    [FIVE, '最多4行'],
    [{ 'inspections.0.year': '25' }, '年度应在1900到2099之间'],
    [{ 'inspections.0.result': '' }, '请选择年检结论'],
    [{ charter: '长'.repeat(501) }, '业务范围最多500个字'],
  ])('%j is refused with its reason, and nothing typed is lost', async (wrong, says) => {
    const { owner, id, path } = await owned(site)
    const answer = await site.form(`${path}/profile`, { ...FILLED, ...wrong }, owner)
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(says)])
    expect(answer.text).toContain('value="北京市东城区和平里1号"')
    expect(await profileOf(site.db, id)).toEqual([])
  })

  test('that somebody changed meanwhile is not overwritten', async () => {
    const { owner, path } = await owned(site)
    await site.form(`${path}/profile`, FILLED, owner)
    const answer = await site.form(`${path}/profile`, { ...FILLED, charter: '别的' }, owner)
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('别的')])
    expect(answer.text).toContain('name="version" value="1"')
  })

  test('two at once: one is kept', async () => {
    const { owner, id } = await owned(site)
    const results = await Promise.all(
      ['甲', '乙'].map((representative) =>
        changeProfile(site.db, owner, id, 0, { ...EMPTY, representative }, NOW),
      ),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results).toContainEqual(stale)
  })
})
