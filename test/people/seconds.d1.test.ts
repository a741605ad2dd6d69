import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { acceptInvitation, invite } from '../../src/people/invitations/actions.ts'
import { endRole, giveRole } from '../../src/people/roles/actions.ts'
import type { Person, Role } from '../../src/people/rules/person.ts'
import { answerProposal } from '../../src/people/seconds/actions.ts'
import { grants, waiting } from '../../src/people/seconds/store.ts'
import { NOW, PASSWORD, peopleSite } from './site.ts'
import { byEight, theOne } from '../raced.ts'
import { paths } from '../../src/paths.ts'

const DAYS = 86_400_000

let site: Awaited<ReturnType<typeof peopleSite>>
beforeAll(async () => {
  site = await peopleSite()
  await site.demonstrate()
})

const asker = (id: string, ...roles: Role[]): Person => ({
  id,
  name: id,
  roles,
  organizations: [],
  interests: [],
  places: [],
  secondFactor: true,
})
const admin = asker('admin', 'administrator')
const chief = asker('chief', 'approver')

const heldBy = async (name: string) =>
  (await grants(site.db, { page: 1, rows: 500 }))
    .filter((grant) => grant.name === `${name}的姓名` && grant.endedAt === null)
    .map(({ role, by, confirmedBy }) => [role, by, confirmedBy])

const proposedFor = async (personId: string) =>
  (await waiting(site.db, NOW, 500)).find((one) => one.personId === personId)?.id ?? ''

describe('on a bare site', () => {
  test('the first administrator gives the first roles alone, until there is somebody to confirm', async () => {
    await site.person('admin', ['administrator'])
    await site.person('chief')
    expect((await giveRole(site.db, admin, 'chief', 'approver', NOW)).ok).toBe(true)
    expect(await heldBy('chief')).toEqual([['approver', 'admin的姓名', null]])
    expect(await entriesOf(site.db, 'person:chief')).toMatchObject([{ particulars: { alone: true } }])
    await site.person('next')
    await giveRole(site.db, admin, 'next', 'officer', NOW)
    expect(await heldBy('next')).toEqual([])
  })

  test('ending the others makes nobody alone again', async () => {
    await endRole(site.db, admin, 'chief', 'approver', NOW)
    await site.person('puppet')
    await giveRole(site.db, admin, 'puppet', 'approver', NOW)
    expect(await heldBy('puppet')).toEqual([])
    await site.person('witness', ['auditor'])
    await site.person('boss', ['approver'])
  })
})

const boss = asker('boss', 'approver')

describe('a role of the staff', () => {
  test('is held when a second person has confirmed it; both are on the auditor’s list', async () => {
    await site.person('tao')
    const browser = site.browser()
    await browser.signIn('admin')
    expect((await browser.post('/people/tao/roles', { role: 'finance' })).status).toBe(303)
    expect(await heldBy('tao')).toEqual([])
    const mine = await (await browser.get('/confirmations')).text()
    expect(mine).toContain('这是您自己提出的，要由另一位确认')
    const id = await proposedFor('tao')
    const own = await browser.post(`/confirmations/${id}`, { outcome: 'confirmed' })
    expect([own.status, (await own.text()).includes('这是您自己提出的')]).toEqual([422, true])
    const other = site.browser()
    await other.signIn('boss')
    expect(await (await other.get('/letters')).text()).toContain('请确认角色：tao的姓名')
    expect((await other.post(`/confirmations/${id}`, { outcome: 'confirmed' })).status).toBe(303)
    expect(await heldBy('tao')).toEqual([['finance', 'admin的姓名', 'boss的姓名']])
    expect((await entriesOf(site.db, 'person:tao')).map(({ what, by }) => [what, by])).toEqual([
      ['role-proposed', 'admin'],
      ['role-given', 'boss'],
    ])
    const auditor = site.browser()
    await auditor.signIn('witness')
    expect(await (await auditor.get('/letters')).text()).toContain('新的角色：tao的姓名，财务')
    expect(await (await auditor.get('/role-book')).text()).toContain('boss的姓名')
    const sheet = await (await auditor.get('/role-book?format=csv')).text()
    expect(sheet).toContain('"tao的姓名","财务"')
    await endRole(site.db, admin, 'tao', 'finance', NOW)
    expect(await (await auditor.get('/letters')).text()).toContain('角色结束：tao的姓名，财务')
  })

  test('is refused by a second person, and may be proposed again', async () => {
    await site.person('meng')
    await giveRole(site.db, admin, 'meng', 'auditor', NOW)
    expect(await giveRole(site.db, admin, 'meng', 'auditor', NOW)).toMatchObject({
      refusal: { why: 'role-proposed' },
    })
    const id = await proposedFor('meng')
    expect((await answerProposal(site.db, boss, id, 'refused', NOW)).ok).toBe(true)
    expect(await answerProposal(site.db, boss, id, 'confirmed', NOW)).toMatchObject({
      refusal: { why: 'proposal-answered' },
    })
    expect(await heldBy('meng')).toEqual([])
    expect((await giveRole(site.db, admin, 'meng', 'auditor', NOW)).ok).toBe(true)
  })

  test('is confirmed by neither who proposes it, nor who gets it, nor an approver beside another administrator', async () => {
    await site.person('luo', ['approver'])
    await giveRole(site.db, admin, 'luo', 'officer', NOW)
    const id = await proposedFor('luo')
    const by = (person: Person) => answerProposal(site.db, person, id, 'confirmed', NOW)
    expect(await by(admin)).toMatchObject({ refusal: { why: 'own-proposal' } })
    expect(await by(asker('luo', 'approver'))).toMatchObject({ refusal: { why: 'own-role' } })
    expect(await by(asker('witness', 'auditor'))).toMatchObject({ refusal: { why: 'not-your-role' } })
    await site.person('admin2', ['administrator'])
    expect(await by(boss)).toMatchObject({ refusal: { why: 'not-your-role', needs: 'administrator' } })
    expect((await by(asker('admin2', 'administrator'))).ok).toBe(true)
    await endRole(site.db, admin, 'admin2', 'administrator', NOW)
  })

  test('lapses to the millisecond after seven days', async () => {
    await site.person('late')
    await giveRole(site.db, admin, 'late', 'officer', NOW)
    const id = await proposedFor('late')
    const at = (now: number) => answerProposal(site.db, boss, id, 'confirmed', now)
    expect(await at(NOW + 7 * DAYS)).toMatchObject({ refusal: { why: 'proposal-lapsed' } })
    expect((await at(NOW + 7 * DAYS - 1)).ok).toBe(true)
  })

  test('confirmed by eight at once is given once; the database takes no confirmation of one’s own', async () => {
    await site.person('duo')
    await giveRole(site.db, admin, 'duo', 'officer', NOW)
    const id = await proposedFor('duo')
    const insert = site.bindings.DB.prepare(
      "insert into role_answers values (?, 'confirmed', 'admin', 1)",
    ).bind(id)
    await expect(insert.run()).rejects.toThrow('a role is confirmed by another')
    theOne(await byEight(paths.confirmation, () => answerProposal(site.db, boss, id, 'confirmed', NOW)))
    expect(await heldBy('duo')).toHaveLength(1)
  })

  test('an expert’s is given by one', async () => {
    await site.person('pei')
    expect((await giveRole(site.db, admin, 'pei', 'expert', NOW)).ok).toBe(true)
    expect(await heldBy('pei')).toEqual([['expert', 'admin的姓名', null]])
  })
})

