import { type SQL, and, desc, eq, exists, inArray, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { alias } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { openDb } from '../../src/db/db.ts'
import { type Dialect, writeQuickly } from '../../src/db/text.ts'
import { people, roleGrants, sessions } from '../../src/people/tables.ts'
import { currentSubmissions, proposals } from '../../src/round/proposals/tables.ts'

const none = () => {
  throw new Error('nothing is asked here')
}
const db = openDb({ prepare: none, batch: none })
const client = { prepare: none, batch: none, exec: none, dump: none, withSession: none }
const dialectOf = (): Dialect => Reflect.get(drizzle(client), 'dialect')
const [own, ours] = [dialectOf(), dialectOf()]
writeQuickly(ours)

const other = alias(people, 'other')
const recent = db
  .$with('recent')
  .as(db.select({ id: sessions.id, by: sessions.userId }).from(sessions).where(isNull(sessions.seenAt)))
const counted = db
  .select({ by: roleGrants.personId, n: sql<number>`count(*)`.as('n') })
  .from(roleGrants)
  .groupBy(roleGrants.personId)
  .as('counted')

const at = new Date(5_000)
const statements: Record<string, { getSQL: () => SQL }> = {
  'text alone': sql`select 1`,
  nothing: sql``,
  'values of every kind': sql`select ${1}, ${'a'}, ${null}, ${true}, ${undefined}, ${2n}, ${at}`,
  'fragments in fragments': sql`select ${sql`(${sql`${1} + ${sql.raw('2')}`})`} ${sql.empty()} from ${people} where ${people.id} = ${'a'}`,
  lists: sql`${people.id} in ${['a', 'b', sql`lower(${'C'})`]} and ${people.id} in ${[]}`,
  names: sql`${sql.identifier('a "b"')} ${sql.join([people.name, people.id], sql`, `)}`,
  'values as columns keep them': and(eq(people.createdAt, at), eq(people.twoFactorEnabled, true)) ?? sql``,
  'what is still to be given': sql`${eq(people.createdAt, sql.placeholder('at'))} or ${sql.placeholder('b')} or ${sql.param(sql.placeholder('c'), people.createdAt)}`,
  'a select': db
    .select({ id: people.id, name: sql<string>`upper(${people.name})`.as('upper'), grant: roleGrants.role })
    .from(people)
    .leftJoin(roleGrants, eq(roleGrants.personId, people.id))
    .where(and(inArray(people.id, ['a', 'b']), exists(db.select().from(sessions))))
    .orderBy(desc(people.name))
    .limit(5)
    .offset(10),
  'another name of a table': db
    .select({ id: other.id })
    .from(people)
    .innerJoin(other, eq(other.id, people.id)),
  'a view': db
    .select()
    .from(currentSubmissions)
    .innerJoin(proposals, eq(proposals.id, currentSubmissions.proposalId)),
  'a with': db.with(recent).select().from(recent).innerJoin(people, eq(people.id, recent.by)),
  'a subquery': db
    .select({ id: people.id, n: counted.n })
    .from(people)
    .innerJoin(counted, eq(counted.by, people.id)),
  'a query as a value': sql`select ${db.select({ id: people.id }).from(people).limit(1)} as it`,
  'an insert': db
    .insert(people)
    .values({ id: 'a', name: 'b', email: 'c', username: 'd', createdAt: at, updatedAt: at }),
  'an insert that may be there': db
    .insert(roleGrants)
    .values({ id: 'a', personId: 'b', role: 'officer', at: 1, by: 'c' })
    .onConflictDoUpdate({ target: roleGrants.id, set: { at: sql`excluded.at` } }),
  'an update': db
    .update(people)
    .set({ name: 'b', updatedAt: at, email: sql`lower(${'X'})` })
    .where(eq(people.id, 'a')),
  'a delete': db.delete(sessions).where(eq(sessions.id, 'a')).returning({ id: sessions.id }),
}

test.each(Object.entries(statements))(
  'a statement has the text and the values that drizzle gives it: %s',
  (_, of) => {
    const { sql: text, params } = own.sqlToQuery(of.getSQL())
    const written = ours.sqlToQuery(of.getSQL())
    expect(written).toEqual({ sql: text, params })
    // the same objects: a value that is still to be given is known by its own
    expect(
      written.params.every((one, i) => typeof one !== 'object' || one === params[i] || one === null),
    ).toBe(true)
    expect(ours.sqlToQuery(of.getSQL())).toEqual(written)
  },
)
