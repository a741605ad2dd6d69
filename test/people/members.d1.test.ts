import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { changeMember, endMember, inviteMember, joinByLink } from '../../src/people/members/actions.ts'
import { membersOf } from '../../src/people/members/store.ts'
import { memberInvitations, membershipEnds } from '../../src/people/members/tables.ts'
import { type Site, type Someone, openSite } from '../support.ts'
import { byEight, theOne } from '../raced.ts'
import { paths } from '../../src/paths.ts'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')
const DAY = 86_400_000
let site: Site
beforeAll(async () => void (site = await openSite(NOW)))

let number = 0
async function organization() {
  site.now = NOW
  const owner = await site.member(`单位${(number += 1)}`, 'service')
  const id = owner.organizations[0]?.id ?? ''
  return { owner, id, path: `/organizations/${id}` }
}

async function linkFor(owner: Someone, id: string, role = 'editor'): Promise<string> {
  const answer = await site.post(`/organizations/${id}/member-links`, { name: '李', role }, owner)
  expect(answer.status).toBe(200)
  return new URL(String(answer.json['link'])).pathname
}

const rolesIn = async (id: string) => (await membersOf(site.db, id)).map(({ role }) => role)

describe('a member', () => {
  test('is invited by a link, joins with the role, and the link works once', async () => {
    const { owner, id } = await organization()
    const link = await linkFor(owner, id, 'reader')
    const [li, sun] = [await site.person('李'), await site.person('孙')]
    expect((await site.get(link)).text).toContain('注册账号再加入')
    expect((await site.get(link, li)).text).toContain('您已登录为李')
    expect(await site.form(link, {}, li)).toMatchObject({ status: 303, location: `/organizations/${id}` })
    expect(await rolesIn(id)).toEqual(['owner', 'reader'])
    const used = await site.form(link, {}, sun)
    expect([used.status, used.text]).toEqual([422, expect.stringContaining('已经用过')])
    expect((await entriesOf(site.db, `organization:${id}`)).map(({ what }) => what)).toEqual([
      'organization-registered',
      'member-invited',
      'member-joined',
    ])
  })

  test('registers first, and comes back to the link', async () => {
    const { owner, id } = await organization()
    const link = await linkFor(owner, id)
    const page = await site.get(link)
    expect(page.text).toContain(`/register?next=${encodeURIComponent(link)}`)
  })

  test('of a link nothing but the hash is kept', async () => {
    const { owner, id } = await organization()
    const token = (await linkFor(owner, id)).split('/').at(-1) ?? ''
    expect(token.length).toBeGreaterThan(40)
    expect(JSON.stringify(await site.db.select().from(memberInvitations))).not.toContain(token)
  })

  test('does not join by a link that is expired', async () => {
    const { owner, id } = await organization()
    const link = await linkFor(owner, id)
    site.now = NOW + 7 * DAY
    const answer = await site.form(link, {}, await site.person('李'))
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('已经过期')])
    expect(await rolesIn(id)).toEqual(['owner'])
  })

  test('does not join by a link that was taken back, which happens once', async () => {
    const { owner, id, path } = await organization()
    const link = await linkFor(owner, id)
    const { json } = await site.json(`${path}/members`, owner)
    const [sent] = json['links'] as { id: string }[]
    const back = () => site.form(`${path}/member-link-ends`, { link: sent?.id ?? '' }, owner)
    expect([(await back()).status, (await back()).status]).toEqual([303, 422])
    const answer = await site.form(link, {}, await site.person('李'))
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('被收回了')])
  })

  test('whose membership ended has nothing left, and may be invited again', async () => {
    const { owner, id, path } = await organization()
    const li = await site.person('李')
    await site.form(await linkFor(owner, id), {}, li)
    expect((await site.get(path, li)).status).toBe(200)
    expect((await site.form(`${path}/member-ends`, { member: li.id }, owner)).status).toBe(303)
    expect((await site.get(path, li)).status).toBe(404)
    const ends = await site.db.select().from(membershipEnds)
    expect(ends).toContainEqual(
      expect.objectContaining({ organizationId: id, personId: li.id, role: 'editor', by: owner.id }),
    )
    expect((await site.form(await linkFor(owner, id), {}, li)).status).toBe(303)
    expect(await rolesIn(id)).toEqual(['owner', 'editor'])
  })

  test('the last owner can neither go nor become an editor', async () => {
    const { owner, path } = await organization()
    for (const [to, fields] of [
      ['member-ends', { member: owner.id }],
      ['member-roles', { member: owner.id, role: 'editor' }],
    ] as const) {
      const answer = await site.form(`${path}/${to}`, fields, owner)
      expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('至少要有一位负责人')])
    }
  })

  test.each(['editor', 'reader'])('an %s manages nobody', async (role) => {
    const { owner, id, path } = await organization()
    const li = await site.person('李')
    await site.form(await linkFor(owner, id, role), {}, li)
    expect((await site.get(`${path}/members`, li)).text).toContain('成员由单位负责人管理')
    const tries = [
      ['member-links', { name: '孙', role: 'owner' }],
      ['member-roles', { member: li.id, role: 'owner' }],
      ['member-ends', { member: owner.id }],
    ] as const
    for (const [to, fields] of tries) {
      const answer = await site.form(`${path}/${to}`, fields, li)
      expect([to, answer.status]).toEqual([to, 422])
    }
    expect(await rolesIn(id)).toEqual(['owner', role])
  })
})

