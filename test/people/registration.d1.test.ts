import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { makeAuth, signUp } from '../../src/people/auth.ts'
import { registerOrganization } from '../../src/people/organizations/actions.ts'
import { memberships, organizations, people, roleGrants } from '../../src/people/tables.ts'
import { PASSWORD, peopleSite } from './site.ts'

let site: Awaited<ReturnType<typeof peopleSite>>
beforeAll(async () => {
  site = await peopleSite()
  await site.person('taken')
})

const account = (username: string) => ({
  name: '王敏',
  username,
  email: `${username}@example.org`,
  password: PASSWORD,
})

describe('an account of one’s own', () => {
  test('is made and signed in, and goes on to register the organization', async () => {
    const browser = site.browser()
    const answer = await browser.post('/register', account('wang.min'))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/organizations/new'])
    expect(await (await browser.get('/account')).text()).toContain('wang.min@example.org')
    const wang = (await site.db.select().from(people)).find(({ username }) => username === 'wang.min')
    expect(await entriesOf(site.db, `person:${wang?.id}`)).toMatchObject([
      { seq: 1, what: 'account-registered', by: wang?.id },
    ])
    expect((await site.browser().signIn('wang.min')).status).toBe(303)
  })

  test('never brings a role, whatever is sent', async () => {
    const sent = {
      ...account('sly'),
      role: 'administrator',
      'roles[]': ['administrator'],
      twoFactorEnabled: 'true',
      id: 'x',
    }
    const answer = await site.browser().post('/register', sent)
    expect(answer.status).toBe(303)
    expect(await site.db.select().from(roleGrants)).toEqual([])
    const sly = (await site.db.select().from(people)).find(({ username }) => username === 'sly')
    expect(sly).toMatchObject({ twoFactorEnabled: false, emailVerified: false })
    expect(sly?.id).not.toBe('x')
  })

  test.each([
    [{ username: 'taken' }, '用户名“taken”已经有人用了'],
    [{ username: 'TAKEN' }, '用户名“TAKEN”已经有人用了'],
    [{ email: 'Taken@example.org' }, '邮箱taken@example.org已经有账号'],
    [{ username: '王敏' }, '用户名至少3个字符'],
    [{ username: 'wang@min' }, '用户名只能有字母、数字、下划线和点'],
    [{ email: 'wang' }, '邮箱的格式不对'],
    [{ password: 'short' }, '密码至少10位'],
    [{ password: 'password123' }, '这个密码太常见'],
    [{ password: '王敏王敏王敏王敏王敏' }, '密码里不要有姓名、用户名'],
    [{ password: '' }, '请填写密码'],
    [{ name: '' }, '请填写姓名'],
    [{ name: '长'.repeat(41) }, '姓名最多40个字'],
  ])('%j is refused with its reason, and nothing typed is lost', async (wrong, reason) => {
    const sent = { ...account('fine'), ...wrong }
    const answer = await site.browser().post('/register', sent)
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain(reason)
    for (const field of ['name', 'username', 'email'] as const)
      expect(page).toContain(`value="${sent[field]}"`)
    expect(page).not.toContain(PASSWORD)
  })

  test('two at once under one name: one has it', async () => {
    const first = { ...account('both'), email: 'one@example.org' }
    const second = { ...account('both'), email: 'two@example.org' }
    const answers = await Promise.all([
      site.browser().post('/register', first),
      site.browser().post('/register', second),
    ])
    const statuses = answers.map((answer) => answer.status)
    expect(statuses.filter((status) => status === 303)).toHaveLength(1)
    expect(statuses.filter((status) => status === 409 || status === 422)).toHaveLength(1)
  })

  test('can be made without a page', async () => {
    const made = await signUp(makeAuth(site.bindings, site.db), account('by.code'))
    expect(made.personId).toMatch(/^[0-9a-z]{12}$/)
    expect((await site.browser().signIn('by.code')).status).toBe(303)
  })
})

const service = {
  kind: 'service',
  name: '东城区安怡为老服务中心',
  uscc: '52110101270209033T',
  subdistrict: '和平里',
  contact: '王敏',
  phone: '010-55500000',
}
const group = { ...service, kind: 'community', name: '夕阳茶叙社', uscc: '', filingNo: '东社备2010-0001' }

async function member() {
  const browser = site.browser()
  await browser.post('/register', account(`m${Math.random().toString(36).slice(2, 10)}`))
  return browser
}

