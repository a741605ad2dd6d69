import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { registered } from '../../src/people/registers/store.ts'
import { type Site, openSite } from '../support.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(Date.parse('2026-03-02T09:00:00+08:00'))
})

const counts = async () => {
  const [row] = await site.db.all<{ people: number; organizations: number; officers: number }>(sql`
    select ${registered('people')} as people, ${registered('group', 'filed', 'registered')} as organizations,
      coalesce((select rows from register_counts where noun = 'role:officer'), 0) as officers`)
  return row ?? { people: 0, organizations: 0, officers: 0 }
}

test('registers are counted as people, organizations and roles come, and a role no more when it ends', async () => {
  const before = await counts()
  const officer = await site.person('何经办', ['officer'])
  await site.member('数一数的一家')
  expect(await counts()).toEqual({
    people: before.people + 2,
    organizations: before.organizations + 1,
    officers: before.officers + 1,
  })
  await site.db.run(
    sql`insert into role_ends select id, ${officer.id}, ${site.now} from role_grants where person_id = ${officer.id}`,
  )
  expect((await counts()).officers).toBe(before.officers)
})

test('a list that is narrowed to none counts none, and one of all what is kept', async () => {
  const administrator = await site.person('管理', ['administrator'])
  const totals = []
  for (const path of ['/people', '/people?word=没有这个人', '/people?role=finance'])
    totals.push((await site.json(path, administrator)).json['total'])
  expect(totals).toEqual([(await counts()).people, 0, 0])
})
