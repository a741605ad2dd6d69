import { beforeAll, describe, expect, test } from 'vitest'
import { lettersTo } from '../../src/letters/store.ts'
import { entriesOf } from '../../src/history/store.ts'
import { setOffice } from '../../src/people/office/actions.ts'
import { person } from '../round/people.ts'
import { type Site, openSite } from '../support.ts'

const NOW = Date.parse('2026-06-15T10:00:00+08:00')
const CARD = {
  name: '某区民政局公益创投办公室',
  phone: '010-55500001',
  supervision: '010-55500002转3',
  address: '某街1号',
  hours: '工作日9:00至17:00',
}

let site: Site
let administrator: Awaited<ReturnType<Site['person']>>
beforeAll(async () => {
  site = await openSite(NOW)
  administrator = await site.person('管理', ['administrator'])
})

const shows = async (path: string, as?: typeof administrator) => (await site.get(path, as)).text

describe('how the office is reached', () => {
  test('is asked of the administrator before it is set', async () => {
    expect(await shows('/desks/administrator', administrator)).toContain('填写办公室的联系方式')
    expect(await shows('/')).toContain('公益创投办公室')
  })

  test('is set once, and stands at the foot of every page, at the sign-in and in the statements', async () => {
    const auditor = await site.person('监督', ['auditor'])
    expect((await site.form('/office', { ...CARD, version: '0' }, administrator)).status).toBe(303)
    for (const path of ['/', '/sign-in', '/sign-in/forgotten', '/privacy', '/accessibility', '/calls'])
      for (const says of Object.values(CARD))
        expect([path, await shows(path)]).toEqual([path, expect.stringContaining(says)])
    expect(await shows('/')).toContain('href="tel:010-55500001"')
    expect(await shows('/sign-in')).toContain('登录不了，请联系')
    expect(await shows('/desks/administrator', administrator)).not.toContain('填写办公室的联系方式')
    expect((await lettersTo(site.db, auditor.id)).map(({ subject }) => subject)).toEqual([
      '办公室的联系方式已更新',
    ])
    expect(await entriesOf(site.db, 'office:card')).toMatchObject([{ what: 'office-set', particulars: CARD }])
  })

  test('a slip is refused beside its field, and nothing typed is lost', async () => {
    const wrong = await site.form(
      '/office',
      { ...CARD, phone: '总机', address: '新街2号', version: '1' },
      administrator,
    )
    expect([wrong.status, wrong.text.includes('联系电话里要有号码'), wrong.text.includes('新街2号')]).toEqual(
      [422, true, true],
    )
    const same = await site.form('/office', { ...CARD, version: '1' }, administrator)
    expect([same.status, same.text.includes('没有要改的')]).toEqual([422, true])
  })

  test('a form from before another’s change does not undo it', async () => {
    const late = await site.post('/office', { ...CARD, hours: '全天', version: '0' }, administrator)
    expect(late.json).toMatchObject({ why: 'changed-meanwhile' })
    expect((await site.post('/office', { ...CARD, hours: '工作日8:30至17:00' }, administrator)).status).toBe(
      200,
    )
    expect(await shows('/')).toContain('工作日8:30至17:00')
    expect(
      (
        await Promise.all(
          [1, 2].map((n) =>
            setOffice(
              site.db,
              person(administrator.id, ['administrator']),
              { ...CARD, address: `某街${n}0号` },
              NOW,
            ),
          ),
        )
      )
        .map(({ ok }) => ok)
        .toSorted(),
    ).toEqual([false, true])
  })

  test('others do not set it; the auditors read who did', async () => {
    const officer = await site.person('经办', ['officer'])
    expect((await site.form('/office', CARD, officer)).status).toBe(403)
    const auditor = await site.person('监督二', ['auditor'])
    const page = await shows('/office', auditor)
    expect([page.includes('修改记录'), page.includes('<button class="button">保存')]).toEqual([true, false])
  })
})
