import { describe, expect, test } from 'vitest'
import { TOOLS, placeOf } from './house.ts'
import { CODE, type Source, at, filesIn, nodesOf, parse, read } from './tree.ts'
import { READS, type Write, localTables, sqlOf, tables, wordsAfter, writesOf } from './writes.ts'

/** Every node of every source is looked at: seconds on a busy machine. */
const SLOW = 30_000
const sources = filesIn('src', CODE)
  .filter((path) => !TOOLS.includes(placeOf(path).area))
  .map(read)

describe('tables', () => {
  test(
    'are written by their own stage only; history and letters through their stores',
    () => {
      expect(
        sources.flatMap((source) => writesOf(source).flatMap((write) => writeFaults(source, write))),
      ).toEqual([])
    },
    SLOW,
  )

  test(
    'are read by their own stage and by later ones, in plain SQL too',
    () => {
      expect(sources.flatMap(readFaults)).toEqual([])
    },
    SLOW,
  )
})

function writeFaults(source: Source, { node, table }: Write): string[] {
  const { area, kind } = placeOf(source.path)
  const owner = tables.find(({ name }) => name === table)?.area
  if (!owner) return [`${at(source, node)}: say which table it writes, so that this test can read it`]
  if (owner !== area)
    return [`${at(source, node)}: ${table} belongs to ${owner}: ask the store of ${owner} for the statement`]
  return kind === 'store' ? [] : [`${at(source, node)}: statements live in the store`]
}

function readFaults(source: Source): string[] {
  const { area, order } = placeOf(source.path)
  const locals = localTables(source)
  return nodesOf(source.tree).flatMap((node) =>
    sqlOf(node)
      .flatMap((text) => wordsAfter(READS, text, locals))
      .flatMap((table) => tables.filter(({ name }) => name === table))
      .filter((table) => table.order > order)
      .map(
        ({ name, area: owner }) =>
          `${at(source, node)}: ${area} comes before ${owner}: it may not read ${name}`,
      ),
  )
}

describe('these tests', () => {
  const find = (text: string) => {
    const source = parse('src/round/proposals/store.ts', `${IMPORTS}\n${text}`)
    return [...writesOf(source).flatMap((write) => writeFaults(source, write)), ...readFaults(source)].length
  }
  const IMPORTS = `import { rounds as calls } from '../calls/tables.ts'; import { proposals } from './tables.ts'; import * as ground from '../../people/tables.ts'`

  test.each([
    'db.insert(calls).values(x)',
    'db.update(ground.people)',
    'db.delete(whatever)',
    'sql`insert into rounds (id) values (1)`',
    'sql`update ${calls} set x = 1`',
    "db.prepare('delete from letters')",
    'sql`select * from notices`',
  ])('find %s', (text) => expect(find(text)).toBe(1))

  test.each([
    'db.insert(proposals).values(x)',
    'sql`update ${proposals} set x = 1`',
    'sql`insert into withdrawals values (1) on conflict do update set at = 1`',
    'sql`select * from rounds`',
    'set.delete(key)',
  ])('pass %s', (text) => expect(find(text)).toBe(0))
})
