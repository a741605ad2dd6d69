import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { previewMailing, sendMailing } from '../../../src/desks/mailings/actions.ts'
import { nightly } from '../../../src/nightly.ts'
import { answerContract } from '../../../src/round/calls/contracts/actions/answers.ts'
import { nameOperator, proposeContract } from '../../../src/round/calls/contracts/actions/contracts.ts'
import { endContract, endOperator } from '../../../src/round/calls/contracts/actions/ends.ts'
import { boundTo } from '../../../src/rulebook/rules/bound.ts'
import { startOf } from '../../../src/shared/days.ts'
import { enacted, planBy } from '../../round/calls/ruled.ts'
import { PLAN } from '../../round/calls/typed.ts'
import { must, openedRound, organizationOf, startedProposal } from '../../round/opened.ts'
import { type Site, openSite } from '../../support.ts'
import { BOOK, kindsFound } from './found.ts'

/** Letters about an outside unit that runs a round, under the model. */
let site: Site
beforeAll(async () => {
  site = await openSite(PLAN.dates.opens)
  await enacted(site, await site.person('周正', ['approver']), 1, BOOK)
})

/** Which of these kinds of letters have not come of the acts so far. */
const missing = async (...kinds: string[]) => {
  const found = await kindsFound(site, boundTo({ id: 'v1', book: BOOK }))
  return kinds.filter((kind) => !found.includes(kind))
}

test('of a contract', async () => {
  const { db, now } = site
  const { id, officer, approver } = await openedRound(site, planBy(BOOK))
  const owner = await site.member('公益服务中心', 'service')
  const contracted = async (table: 'contracts' | 'operators') =>
    (
      await db.all<{ id: string }>(sql`select id from ${sql.raw(table)} order by at desc, rowid desc limit 1`)
    )[0]?.id ?? ''
  const propose = async (lastOn: string, at: number) => {
    must(await proposeContract(db, officer, id, { unit: '公益服务中心', basis: '合同', lastOn }, at))
    return await contracted('contracts')
  }
  const refused = await propose('2026-12-01', now)
  must(await answerContract(db, approver, refused, { outcome: 'refused', because: '不合适' }, now + 1))
  const first = await propose('2026-12-01', now + 2)
  must(await nameOperator(db, officer, first, owner.id, now + 3))
  must(await answerContract(db, approver, first, { outcome: 'confirmed', because: '' }, now + 4))
  must(await endOperator(db, officer, await contracted('operators'), '换人', now + 5))
  for (const day of ['2026-11-20', '2026-11-27', '2026-12-03', '2026-12-04']) await nightly(env, startOf(day))
  const told = await db.all<{ subject: string; to: string }>(
    sql`select subject, to_id as "to" from letters where subject like '承办%到期：%' order by at, subject`,
  )
  expect(told.filter(({ to }) => to === owner.id).map(({ subject }) => subject.slice(0, 5))).toEqual([
    '承办快到期',
    '承办已到期',
  ])
  expect(told.filter(({ to }) => to === officer.id)).toHaveLength(2)
  const second = await propose('2027-06-30', startOf('2026-12-05'))
  must(
    await answerContract(db, approver, second, { outcome: 'confirmed', because: '' }, startOf('2026-12-06')),
  )
  must(await endContract(db, officer, second, '没有按合同办理', startOf('2026-12-07')))
  expect(organizationOf(owner)).not.toBe('')
  expect(
    await missing(
      ...['请确认承办：…', '请确认承办人员：…', '[承办已确认|没有同意承办]：…', '贵单位承办：…'],
      ...['您开始承办：…', '您不再承办：…', '承办[已到期|快到期]：…', '承办已终止：…'],
    ),
  ).toEqual([])
})

test('of whoever runs a round no more leave no more', async () => {
  const { db, now } = site
  const { id, officer, approver } = await openedRound(site, { ...planBy(BOOK), code: '2028' })
  const owner = await site.member('益民服务中心', 'service')
  const unit = { unit: '益民服务中心', basis: '合同', lastOn: '2027-12-01' }
  must(await proposeContract(db, officer, id, unit, now))
  const [contract] = await db.all<{ id: string }>(sql`select id from contracts where round_id = ${id}`)
  must(await nameOperator(db, officer, contract?.id ?? '', owner.id, now + 1))
  const confirmed = { outcome: 'confirmed' as const, because: '' }
  must(await answerContract(db, approver, contract?.id ?? '', confirmed, now + 2))
  const [letter] = await db.all<{ id: string }>(
    sql`select id from letters where to_id = ${owner.id} and subject like '您开始承办%'`,
  )
  await db.run(sql`insert into outbox (id, letter_id, channel, tries, next_at, said)
    values ('theirs', ${letter?.id}, 'mail', 0, ${now}, '')`)
  const unreadable = () =>
    db.all(sql`select letter_id from unreadable_outside where letter_id = ${letter?.id}`)
  expect(await unreadable()).toEqual([])
  const [operator] = await db.all<{ id: string }>(sql`select id from operators where person_id = ${owner.id}`)
  must(await endOperator(db, officer, operator?.id ?? '', '换人', now + 3))
  expect(await unreadable()).toHaveLength(1)
})

test('to many', async () => {
  const { db } = site
  site.now = PLAN.dates.opens + 3_600_000
  const { id, officer } = await openedRound(site, { ...planBy(BOOK), code: '2027' })
  await startedProposal(site, id, await site.member('茶社居委会', 'committee'))
  const letter = { draft: { title: '请提交', text: '{单位}' }, audience: 'drafts' as const, track: '' }
  const { seen } = must(await previewMailing(db, officer, id, letter, site.now))
  must(await sendMailing(db, officer, id, { ...letter, seen }, site.now))
  expect(await missing('通知：…')).toEqual([])
})