describe('wrong input', () => {
  test.each([
    ['member-links', { name: '', role: 'editor' }, '请填写对方姓名'],
    ['member-links', { name: '李', role: 'boss' }, '请选择权限'],
    ['member-links', { name: '长'.repeat(41), role: 'editor' }, '最多40个字'],
    ['member-roles', { member: 'nobody', role: 'editor' }, '现在不是本单位的成员'],
    ['member-ends', {}, '请选择成员'],
    ['member-ends', { member: 'nobody' }, '现在不是本单位的成员'],
  ])('%s %j: %s', async (to, fields, says) => {
    const { owner, path } = await organization()
    const answer = await site.form(`${path}/${to}`, fields, owner)
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(says)])
  })

  test('a link of another organization is not found', async () => {
    const [mine, other] = [await organization(), await organization()]
    await linkFor(other.owner, other.id)
    const { json } = await site.json(`${other.path}/members`, other.owner)
    const [sent] = json['links'] as { id: string }[]
    const answer = await site.form(`${mine.path}/member-link-ends`, { link: sent?.id ?? '' }, mine.owner)
    expect(answer.status).toBe(404)
  })
})

describe('at once', () => {
  const stale = { ok: false, refusal: { why: 'changed-meanwhile' } }

  test('one of eight has the link', async () => {
    const { owner, id } = await organization()
    const invited = await inviteMember(site.db, owner, id, { name: '李', role: 'editor' }, NOW)
    const token = invited.ok ? invited.value.token : ''
    const [li, sun] = [await site.person('李'), await site.person('孙')]
    theOne(await byEight(paths.memberLink, (n) => joinByLink(site.db, n % 2 === 0 ? li : sun, token, NOW)))
    expect(await rolesIn(id)).toEqual(['owner', 'editor'])
  })

  test('eight change a role, end a membership, take a link back: each once', async () => {
    const { owner, id } = await organization()
    const li = await site.person('李')
    await site.form(await linkFor(owner, id), {}, li)
    const change = () => changeMember(site.db, owner, id, { personId: li.id, role: 'reader' }, NOW)
    theOne(await byEight(paths.memberRoles, change), 'changed-meanwhile')
    theOne(
      await byEight(paths.memberEnds, () => endMember(site.db, owner, id, li.id, NOW)),
      'changed-meanwhile',
    )
    expect(await rolesIn(id)).toEqual(['owner'])
    const { owner: other, id: otherId, path: otherPath } = await organization()
    await linkFor(other, otherId)
    const { json } = await site.json(`${otherPath}/members`, other)
    const [sent] = json['links'] as { id: string }[]
    const back = () => site.form(`${otherPath}/member-link-ends`, { link: sent?.id ?? '' }, other)
    theOne(await byEight(paths.memberLinkEnds, back))
  })

  test('two owners do not end each other', async () => {
    const { owner, id } = await organization()
    const li = await site.person('李')
    await site.form(await linkFor(owner, id, 'owner'), {}, li)
    const both = { ...li, organizations: owner.organizations }
    const results = await Promise.all([
      endMember(site.db, owner, id, li.id, NOW),
      changeMember(site.db, both, id, { personId: owner.id, role: 'reader' }, NOW),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results).toContainEqual(stale)
    expect((await rolesIn(id)).filter((role) => role === 'owner')).toHaveLength(1)
  })
})