describe('an invitation into the staff', () => {
  const invited = async (email: string) => {
    const made = await invite(site.db, admin, { name: '钱', email, roles: ['officer'] }, NOW)
    if (!made.ok) throw new Error(made.refusal.why)
    return made.value
  }
  const accept = ({ token, code }: { token: string; code: string }, username: string) =>
    acceptInvitation(site.db, token, code, { username, password: PASSWORD }, NOW)

  test('grants nothing before a second person has confirmed it', async () => {
    const link = await invited('qian1@example.org')
    expect(await accept(link, 'qian1')).toMatchObject({ refusal: { why: 'invitation-unconfirmed' } })
    expect(await answerProposal(site.db, admin, link.id, 'confirmed', NOW)).toMatchObject({
      refusal: { why: 'own-proposal' },
    })
    expect((await answerProposal(site.db, boss, link.id, 'confirmed', NOW)).ok).toBe(true)
    expect((await accept(link, 'qian1')).ok).toBe(true)
    const grant = (await grants(site.db, { page: 1, rows: 500 })).find(({ name }) => name === '钱')
    expect([grant?.by, grant?.confirmedBy]).toEqual(['admin的姓名', 'boss的姓名'])
  })

  test('is not taken by whoever has confirmed it', async () => {
    const { id, token, code } = await invited('qian3@example.org')
    expect((await answerProposal(site.db, boss, id, 'confirmed', NOW)).ok).toBe(true)
    expect(await acceptInvitation(site.db, token, code, boss, NOW)).toMatchObject({
      refusal: { why: 'own-confirmation' },
    })
  })

  test('refused is over', async () => {
    const link = await invited('qian2@example.org')
    await answerProposal(site.db, boss, link.id, 'refused', NOW)
    expect(await accept(link, 'qian2')).toMatchObject({ refusal: { why: 'invitation-refused' } })
  })
})

test('the auditor is told who may be the same person; the administrators are not', async () => {
  await site.person('twin1', ['finance'])
  await site.person('twin2', ['officer'])
  const shared = site.browser()
  await shared.signIn('twin1')
  await shared.signIn('twin2')
  const read = async (username: string) => {
    const browser = site.browser()
    await browser.signIn(username)
    return (await browser.get('/role-book')).text()
  }
  expect(await read('witness')).toContain('与twin1的姓名的设备相同')
  expect(await read('admin')).not.toContain('可能是同一人')
})

test('nobody else reads or answers', async () => {
  await site.person('plain', ['officer'])
  const browser = site.browser()
  await browser.signIn('plain')
  for (const path of ['/confirmations', '/role-book']) expect((await browser.get(path)).status).toBe(403)
  expect((await browser.post('/confirmations/x', { outcome: 'confirmed' })).status).toBe(403)
  expect(await answerProposal(site.db, chief, 'nothing', 'confirmed', NOW)).toMatchObject({
    refusal: { why: 'not-found' },
  })
})
