import { describe, expect, test } from 'vitest'
import { TOOLS, placeOf } from './house.ts'
import { declared } from './schema.ts'
import {
  CODE,
  type Node,
  type Source,
  at,
  filesIn,
  importsOf,
  nameOf,
  nodesOf,
  parse,
  part,
  parts,
  read,
  target,
} from './tree.ts'

/** Every node of every source is looked at: seconds on a busy machine. */
const SLOW = 30_000
const tables = await declared()
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

/** A write that a source holds: the table's name in SQL, or null where it cannot be told. */
type Write = { node: Node; table: string | null }

function writeFaults(source: Source, { node, table }: Write): string[] {
  const { area, kind } = placeOf(source.path)
  const owner = tables.find(({ name }) => name === table)?.area
  if (!owner) return [`${at(source, node)}: say which table it writes, so that this test can read it`]
  if (owner !== area)
    return [`${at(source, node)}: ${table} belongs to ${owner}: ask the store of ${owner} for the statement`]
  return kind === 'store' ? [] : [`${at(source, node)}: statements live in the store`]
}

/** By drizzle, `db.insert(table)`, and by plain SQL, sql`insert into table`. */
function writesOf(source: Source): Write[] {
  const locals = localTables(source)
  return nodesOf(source.tree).flatMap((node) => {
    if (node.type === 'CallExpression') return byDrizzle(node, locals)
    return sqlOf(node).flatMap((text) => wordsAfter(WRITES, text, locals).map((table) => ({ node, table })))
  })
}

function byDrizzle(call: Node, locals: Locals): Write[] {
  const callee = part(call, 'callee')
  const asked = nameOf(part(callee, 'object'))
  if (!['insert', 'update', 'delete'].includes(nameOf(part(callee, 'property')))) return []
  const table = locals.get(nameOf(parts(call, 'arguments')[0] ?? null))
  return table || /(^|\.)(db|tx)$/.test(asked) ? [{ node: call, table: table ?? null }] : []
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

type Locals = Map<string, string>

/** The names in SQL of the tables that a source has imported, or declares, by their local names. */
function localTables(source: Source): Locals {
  const imported = importsOf(source).flatMap(({ from, names }) => {
    const path = target(source.path, from)
    const of = tables.filter(({ file }) => file === path)
    return names.flatMap(({ imported: as, local }) => {
      if (as === '*') return of.map((table): [string, string] => [`${local}.${table.as}`, table.name])
      return of.filter((table) => table.as === as).map((table): [string, string] => [local, table.name])
    })
  })
  return new Map(imported)
}

/** The text of a template or string; what is put into a template stands there as {name}. */
function sqlOf(node: Node): string[] {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? [node['value']] : []
  if (node.type !== 'TemplateLiteral') return []
  const given = parts(node, 'expressions').map((one) => `{${nameOf(one)}}`)
  return [parts(node, 'quasis').reduce((text, quasi, i) => text + textOf(quasi) + (given[i] ?? ''), '')]
}

function textOf(quasi: Node): string {
  const value = quasi['value']
  return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : ''
}

const WRITES =
  /\b(?:insert(?: or \w+)? into|replace into|delete from|update(?: or \w+)?)\s+["`]?({[\w.]*}|\w+)/gi
const READS = /\b(?:from|join)\s+["`]?({[\w.]*}|\w+)/gi

/** The tables that SQL names after such words. Other words (a CTE, plain English) are left out; a {name} unknown is null. */
function wordsAfter(pattern: RegExp, text: string, locals: Locals): (string | null)[] {
  return [...text.matchAll(pattern)].flatMap(([, word = '']) => {
    if (word.startsWith('{')) return [locals.get(word.slice(1, -1)) ?? null]
    return tables.some(({ name }) => name === word.toLowerCase()) ? [word.toLowerCase()] : []
  })
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
