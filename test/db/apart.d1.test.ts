import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { people, roleGrants, sessions } from '../../src/people/tables.ts'
import { openSite } from '../pageless.ts'

test('columns of the same name stay apart in a batch', async () => {
  const { db, person } = await openSite(1_000)
  const officer = await person('经办人', ['officer'])
  const query = db
    .select({
      id: people.id,
      grant: { id: roleGrants.id, at: roleGrants.at },
      session: { id: sessions.id, expiresAt: sessions.expiresAt },
      name: people.name,
      isSecure: people.twoFactorEnabled,
    })
    .from(people)
    .innerJoin(roleGrants, eq(roleGrants.personId, people.id))
    .innerJoin(sessions, eq(sessions.userId, people.id))
    .where(eq(people.id, officer.id))
  const [[alone], [[batched]]] = [await query, await db.batch([query])]
  expect(batched).toEqual(alone)
  expect(batched).toMatchObject({ id: officer.id, name: '经办人', isSecure: true })
  expect(batched?.grant.id).not.toBe(officer.id)
  expect(batched?.session.expiresAt).toBeInstanceOf(Date)
})

test('an expression that is written twice is there twice', async () => {
  const { db, person } = await openSite(3_000)
  await person('经办人', ['officer'])
  const all = sql<number>`count(*) filter (where ${people.name} <> '')`
  const query = db
    .select({ shown: all, name: sql<string>`max(${people.name})`, all, last: people.name })
    .from(people)
  const [[alone], [[batched]]] = [await query, await db.batch([query])]
  expect(batched).toEqual(alone)
  expect(batched).toMatchObject({ name: '经办人', all: batched?.shown, last: '经办人' })
})

test('a column of the outer table stays that in a subquery', async () => {
  const { db, person } = await openSite(2_000)
  const officer = await person('经办人', ['officer', 'approver'])
  const grants = sql<number>`(select count(*) from role_grants g where g.person_id = ${people.id})`
  const query = db.select({ name: people.name, grants }).from(people).where(eq(people.id, officer.id))
  expect(await db.batch([query])).toEqual([[{ name: '经办人', grants: 2 }]])
})
