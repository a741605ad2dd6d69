import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../src/db/db.ts'
import { writeNote } from '../../src/desks/cases/actions.ts'
import type { Person } from '../../src/people/rules/person.ts'

type Table = { name: string; columns: string[]; refers: { from: string; to: string; key: string }[] }

/**
 * Changes what is kept of all rounds but one: every text in Chinese, whole documents too, ends in a mark, every amount asked and every point is another, and
 * its applicants are those of the one round; which columns it has changed. Whatever keeps them from being changed is taken away.
 */
export async function changeOthers(
  db: Db,
  officer: Person,
  { round, mark }: { round: string; mark: string },
): Promise<string[]> {
  await writeNotes(db, officer, { round, mark })
  const triggers = await db.all<{ name: string }>(sql`select name from sqlite_schema where type = 'trigger'`)
  for (const { name } of triggers) await db.run(sql`drop trigger ${sql.raw(name)}`)
  await sameApplicants(db, round)
  const tables = await tablesIn(db)
  const changed: string[] = []
  for (const { name, columns } of tables) {
    const of = roundOf(name, 't', tables)
    if (of === null) continue
    for (const column of columns)
      if (await changeColumn(db, name, column, { mark, where: sql`${sql.raw(of)} <> ${round}` }))
        changed.push(`${name}.${column}`)
  }
  // what triggers kept
  for (const kept of [
    'counting_submissions',
    'proposal_progress',
    'round_progress',
    'letter_rounds',
    'round_letters',
    'round_money',
    'round_kinds',
    'round_panels',
    'submission_sheets',
    'round_scored',
    'decision_counts',
    'tranche_progress',
    'round_tranches',
    'agreement_progress',
    'round_agreements',
  ]) {
    await db.run(sql.raw(`delete from ${kept}`))
    await db.run(sql.raw(`insert into ${kept} select * from ${kept}_anew`))
  }
  return changed
}

/** By their numbers, which are the same in every world. */
const IN_ORDER = sql`(select x.code || printf('%04d', n.seq) from proposal_numbers n join rounds x on x.id = n.round_id
  where n.proposal_id = proposals.id)`

/** Whoever applies in the one round applies in the others, too: by turns. */
const sameApplicants = (db: Db, round: string) =>
  db.run(sql`update proposals set organization_id = n.organization_id from (
    select o.id, w.organization_id from
      (select id, row_number() over (order by ${IN_ORDER}) - 1 as at from proposals where round_id <> ${round}) o
      join (select organization_id, row_number() over (order by ${IN_ORDER}) - 1 as at, count(*) over () as every from proposals
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
  { mark, where }: { mark: string; where: SQL },
): Promise<boolean> {
  const [from, name] = [sql.raw(table), sql.raw(`"${column}"`)]
  const rows = await db.all<{ id: number; value: unknown }>(
    sql`select t.rowid as id, t.${name} as value from ${from} t where ${where}`,
  )
  const news = rows.flatMap(({ id, value }) => {
    const next = changedOf(column, value, mark)
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

function changedOf(column: string, value: unknown, mark: string): unknown {
  if (typeof value === 'number')
    return column === 'ask_fen' || column.endsWith('points') ? value + 100 : value
  if (typeof value !== 'string') return value
  return /^[[{]/.test(value) ? JSON.stringify(marked(JSON.parse(value), mark)) : marked(value, mark)
}

/** Every text in Chinese within a document. */
function marked(value: unknown, mark: string): unknown {
  if (typeof value === 'string') return /[\u4e00-\u9fff]/.test(value) ? `${value}${mark}` : value
  if (Array.isArray(value)) return value.map((of) => marked(of, mark))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, marked(of, mark)]))
}

/** What the staff write on organizations, and on proposals of the other rounds. */
async function writeNotes(
  db: Db,
  officer: Person,
  { round, mark }: { round: string; mark: string },
): Promise<void> {
  const cases = await db.all<{ kind: 'organization' | 'proposal'; id: string }>(sql`
    select 'organization' as kind, organization_id as id from proposals where round_id = ${round}
    union select 'proposal', proposal_id from open_submissions where round_id <> ${round}`)
  for (const one of cases)
    await writeNote(db, officer, one, { text: `拖欠过报告${mark}`, corrects: null }, Date.now())
}
