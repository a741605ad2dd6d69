import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { LIFE } from './house.ts'
import { MIGRATIONS, declared, migrated, migration, rows, words } from './schema.ts'

/** What stands on what; a migration each. What comes after the first deployment follows them, and never edits them. */
const STORY = [
  ...['history', 'people', 'letters', 'files', 'rulebook', 'calendar', 'organizations'],
  ...LIFE,
  'standings',
]
/** Parts of the ground whose tables speak of a round: their files come after its life. */
const AFTER = ['post', 'personal', 'demonstration', 'owners', 'kept', 'desks']
const written = STORY.map((part, i) => ({ part, text: migration(MIGRATIONS[i] ?? '') }))
const areas = new Map((await declared()).map(({ name, area }) => [name, area]))
const db = migrated()

describe('migrations tell the schema as a story', () => {
  test('the ground first, then a round’s life, a file a stage; what is read across the stages last', () => {
    const named = MIGRATIONS.slice(0, STORY.length).map((file) => file.replace(/^\d+_|\.sql$/g, ''))
    expect(named).toEqual(STORY)
  })

  test.each(written)('$part makes its own tables, each once and in its final form', ({ part, text }) => {
    const made = [...text.matchAll(/^CREATE TABLE (\w+)/gm)].map(([, name = '']) => name)
    expect(made.filter((name) => areas.get(name) !== part)).toEqual([])
    expect(text.match(/^(ALTER|DROP|INSERT|UPDATE|DELETE|REPLACE|PRAGMA)\b.*/gm) ?? []).toEqual([])
  })

  test('no view, trigger or reference needs what is made in a later file', () => {
    const sofar = new DatabaseSync(':memory:')
    for (const { part, text } of written) {
      sofar.exec(text)
      for (const query of everyUse(sofar)) expect(() => sofar.prepare(query), part).not.toThrow()
    }
  })

  test('a table refers to its own part, or to one before', () => {
    const links = rows(
      db,
      `select distinct t.name as source, f."table" as target
        from sqlite_schema t, pragma_foreign_key_list(t.name) f where t.type = 'table'`,
    )
    const orderOf = (table: unknown) => [...STORY, ...AFTER].indexOf(areas.get(String(table)) ?? '')
    const ahead = links.filter(({ source, target }) => orderOf(target) > orderOf(source))
    expect(ahead).toEqual([])
    expect(links.filter(({ source, target }) => orderOf(source) < 0 || orderOf(target) < 0)).toEqual([])
  })
})

/** Prepared, these compile every view, every trigger and every reference. */
function everyUse(of: DatabaseSync): string[] {
  const named = (type: string) =>
    words(
      rows(of, "select name from sqlite_schema where type = ? and name not like 'sqlite_%'", type),
      'name',
    )
  return [
    ...named('view').map((view) => `select * from ${view}`),
    ...named('table').flatMap((table) => {
      const [first = ''] = words(rows(of, 'select name from pragma_table_info(?)', table), 'name')
      return [
        `insert into ${table} default values`,
        `update ${table} set ${first} = 1`,
        `delete from ${table}`,
      ]
    }),
  ]
}
