import { beforeAll, describe, expect, test } from 'vitest'
import { copyModel, enactVersion } from '../../src/rulebook/actions.ts'
import { plain } from '../desks/cast.ts'
import { formWith, pdf } from '../files/samples.ts'
import { must } from '../round/opened.ts'
import { type Site, type Someone, openSite } from '../support.ts'
import { joined, owned } from './cast.ts'

/** Each page by what its reader came for. */
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

const read = async (path: string, as: Someone) => {
  const { status, text } = await site.get(path, as)
  expect([path, status]).toEqual([path, 200])
  return { html: text, text: plain(text) }
}

const ACCOUNT = { version: '0', holder: '安怡', bank: '北京银行', number: '62220212345670043' }
const CHECKED = {
  'abnormal.result': 'found',
  'abnormal.checkedOn': '2026-11-20',
  'abnormal.source': '信用中国',
  'abnormal.note': '未按期年报',
}

describe('the organizations', () => {
  test('are found by an officer: name, number, street, and whether anybody has looked them up', async () => {
    const of = await owned(site)
    const list = `/organizations?q=${encodeURIComponent(of.name)}`
    const before = await read(list, officer)
    expect(before.text).toContain('共1家')
    expect(before.text).toContain(`${of.name} 社会服务机构`)
    expect(before.html).toContain(`<a href="${of.path}/verification">还没有核验</a>`)
    await site.form(`${of.path}/verification`, CHECKED, officer)
    expect((await read(list, officer)).text).toContain('2026-11-20')
    expect((await read(list, auditor)).html).toContain('href="/account-readings"')
  })
})

describe('one organization', () => {
  test('tells its member what is left to do, and where', async () => {
    const of = await owned(site)
    const page = await read(of.path, of.owner)
    for (const left of ['profile', 'hosting', 'account', 'certificates', 'members'])
      expect(page.html).toContain(`href="${of.path}/${left}"`)
    expect(page.text).toMatch(/单位资料.*缺7项.*收款账户.*没有填.*成员.*1人/)
    expect(page.text).not.toContain('记录查询')
  })

  test('tells the officer what was found, and what can be recorded', async () => {
    const of = await owned(site)
    await site.form(`${of.path}/verification`, CHECKED, officer)
    const page = await read(of.path, officer)
    expect(page.text).toContain('活动异常名录 在名录，或者曾在名录 未按期年报')
    for (const act of ['verification', 'ladder', 'bars'])
      expect(page.html).toContain(`href="${of.path}/${act}"`)
    expect((await read(of.path, approver)).html).not.toContain(`href="${of.path}/bars"`)
  })
})

describe('the profile', () => {
  test('is filled in where it was left, and names what is missing', async () => {
    const of = await owned(site)
    const path = `${of.path}/profile`
    const filled = {
      version: '0',
      address: '和平里1号',
      'contacts.0.name': '王',
      'contacts.0.phone': '5550001',
    }
    expect((await site.form(path, filled, of.owner)).status).toBe(303)
    const page = await read(path, of.owner)
    expect(page.text).toContain('已填2项，还缺5项')
    for (const kept of ['value="和平里1号"', 'name="contacts.0.phone"', 'name="version" value="1"'])
      expect(page.html).toContain(kept)
    const seen = await read(path, officer)
    expect(seen.text).toContain('住所 和平里1号')
    expect(seen.html).not.toContain('name="address"')
  })

  test('asks a community group for no inspection and no grade', async () => {
    const of = await owned(site, 'community')
    const page = await read(`${of.path}/profile`, of.owner)
    expect(page.text).toContain('活动地址')
    expect(page.html).not.toContain('name="grade"')
  })
})

describe('the account', () => {
  test('is given by the owner, who sees its last digits; finance says what it looks for', async () => {
    const of = await owned(site)
    const path = `${of.path}/account`
    expect((await read(path, of.owner)).text).toContain('填写账户')
    expect((await site.form(path, { ...ACCOUNT, again: ACCOUNT.number }, of.owner)).status).toBe(303)
    const own = await read(path, of.owner)
    expect(own.text).toContain('账号 •••• 0043')
    expect(own.html).not.toContain('name="reason"')
    const seen = await read(path, finance)
    expect(seen.html).toContain('name="reason"')
    expect(seen.html).not.toContain('name="holder"')
    expect((await read(path, auditor)).html).not.toContain('method="post"')
  })

  test('whose readings the auditor reads, each with whose it was and what for', async () => {
    const of = await owned(site)
    await site.form(`${of.path}/account`, { ...ACCOUNT, again: ACCOUNT.number }, of.owner)
    await site.form(`${of.path}/account/reading`, { reason: '核对首款' }, finance)
    expect((await read('/account-readings', auditor)).text).toContain(
      `${of.name} 2026-11-22 10:00 钱账 核对首款`,
    )
  })
})

