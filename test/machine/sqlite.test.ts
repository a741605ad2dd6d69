import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSqlite } from '../../src/machine/sqlite.ts'
import { scratch } from '../scratch.ts'

const newFile = () => join(mkdtempSync(join(scratch(), 'sqlite-')), 'site.sqlite')

function opened(file = newFile()) {
  const db = openSqlite(file)
  db.run('create table if not exists things (name text primary key, count integer) strict')
  return db
}
const insert = (name: string) => ['insert into things (name, count) values (?, 1)', name] as const

test('rows come as objects, as lists, one at a time', async () => {
  const db = opened()
  await db.prepare(insert('a')[0]).bind('a').run()
  const all = db.prepare('select name, count, name as again from things')
  expect((await all.all()).results).toEqual([{ name: 'a', count: 1, again: 'a' }])
  expect(await all.raw()).toEqual([['a', 1, 'a']])
  expect(await all.raw({ columnNames: true })).toEqual([
    ['name', 'count', 'again'],
    ['a', 1, 'a'],
  ])
  expect(await all.first()).toEqual({ name: 'a', count: 1, again: 'a' })
  expect(await all.first('count')).toBe(1)
  expect(await db.prepare('select * from things where name = ?').bind('none').first()).toBeNull()
  await expect(all.first('colour')).rejects.toThrow('D1_COLUMN_NOTFOUND')
})

test('what was written is counted', async () => {
  const db = opened()
  const [made] = await db.batch([db.prepare(insert('a')[0]).bind('a')])
  expect(made?.meta).toMatchObject({ changes: 1, changed_db: true })
  const read = await db.prepare('select 1 as one').all()
  expect(read.meta).toMatchObject({ changes: 0, changed_db: false })
})

test('a batch is all or nothing, and says of what broke it what D1 says', async () => {
  const db = opened()
  const put = (name: string) => db.prepare(insert(name)[0]).bind(name)
  await expect(db.batch([put('a'), put('b'), put('a')])).rejects.toThrow(
    'UNIQUE constraint failed: things.name',
  )
  expect(await db.prepare('select count(*) as n from things').first('n')).toBe(0)
  await db.batch([put('a')])
  expect(await db.prepare('select count(*) as n from things').first('n')).toBe(1)
})

test('a batch within another transaction is a part of it', async () => {
  const db = opened()
  db.run('begin')
  await db.batch([db.prepare(insert('a')[0]).bind('a')])
  db.run('rollback')
  expect(await db.prepare('select count(*) as n from things').first('n')).toBe(0)
})

test('a batch that reads sees one state, whatever is written meanwhile', async () => {
  const file = newFile()
  const [one, other] = [opened(file), opened(file)]
  await one.batch([one.prepare(insert('a')[0]).bind('a')])
  one.run('begin')
  expect(await one.prepare('select count(*) as n from things').first('n')).toBe(1)
  await other.batch([other.prepare(insert('b')[0]).bind('b')])
  expect(await one.prepare('select count(*) as n from things').first('n')).toBe(1)
  one.run('commit')
  expect(await one.prepare('select count(*) as n from things').first('n')).toBe(2)
})

test('what D1 does not take is not taken here', () => {
  const db = opened()
  const many = db.prepare(`select ${Array.from({ length: 101 }, () => '?').join(', ')}`)
  expect(() => many.bind(...Array.from({ length: 101 }, (_, at) => at))).toThrow('D1 takes 100')
  expect(() => db.prepare('select ?').bind(undefined)).toThrow('D1 takes no undefined')
  expect(() => db.prepare('select ?').bind({})).toThrow('D1 takes no object')
})

test('a limit that is bound is one, and what is no whole number is SQLite’s to refuse', async () => {
  const db = opened()
  for (const name of ['a', 'b', 'c']) await db.prepare(insert(name)[0]).bind(name).run()
  const names = async (limit: unknown) =>
    (
      await db
        .prepare(
          "select name from things where name <> 'limit ?' and name > ? order by name limit ? offset ?",
        )
        .bind('', limit, 1)
        .all<{ name: string }>()
    ).results.map(({ name }) => name)
  expect([await names(1), await names(2), await names(0), await names(-1)]).toEqual([
    ['b'],
    ['b', 'c'],
    [],
    ['b', 'c'],
  ])
  await expect(names('1; drop table things')).rejects.toThrow('datatype mismatch')
  await expect(names(1.5)).rejects.toThrow('datatype mismatch')
})

test('references are held, and what is acknowledged is on the disk', async () => {
  const db = opened()
  db.run('create table parts (of text not null references things (name)) strict')
  await expect(db.batch([db.prepare("insert into parts values ('none')")])).rejects.toThrow('FOREIGN KEY')
  const pragma = async (name: string) => Object.values((await db.prepare(`pragma ${name}`).first()) ?? {})[0]
  expect([await pragma('journal_mode'), await pragma('synchronous')]).toEqual(['wal', 2])
})

test('a session is the database itself', async () => {
  const db = opened()
  const session = db.withSession()
  expect(await session.prepare('select 7 as n').first('n')).toBe(7)
  expect(session.getBookmark()).toBeNull()
})
