import { declared } from './schema.ts'
import { type Node, type Source, importsOf, nameOf, nodesOf, part, parts, target } from './tree.ts'

export const tables = await declared()

/** A write that a source holds: the table's name in SQL, or null where it cannot be told. */
export type Write = { node: Node; table: string | null }

/** By drizzle, `db.insert(table)`, and by plain SQL, sql`insert into table`. */
export function writesOf(source: Source): Write[] {
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

export type Locals = Map<string, string>

/** The names in SQL of the tables that a source has imported, or declares, by their local names. */
export function localTables(source: Source): Locals {
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
export function sqlOf(node: Node): string[] {
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
export const READS = /\b(?:from|join)\s+["`]?({[\w.]*}|\w+)/gi

/** The tables that SQL names after such words. Other words (a CTE, plain English) are left out; a {name} unknown is null. */
export function wordsAfter(pattern: RegExp, text: string, locals: Locals): (string | null)[] {
  return [...text.matchAll(pattern)].flatMap(([, word = '']) => {
    if (word.startsWith('{')) return [locals.get(word.slice(1, -1)) ?? null]
    return tables.some(({ name }) => name === word.toLowerCase()) ? [word.toLowerCase()] : []
  })
}
