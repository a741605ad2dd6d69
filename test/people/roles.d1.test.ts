import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { endRole, giveRole } from '../../src/people/roles/actions.ts'
import type { Person, Role } from '../../src/people/rules/person.ts'
import { person } from '../round/people.ts'
import { NOW, peopleSite } from './site.ts'

let site: Awaited<ReturnType<typeof peopleSite>>
let browser: ReturnType<typeof site.browser>
beforeAll(async () => {
  site = await peopleSite()
  await site.demonstrate()
  await site.person('admin', ['administrator'])
  browser = site.browser()
  await browser.signIn('admin')
})

const asker = (id: string, ...roles: Role[]): Person => person(id, roles)
const admin = asker('admin', 'administrator')

const heldBy = async (id: string) => {
  const { held } = await (await browser.json(`/people/${id}`)).json<{ held: { role: Role }[] }>()
  return held.map(({ role }) => role)
}

describe('a role', () => {
  test('is given and ended, the person is told, and the history knows', async () => {
    await site.person('sun')
    const sun = site.browser()
    await sun.signIn('sun')
    expect((await sun.get('/rounds')).status).toBe(403)
    expect((await browser.post('/people/sun/roles', { role: 'officer' })).headers.get('location')).toBe(
      '/people/sun',
    )
    expect(await (await sun.get('/rounds')).text()).toBe('rounds')
    expect(await heldBy('sun')).toEqual(['officer'])
    expect((await browser.post('/people/sun/role-ends', { role: 'officer' })).status).toBe(303)
    expect((await sun.get('/rounds')).status).toBe(403)
    expect((await browser.post('/people/sun/roles', { role: 'officer' })).status).toBe(303)
    expect(await heldBy('sun')).toEqual(['officer'])
    const entries = await entriesOf(site.db, 'person:sun')
    expect(entries.map(({ what, by }) => [what, by])).toEqual([
      ['role-given', 'admin'],
      ['role-ended', 'admin'],
      ['role-given', 'admin'],
    ])
    expect(await (await sun.get('/letters')).text()).toContain('您有了新的角色：经办人')
  })

  test.each([
    ['roles', { role: 'expert' }, '已经是评审专家了'],
    ['role-ends', { role: 'officer' }, '现在不是经办人'],
    ['roles', { role: 'king' }, '请选择角色'],
    ['roles', {}, '请选择角色'],
    ['role-ends', { role: '' }, '请选择角色'],
  ])('%s %j is refused with its reason', async (path, sent, reason) => {
    const id = `p${Math.random().toString(36).slice(2, 10)}`
    await site.person(id, ['expert'])
    const answer = await browser.post(`/people/${id}/${path}`, sent)
    expect([answer.status, (await answer.text()).includes(reason)]).toEqual([422, true])
    expect(await heldBy(id)).toEqual(['expert'])
  })

  test('of somebody unknown is not found', async () => {
    expect((await browser.get('/people/nobody')).status).toBe(404)
    expect((await browser.post('/people/nobody/roles', { role: 'expert' })).status).toBe(404)
    expect((await browser.post('/people/nobody/roles', {})).status).toBe(404)
  })

  test('is for administrators to give', async () => {
    await site.person('li', ['approver'])
    const refused = await giveRole(site.db, asker('li', 'approver'), 'li', 'administrator', NOW)
    expect(refused).toMatchObject({ refusal: { why: 'not-your-role' } })
    expect(await endRole(site.db, asker('li', 'approver'), 'li', 'approver', NOW)).toMatchObject({
      refusal: { why: 'not-your-role' },
    })
  })

  test('given by two at once is given once', async () => {
    await site.person('zheng')
    const results = await Promise.all([1, 2].map(() => giveRole(site.db, admin, 'zheng', 'expert', NOW)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await heldBy('zheng')).toEqual(['expert'])
  })

  test('ended by two at once is ended once', async () => {
    await site.person('wang', ['finance'])
    const results = await Promise.all([1, 2].map(() => endRole(site.db, admin, 'wang', 'finance', NOW)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await heldBy('wang')).toEqual([])
  })
})

describe('the last administrator', () => {
  test('stays', async () => {
    const answer = await browser.post('/people/admin/role-ends', { role: 'administrator' })
    expect([answer.status, (await answer.text()).includes('这是最后一位系统管理员')]).toEqual([422, true])
  })

  test('stays when two end each other at once', async () => {
    await site.person('admin2', ['administrator'])
    const results = await Promise.all([
      endRole(site.db, admin, 'admin2', 'administrator', NOW),
      endRole(site.db, asker('admin2', 'administrator'), 'admin', 'administrator', NOW),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('the list of people', () => {
  const names = async (query: string) => {
    const { items, total } = await (
      await reader.json(`/people${query}`)
    ).json<{ items: { id: string }[]; total: number }>()
    return [items.map(({ id }) => id), total]
  }
  let reader: ReturnType<typeof site.browser>
  beforeAll(async () => {
    await site.person('lister', ['administrator'])
    reader = site.browser()
    await reader.signIn('lister')
    for (const id of ['find.a', 'find.b', 'find.c']) await site.person(id, id === 'find.b' ? ['auditor'] : [])
  })

  test('is narrowed by a part of a name and by role', async () => {
    expect(await names('?word=find.')).toEqual([['find.a', 'find.b', 'find.c'], 3])
    expect(await names('?word=FIND.B@EXAMPLE')).toEqual([['find.b'], 1])
    expect(await names('?role=auditor')).toEqual([['find.b'], 1])
    expect(await names('?word=%25&role=auditor')).toEqual([[], 0])
    expect(await names('?word=nobody%27%20or%201')).toEqual([[], 0])
  })

  test('says what each of them is', async () => {
    await site.person('find.d', ['officer', 'approver'])
    const { items } = await (
      await reader.json('/people?word=find.')
    ).json<{ items: { id: string; roles: Role[] }[] }>()
    const held = Object.fromEntries(items.map(({ id, roles }) => [id, roles.toSorted()]))
    expect(held).toEqual({
      'find.a': [],
      'find.b': ['auditor'],
      'find.c': [],
      'find.d': ['approver', 'officer'],
    })
    expect(await (await reader.get('/people?word=find.b')).text()).toContain('<td>监督员</td>')
  })

  test('takes no notice of a query that makes no sense', async () => {
    const all = await names('')
    expect(await names('?role=king&sort=x&page=-1')).toEqual(all)
    expect((await reader.get('/people?page=999999')).status).toBe(200)
  })
})
