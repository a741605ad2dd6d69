import { env } from 'cloudflare:workers'
import { and, eq, gte, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { type Given, asked } from '../../src/db/asked.ts'
import { type Db, openDb } from '../../src/db/db.ts'
import { people, roleGrants, sessions } from '../../src/people/tables.ts'
import { openSite } from '../pageless.ts'

type Asks = { id: Given<string>; since: Given<Date>; rows: Given<number> }

const grantsOf = (db: Db, { id, since, rows }: Asks) =>
  db
    .select({
      id: people.id,
      grant: { id: roleGrants.id, role: roleGrants.role },
      session: { id: sessions.id, expiresAt: sessions.expiresAt },
      name: sql<string>`upper(${people.name}) || ${'！'}`,
      isSecure: people.twoFactorEnabled,
      roles: sql<
        string[]
      >`(select json_group_array(role) from role_grants where person_id = ${people.id})`.mapWith(
        (text: string): string[] => JSON.parse(text),
      ),
    })
    .from(people)
    .innerJoin(roleGrants, eq(roleGrants.personId, people.id))
    .leftJoin(sessions, and(eq(sessions.userId, people.id), gte(sessions.expiresAt, since)))
    .where(eq(people.id, id))
    .orderBy(roleGrants.role)
    .limit(rows)

const namesOf = (db: Db, { id }: Pick<Asks, 'id'>) =>
  db.all<{ name: string; twice: string }>(
    sql`select name, ${id} || ${id} as twice from people where id = ${id} and ${1} = 1`,
  )

test('it answers as what it was written as, alone and in a batch, whatever it is given', async () => {
  const { db, person } = await openSite(1_000)
  const [officer, approver] = [
    await person('经办人', ['officer', 'approver']),
    await person('审批人', ['approver']),
  ]
  const [grants, names] = [asked(['id', 'since', 'rows'], grantsOf), asked(['id'], namesOf)]
  const far = new Date(2 ** 50)
  for (const id of [officer.id, approver.id, 'nobody'])
    for (const rows of [1, 2])
      for (const since of [new Date(0), far]) {
        const own = await grantsOf(db, { id, since, rows })
        const given = { id, rows, since: since.getTime() }
        expect(await grants(db, given)).toEqual(own)
        const [inBatch, named, again] = await db.batch([
          grants(db, given),
          names(db, { id }),
          grants(db, given),
        ])
        expect([inBatch, again]).toEqual([own, own])
        expect(named).toEqual(await namesOf(db, { id }))
        expect(await names(db, { id })).toEqual(named)
      }
  const [mine] = await grants(db, { id: officer.id, since: 0, rows: 5 })
  expect(mine).toMatchObject({
    id: officer.id,
    name: '经办人！',
    isSecure: true,
    roles: ['officer', 'approver'],
  })
  expect(mine?.session?.expiresAt).toBeInstanceOf(Date)
})

test('two at once, on two connections, are not taken for one another', async () => {
  const { db, person } = await openSite(2_000)
  const [a, b] = [await person('甲', []), await person('乙', [])]
  const names = asked(['id'], namesOf)
  const other = openDb(env.DB)
  const both = [names(db, { id: a.id }), names(other, { id: b.id })]
  expect((await Promise.all(both)).flat().map(({ name }) => name)).toEqual(['甲', '乙'])
})

test('a failure is the question’s own', async () => {
  const { db } = await openSite(3_000)
  const wrong = asked(['id'], (on, { id }) => on.all(sql`select ${id} from no_such_table`))
  await expect(wrong(db, { id: 'x' })).rejects.toThrow('no_such_table')
})