describe('an organization', () => {
  test('is registered with its first member, and remembers by whom', async () => {
    const browser = await member()
    const answer = await browser.post('/organizations', service)
    const [row] = await site.db.select().from(organizations)
    // its first page says what it lacks before it can apply
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/organizations/${row?.id}`])
    expect(row).toMatchObject({ ...service, filingNo: null, at: site.clock.now })
    expect(await site.db.select().from(memberships)).toMatchObject([
      { organizationId: row?.id, personId: row?.by },
    ])
    expect(await entriesOf(site.db, `organization:${row?.id}`)).toMatchObject([
      { seq: 1, what: 'organization-registered', by: row?.by, particulars: { uscc: service.uscc } },
    ])
    expect(await (await browser.get('/account')).text()).toContain(service.name)
  })

  test('a community group has a filing number instead', async () => {
    const answer = await (await member()).json('/organizations', { ...group, uscc: 'whatever' })
    expect(answer.status).toBe(200)
    const { id } = await answer.json<{ id: string }>()
    const row = (await site.db.select().from(organizations)).find((organization) => organization.id === id)
    expect(row).toMatchObject({ kind: 'community', uscc: null, filingNo: group.filingNo })
  })

  test.each([
    [{ uscc: '91350100M000100Y4Z' }, '校验位不对：第18位应为“3”，现在是“Z”'],
    [{ uscc: '91350100M000100Y43' }, '前两位是企业、个体工商户或者合作社的，和所选的“社会服务机构”不符'],
    [{ uscc: '9135' }, '统一社会信用代码是18位，现在是4位'],
    [{ uscc: '' }, '请填写统一社会信用代码'],
    [{ kind: '' }, '请选择单位类型'],
    [{ kind: 'company' }, '请选择单位类型'],
    [{ kind: 'community', filingNo: '' }, '请填写备案号'],
    [{ phone: '打电话' }, '联系电话应是7到20位数字'],
    [{ subdistrict: ' ' }, '请填写所在街道'],
    [{ name: '单'.repeat(61) }, '单位名称最多60个字'],
    [{ name: '另一个中心' }, '统一社会信用代码52110101270209033T已经登记过了'],
    [{ uscc: '52110101MJ00010011' }, '“东城区安怡为老服务中心”已经登记过了'],
  ])('%j is refused with its reason, and nothing typed is lost', async (wrong, reason) => {
    const sent: Record<string, string> = { ...service, filingNo: '', ...wrong }
    const answer = await (await member()).post('/organizations', sent)
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain(reason)
    for (const field of ['name', 'uscc', 'subdistrict', 'contact', 'phone'])
      expect(page).toContain(`value="${sent[field]}"`)
  })

  test('all that is missing is said at once', async () => {
    const answer = await (await member()).json('/organizations', {})
    const { problems } = await answer.json<{ problems: { field: string }[] }>()
    expect(problems.map(({ field }) => field).toSorted()).toEqual([
      'contact',
      'kind',
      'name',
      'phone',
      'subdistrict',
    ])
  })

  test('two at once with one number: one is registered, the other is told why not', async () => {
    const twin = {
      kind: 'foundation',
      filingNo: null,
      uscc: '53110000500000008U',
      subdistrict: '东四',
      contact: '李',
      phone: '5550000',
    } as const
    const both = ['甲基金会', '乙基金会'].map((name) =>
      registerOrganization(site.db, { id: 'taken' }, { ...twin, name }, site.clock.now),
    )
    const results = await Promise.all(both)
    expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(results.find(({ ok }) => !ok)).toEqual({
      ok: false,
      refusal: { why: 'uscc-taken', uscc: twin.uscc },
    })
  })

  test('is for those who are signed in', async () => {
    const visitor = site.browser()
    expect((await visitor.get('/organizations/new')).headers.get('location')).toBe(
      '/sign-in?next=%2Forganizations%2Fnew',
    )
    expect((await visitor.post('/organizations', service)).status).toBe(303)
  })
})

describe('a code, while it is typed', () => {
  const of = async (uscc: string, kind = '') => {
    const browser = site.browser()
    await browser.post('/register', account(`typing.${Math.abs(Date.now() % 1e6)}${uscc.length}${kind}`))
    return browser
  }
  test.each([
    ['', '', ''],
    ['5211', '', '已输入4位，还差14位'],
    ['52i1', '', '第3位不能是“I”'],
    [
      '52 11 0101 2702 0903 3T',
      '',
      '代码正确：社会服务机构（民办非企业单位）；登记机关行政区划代码110101（北京）',
    ],
    ['52110101270209033T', 'association', '和所选的“社会团体”不符'],
    ['521101012702090331', '', '校验位不对：第18位应为“T”'],
    ['52110101270209033T9', '', '统一社会信用代码是18位，现在是19位'],
    ['<b>', '', '第1位不能是“&lt;”'],
  ])('%j of %j reads %j', async (uscc, kind, says) => {
    const browser = await of(uscc, kind)
    const answer = await browser.get(`/organizations/new/code?${new URLSearchParams({ uscc, kind })}`)
    const text = await answer.text()
    expect([answer.status, text.includes(says), text.length > 0]).toEqual([200, true, says !== ''])
    const page = await browser.get('/organizations/new')
    expect(await page.text()).toContain('hx-get="/organizations/new/code"')
  })

  test('is said beside the field again when the form comes back, with what was typed', async () => {
    const browser = await of('back')
    const sent = { kind: 'service', name: '安怡中心', uscc: '52110101270209033A', subdistrict: '东四' }
    const answer = await browser.post('/organizations', sent)
    const text = await answer.text()
    expect(answer.status).toBe(422)
    for (const said of ['value="52110101270209033A"', '校验位不对：第18位应为“T”', 'value="安怡中心"'])
      expect(text).toContain(said)
  })
})
