import { describe, expect, test } from 'vitest'
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core'
import { CHECKS } from '../../src/checks/run.ts'
import { byWrangler, insertSetUpLink } from '../../src/start/set-up.ts'
import { migrated, rows } from '../shape/schema.ts'

const SITE = 'https://gongyi.example'

/** A bare site, and wrangler as it answers: JSON of a question, nothing of a change. */
function bare() {
  const db = migrated()
  const asked: string[][] = []
  const wrangler = (...args: string[]): string => {
    asked.push(args)
    const command = args.at(-1) ?? ''
    if (args.includes('--json')) return JSON.stringify([{ results: rows(db, command), success: true }])
    db.exec(command)
    return ''
  }
  return { db, asked, wrangler }
}

const statesOf = (db: ReturnType<typeof migrated>) =>
  rows(
    db,
    `select h.what, w.reason, w.by_id from invitations i join history h on h.subject = 'invitation:' || i.id
      left join invitation_withdrawals w on w.invitation_id = i.id order by i.rowid, h.seq`,
  )

describe('the link of the first administrator', () => {
  test('is printed with the site’s address, and told', async () => {
    const { db, asked, wrangler } = bare()
    const said = await insertSetUpLink(SITE, byWrangler(wrangler, ['--remote']))
    expect(said).toMatch(/good for 14 days[^]*https:\/\/gongyi\.example\/invitations\/[\w-]{32}\n$/)
    expect(asked.map((args) => args.slice(0, 4))).toEqual([
      ['d1', 'execute', 'DB', '--remote'],
      ['d1', 'execute', 'DB', '--remote'],
    ])
    expect(statesOf(db)).toEqual([{ what: 'invited', reason: null, by_id: null }])
  })

  test('that was lost is void as soon as another is made: one works at a time', async () => {
    const { db, wrangler } = bare()
    for (let times = 0; times < 3; times += 1)
      await insertSetUpLink(SITE, byWrangler(wrangler, ['--persist-to', 'x']))
    const gone = { reason: '重新生成了链接，原链接作废', by_id: null }
    expect(statesOf(db)).toEqual([
      { what: 'invited', ...gone },
      { what: 'invitation-withdrawn', ...gone },
      { what: 'invited', ...gone },
      { what: 'invitation-withdrawn', ...gone },
      { what: 'invited', reason: null, by_id: null },
    ])
    expect(rows(db, 'select role from open_invitations')).toEqual([{ role: 'administrator' }])
  })

  test('leaves everything true that is checked by night', async () => {
    const { db, wrangler } = bare()
    for (let times = 0; times < 2; times += 1) await insertSetUpLink(SITE, byWrangler(wrangler, ['--remote']))
    const dialect = new SQLiteSyncDialect()
    expect(CHECKS.flatMap((check) => rows(db, dialect.sqlToQuery(check.rows).sql))).toEqual([])
  })
})
