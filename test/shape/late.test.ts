import { beforeEach, expect, test } from 'vitest'
import { type Instant, endOf, startOf } from '../../src/shared/days.ts'
import { migrated, rows } from './schema.ts'

/** What the rules call late the database calls late: to the same millisecond, whatever the code had read. */
const closes = Date.parse('2026-11-27T17:00:00+08:00')
const scoringCloses = Date.parse('2026-12-20T00:00:00+08:00')
const corrected = endOf('2026-12-04')
const revealed = endOf('2026-12-08')
const [from, until] = [startOf('2027-01-04'), endOf('2027-01-08')]

const db = migrated()
db.exec('pragma foreign_keys = off; pragma ignore_check_constraints = on')

/** One row, with what its columns must have where nothing is said of them. */
function insert(table: string, given: Record<string, string | number>) {
  const columns = rows(db, 'select name, type from pragma_table_info(?) where "notnull" or pk', table)
  const must = columns.map(({ name, type }) => [String(name), type === 'INTEGER' ? 1 : 'x'] as const)
  const values = { ...Object.fromEntries(must), ...given }
  const names = Object.keys(values)
  const places = names.map(() => '?').join(', ')
  db.prepare(`insert into ${table} (${names.join(', ')}) values (${places})`).run(...Object.values(values))
}

beforeEach(() => {
  if (db.isTransaction) db.exec('rollback')
  db.exec('begin')
  insert('rounds', { id: 'r', plan: JSON.stringify({ dates: { closes, scoringCloses } }) })
  insert('proposals', { id: 'p', round_id: 'r' })
  insert('submissions', { id: 's', proposal_id: 'p', revision: 1, at: closes - 1 })
  insert('assignments', { id: 'a', submission_id: 's' })
  insert('draws', { id: 'd', round_id: 'r', reveal_by: '2026-12-08', public_on: '2026-12-09' })
  insert('all_notices', { id: 'n', from_day: '2027-01-04', to_day: '2027-01-08' })
})

const correction = () => insert('corrections', { id: 'k', submission_id: 's', due_on: '2026-12-04' })
const section = { proposal_id: 'p', section: 'need' }
const draft = { correction_id: 'k' }

const WRITES: [string, Instant, (at: Instant) => void][] = [
  ['a question', closes, (at) => insert('enquiries', { round_id: 'r', at })],
  ['a section', closes, (at) => insert('proposal_sections', { ...section, saved_at: at })],
  [
    'a section again',
    closes,
    (at) => {
      insert('proposal_sections', { ...section, saved_at: closes - 2 })
      db.prepare('update proposal_sections set saved_at = ?').run(at)
    },
  ],
  ['a submission', closes, (at) => insert('submissions', { id: 't', proposal_id: 'p', revision: 2, at })],
  ['the hash of a secret', revealed, (at) => insert('draw_commitments', { draw_id: 'd', at })],
  ['a secret', revealed, (at) => insert('draw_reveals', { draw_id: 'd', at })],
  ['a withdrawal', closes, (at) => insert('withdrawals', { submission_id: 's', at })],
  ['a reopening', closes, (at) => insert('proposal_reopenings', { submission_id: 's', at })],
  [
    'what mends a submission',
    corrected,
    (at) => {
      correction()
      insert('submissions', { id: 't', proposal_id: 'p', revision: 2, at })
    },
  ],
  [
    'the text of a correction',
    corrected,
    (at) => {
      correction()
      insert('correction_drafts', { ...draft, saved_at: at })
    },
  ],
  [
    'the text of a correction again',
    corrected,
    (at) => {
      correction()
      insert('correction_drafts', { ...draft, saved_at: closes })
      db.prepare('update correction_drafts set saved_at = ?').run(at)
    },
  ],
  [
    'a file of a correction',
    corrected,
    (at) => {
      correction()
      insert('correction_files', { ...draft, file_id: 'f', at })
    },
  ],
  ['a score sheet', scoringCloses, (at) => insert('sheets', { assignment_id: 'a', points: '{}', at })],
  ['words of a sheet', scoringCloses, (at) => insert('sheet_drafts', { assignment_id: 'a', saved_at: at })],
  [
    'words of a sheet again',
    scoringCloses,
    (at) => {
      insert('sheet_drafts', { assignment_id: 'a', saved_at: closes })
      db.prepare('update sheet_drafts set saved_at = ?').run(at)
    },
  ],
  ['an objection', until, (at) => insert('objections', { notice_id: 'n', at })],
]

test.each(WRITES)('%s is taken in the last millisecond', (_, deadline, write) => {
  expect(() => write(deadline - 1)).not.toThrow()
  db.exec('rollback')
})

test.each(WRITES)('%s is refused at the deadline, as changed meanwhile', (_, deadline, write) => {
  expect(() => write(deadline)).toThrow(/changed meanwhile: /)
})

test('an objection is not taken before the first day', () => {
  expect(() => insert('objections', { notice_id: 'n', at: from - 1 })).toThrow(/changed meanwhile: /)
  expect(() => insert('objections', { notice_id: 'n', at: from })).not.toThrow()
})

test('a draw has no outcome before the day of its number', () => {
  expect(() => insert('draw_outcomes', { draw_id: 'd', at: revealed - 1 })).toThrow(/changed meanwhile: /)
  expect(() => insert('draw_outcomes', { draw_id: 'd', at: revealed })).not.toThrow()
})

test('a correction mends the version that it is about, and no other', () => {
  correction()
  const at = corrected - 1
  expect(() => insert('submissions', { id: 'u', proposal_id: 'p', revision: 3, at })).toThrow(
    /changed meanwhile/,
  )
})