describe('the certificates', () => {
  test('say until when they hold; an owner may add and remove', async () => {
    const of = await owned(site)
    const path = `${of.path}/certificates`
    const form = formWith('登记证书.pdf', pdf(), { certificate: 'registration', expiresOn: '2026-12-01' })
    expect((await site.upload(path, form, of.owner)).status).toBe(303)
    const page = await read(path, of.owner)
    expect(page.text).toMatch(/法人登记证书[^]*有效期到2026年12月1日/)
    expect(page.text).toContain('30天内到期')
    expect([page.text.includes('上传'), page.html.includes('/removal"')]).toEqual([true, true])
    const seen = await read(path, officer)
    expect([seen.text.includes('登记证书.pdf'), seen.html.includes('/removal"')]).toEqual([true, false])
  })
})

describe('the hosting', () => {
  test('is asked for by the group, answered by the host, and read by the staff', async () => {
    const [group, host] = [await owned(site, 'community'), await owned(site)]
    const search = `${group.path}/hosting?q=${encodeURIComponent(host.name)}`
    expect((await read(search, group.owner)).text).toContain('找到1家')
    const asked = await site.post(`${group.path}/hosting`, { host: host.id, note: '请帮忙' }, group.owner)
    const waiting = await read(`${group.path}/hosting`, group.owner)
    expect(waiting.text).toContain('等托管单位确认')
    expect(waiting.html).toContain(`action="/hostings/${asked.json['id']}/end"`)
    const answering = await read(`${host.path}/hosting`, host.owner)
    expect(answering.text).toMatch(new RegExp(`${group.name}.*请帮忙.*同意托管`))
    expect(answering.html).toContain(`action="/hostings/${asked.json['id']}/answer"`)
    const seen = await read(`${group.path}/hosting`, officer)
    expect([seen.text.includes(host.name), seen.html.includes('<form method="post"')]).toEqual([true, false])
  })
})

describe('the verification', () => {
  test('shows the last look-up of each thing, and lets the officer note another of today', async () => {
    const of = await owned(site)
    const path = `${of.path}/verification`
    await site.form(path, CHECKED, officer)
    const page = await read(path, officer)
    expect(page.text).toContain('未按期年报，查询时仍然有效')
    expect(page.text).toMatch(/登记状态 没有查过/)
    expect(page.html).toMatch(/name="registration.checkedOn"[^>]*value="2026-11-22"/)
    const seen = await read(path, approver)
    expect([seen.text.includes('信用中国'), seen.html.includes('<form method="post"')]).toEqual([true, false])
  })
})

describe('the ladder', () => {
  const FILED = { rung: 'filed', number: '东社备2026-77', since: '2026-07-01', evidence: '备案表' }

  test('offers a group its next steps, and a legal person none', async () => {
    const person = await site.person('新人')
    const group = { kind: 'community', name: '楼门书画社', unfiled: 'yes', filingNo: '', subdistrict: '东四' }
    const { json } = await site.post(
      '/organizations',
      { ...group, contact: '王', phone: '010-5550000' },
      person,
    )
    const path = `/organizations/${json['id']}/ladder`
    const first = await read(path, officer)
    expect([first.html.includes('value="filed"'), first.html.includes('value="registered"')]).toEqual([
      true,
      true,
    ])
    await site.form(path, FILED, officer)
    const next = await read(path, officer)
    expect(next.text).toContain('未备案的团队→已备案 2026-07-01 东社备2026-77')
    expect(next.html).not.toContain('value="filed"')
    const legal = await owned(site)
    expect((await read(`${legal.path}/ladder`, officer)).text).toContain('已经是法人，没有下一步')
  })

  test('is counted by year', async () => {
    const page = await read('/ladder', approver)
    expect(page.text).toContain('2026年 1 0')
    expect(page.text).toContain('楼门书画社 已备案')
  })
})

describe('a bar', () => {
  test('is prepared with the term of the rulebook, approved with all that it rests on, and listed', async () => {
    const of = await owned(site)
    const form = await read(`${of.path}/bars`, officer)
    expect(form.text).toContain('按现行管理办法，期限为3年')
    expect(form.html).toMatch(/name="from"[^>]*value="2026-11-22"/)
    const bar = { from: '2026-11-20', about: '2025年秋季', reason: '挪用资金' }
    const { location } = await site.form(`${of.path}/bars`, bar, officer)
    const path = location ?? ''
    const page = await read(path, approver)
    expect(page.text).toContain('期限 2026年11月20日至2029年11月20日')
    expect(page.text).toContain('涉及 2025年秋季')
    expect(page.html).toMatch(/class="clause" href="\/rulebooks\/\w+#clause-\d+"/)
    expect(page.html).toContain(`action="${path}/decision"`)
    expect((await read(path, officer)).html).not.toContain(`action="${path}/decision"`)
    await site.form(`${path}/decision`, { outcome: 'approved' }, approver)
    expect((await read(path, approver)).html).toContain(`action="${path}/lift"`)
    const list = await read('/bars?state=in-force', officer)
    expect(list.text).toContain(`${of.name} 2026-11-20 2029-11-20 挪用资金 执行中`)
    expect((await read('/bars?state=waiting', officer)).text).not.toContain(of.name)
  })
})

test('a member who may only read is shown no form of the organization’s', async () => {
  const of = await owned(site, 'community')
  const reader = await joined(site, of, 'reader')
  for (const page of ['profile', 'certificates', 'hosting', 'account'])
    expect([page, (await read(`${of.path}/${page}`, reader)).html.includes('<form method="post"')]).toEqual([
      page,
      false,
    ])
})
