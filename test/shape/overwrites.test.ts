import { describe, expect, test } from 'vitest'
import { WORKING } from './working.ts'
import {
  CODE,
  type Node,
  type Source,
  at,
  filesIn,
  nameOf,
  nodesOf,
  parse,
  part,
  parts,
  read,
} from './tree.ts'
import { type Locals, localTables, sqlOf, wordsAfter } from './writes.ts'

const SLOW = 30_000

test(
  'nothing is written over, or passed over, but what is no act',
  () => expect(filesIn('src', CODE).map(read).flatMap(faultsIn)).toEqual([]),
  SLOW,
)

const faultsIn = (source: Source): string[] => {
  const locals = localTables(source)
  return nodesOf(source.tree).flatMap((node) =>
    overwritten(node, locals)
      .filter((table) => table === null || !(table in WORKING))
      .map(
        (table) =>
          `${at(source, node)}: ${table ?? 'a table unknown'} is frozen: ask first, “where not exists”`,
      ),
  )
}

function overwritten(node: Node, locals: Locals): (string | null)[] {
  if (node.type === 'CallExpression')
    return methodOf(node).startsWith('onConflict') ? [locals.get(nameOf(insertedBy(node))) ?? null] : []
  return sqlOf(node).flatMap((text) => wordsAfter(OVER, text, locals))
}

const OVER =
  /\b(?:insert\s+or\s+\w+\s+into|replace\s+into|update\s+or\s+\w+|insert\s+into(?=(?:(?!\binsert\b)[\s\S])*\bon\s+conflict))\s+["`]?({[\w.]*}|\w+)/gi

const methodOf = (call: Node): string => nameOf(part(part(call, 'callee'), 'property'))

/** Down the chain, `db.insert(table).values(…).onConflictDoNothing()`, to what is inserted into. */
function insertedBy(call: Node | null): Node | null {
  if (!call) return null
  if (call.type === 'CallExpression' && methodOf(call) === 'insert')
    return parts(call, 'arguments')[0] ?? null
  return insertedBy(part(part(call, 'callee'), 'object'))
}

describe('this test', () => {
  const find = (text: string) =>
    faultsIn(
      parse(
        'src/round/proposals/store.ts',
        `import { proposals, proposalSections } from './tables.ts'\n${text}`,
      ),
    ).length

  test.each([
    'db.insert(proposals).values(x).onConflictDoNothing()',
    'db.insert(unknown).values(x).onConflictDoUpdate(y)',
    'sql`insert or replace into ${proposals} values (1)`',
    "db.prepare('replace into payments values (1)')",
    'sql`update or replace rounds set id = 1`',
    'sql`insert into letters (id) select 1 where true on conflict do nothing`',
    'sql`INSERT INTO letters (id) VALUES (1)\n  ON CONFLICT (id) DO UPDATE SET id = 2`',
  ])('finds %s', (text) => expect(find(text)).toBe(1))

  test.each([
    'db.insert(proposals).values(x)',
    'db.insert(proposalSections).values(x).onConflictDoNothing()',
    'sql`insert into look_ups (number) values (1) on conflict (number) do update set tries = 1`',
    'sql`insert into letters (id) select 1 where not exists (select 1 from letters)`',
  ])('passes %s', (text) => expect(find(text)).toBe(0))
})
