import { sql } from 'drizzle-orm'
import type { Db } from '../../src/db/db.ts'

/** Added to whatever is written in Chinese. */
export const MARK = '别期'

type Table = { name: string; columns: string[]; refers: { from: string; to: string; key: string }[] }

/**
 * Changes what is kept of all rounds but one: every text in Chinese, whole documents too, and every amount; which columns it has
 * changed. Whatever keeps them from being changed is taken away.
 */
export async function changeOthers(db: Db, round: string): Promise<string[]> {
  const triggers = await db.all<{ name: string }>(sql`select name from sqlite_schema where type = 'trigger'`)
  for (const { name } of triggers) await db.run(sql`drop trigger ${sql.raw(name)}`)
  await sameApplicants(db, round)
  const tables = await tablesIn(db)
  const changed: string[] = []
  for (const { name, columns } of tables) {
    const of = roundOf(name, 't', tables)
    if (of === null) continue
    for (const column of columns)
      if (await changeColumn(db, name, column, sql`${sql.raw(of)} <> ${round}`))
        changed.push(`${name}.${column}`)
  }
  return [...changed, ...(await changeNotes(db, round))]
}

/** Whoever applies in the one round applies in the others, too: by turns. */
const sameApplicants = (db: Db, round: string) =>
  db.run(sql`update proposals set organization_id = n.organization_id from (
    select o.id, w.organization_id from
      (select id, row_number() over (order by id) - 1 as at from proposals where round_id <> ${round}) o
      join (select organization_id, row_number() over (order by id) - 1 as at, count(*) over () as every from proposals
        where round_id = ${round}) w on w.at = o.at % w.every) n
    where proposals.id = n.id`)

async function tablesIn(db: Db): Promise<Table[]> {
  const made = await db.all<{ name: string; sql: string }>(
    sql`select name, sql from sqlite_schema where type = 'table' and sql like '%STRICT' and sql not like '%WITHOUT ROWID%' order by rowid`,
  )
  return made.map(({ name, sql: text }) => ({
    name,
    columns: [...text.matchAll(/^ {2}(\w+) (?:TEXT|INTEGER)\b/gm)].map(([, column = '']) => column),
    refers: [...text.matchAll(/^ {2}(\w+) .*?REFERENCES (\w+) \((\w+)\)/gm)].map(
      ([, from = '', to = '', key = '']) => ({
        ...{ from, to, key },
      }),
    ),
  }))
}

/** Of a row of a table, the round that it is of, as part of a statement; null: of none. */
function roundOf(table: string, as: string, tables: Table[], passed: string[] = []): string | null {
  if (table === 'rounds') return `${as}.id`
  const found = tables.find(({ name }) => name === table)
  if (!found || passed.includes(table)) return null
  if (found.columns.includes('round_id')) return `${as}.round_id`
  for (const { from, to, key } of found.refers) {
    const inner = `${as}x`
    const of =
      to === 'people' || to === 'organizations' ? null : roundOf(to, inner, tables, [...passed, table])
    if (of !== null) return `(select ${of} from ${to} ${inner} where ${inner}.${key} = ${as}.${from})`
  }
  return null
}

async function changeColumn(
  db: Db,
  table: string,
  column: string,
  where: ReturnType<typeof sql>,
): Promise<boolean> {
  const [from, name] = [sql.raw(table), sql.raw(`"${column}"`)]
  const rows = await db.all<{ id: number; value: unknown }>(
    sql`select t.rowid as id, t.${name} as value from ${from} t where ${where}`,
  )
  const news = rows.flatMap(({ id, value }) => {
    const next = changedOf(column, value)
    return next === value ? [] : [{ id, value: next }]
  })
  if (news.length === 0) return false
  // a choice among words, or a number within bounds, stays as it is
  return await db
    .run(
      sql`update ${from} set ${name} = n.value ->> 'value' from json_each(${JSON.stringify(news)}) n where ${from}.rowid = n.value ->> 'id'`,
    )
    .then(() => true)
    .catch(() => false)
}

function changedOf(column: string, value: unknown): unknown {
  if (typeof value === 'number')
    return column.endsWith('_fen') || column.endsWith('points') ? value + 100 : value
  if (typeof value !== 'string') return value
  return /^[[{]/.test(value) ? JSON.stringify(marked(JSON.parse(value))) : marked(value)
}

/** Every text in Chinese within a document. */
function marked(value: unknown): unknown {
  if (typeof value === 'string') return /[\u4e00-\u9fff]/.test(value) ? `${value}${MARK}` : value
  if (Array.isArray(value)) return value.map(marked)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, marked(of)]))
}

/** What the staff write on an organization, and on proposals of the other rounds. */
async function changeNotes(db: Db, round: string): Promise<string[]> {
  await db.run(sql`insert into staff_notes (id, kind, about, text, corrects, by_id, at)
    select lower(hex(randomblob(8))), 'organization', o.id, ${`${MARK}拖欠过报告`}, null, o.by_id, 1 from organizations o`)
  await db.run(sql`insert into staff_notes (id, kind, about, text, corrects, by_id, at)
    select lower(hex(randomblob(8))), 'proposal', p.id, ${`${MARK}的备注`}, null, p.by_id, 1 from proposals p where p.round_id <> ${round}`)
  return ['staff_notes.text']
}
