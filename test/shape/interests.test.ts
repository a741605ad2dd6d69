import { describe, expect, test } from 'vitest'
import { triggersOf } from './frozen.ts'
import { migrated, rows, words } from './schema.ts'

/** Everything that is there is called x; p is a member of the organization, q belongs to nobody. */
const db = migrated()
db.exec('pragma foreign_keys = off; pragma ignore_check_constraints = on')
const WORLD = [
  ...['people', 'organizations', 'rounds', 'proposals', 'proposal_numbers', 'submissions'],
  ...['agreements', 'agreement_drafts', 'projects', 'milestones', 'reports', 'final_reports', 'sanctions'],
  ...[
    'registration_changes',
    'round_endings',
    'organization_changes',
    'award_lapses',
    'closing_defaults',
    'decisions',
    'all_notices',
    'objections',
    'bars',
    'experts',
    'partner_requests',
    'rechecks',
    'reversals',
    'contracts',
    'operators',
    'draws',
    'draw_asides',
    'distributions',
    'recusal_requests',
  ],
]
// a unit that applies, and whoever does not belong to it, would be refused first
for (const name of [
  'no_contract_with_an_applicant',
  'an_operator_belongs_to_the_unit',
  'one_contract_of_a_unit_counts',
])
  db.exec(`drop trigger ${name}`)
for (const table of WORLD) db.exec(insertInto(table, 'q'))
const ONCE =
  /_come_once|^one_of_\w+_counts$|^a_(refund_)?voucher_once$|^nothing_is_reversed_twice$|^nobody_is_chosen_beside_a_draw$/
// what stands there already would be refused before anybody asks whose it is
for (const { name } of triggersOf(db)) if (ONCE.test(name)) db.exec(`drop trigger ${name}`)
db.exec("insert into memberships values ('x', 'p', 'reader', 1)")

/** What each table has of an act: everything named is x, done by somebody. */
function insertInto(table: string, by: string): string {
  const values = rows(db, 'select name, type from pragma_table_info(?)', table).map(({ name, type }) => {
    if (name === 'by_id') return `'${by}'`
    if (name === 'plan') return `'{}'`
    if (name === 'side') return `'bureau'`
    if (name === 'concerns') return `'["x"]'`
    if (name === 'until_at') return '2'
    if (name === 'list') return `'x-SQ-0001 x' || char(10)`
    return type === 'INTEGER' ? '1' : `'x'`
  })
  return `insert into ${table} values (${values.join(', ')})`
}

const held = words(
  rows(
    db,
    `select distinct tbl_name as held from sqlite_schema
     where type = 'trigger' and sql like '%whoever acts has an interest%' order by 1`,
  ),
  'held',
)

/** Where the office writes what it does; somebody of an organization writes to the other tables, or it concerns none. */
const OFFICE = [
  ...['reversals', 'reversal_answers', 'staff_notes', 'case_owners'],
  ...['contracts', 'contract_answers', 'contract_ends', 'operators', 'operator_answers', 'operator_ends'],
  ...[
    'all_organization_checks',
    'organization_moves',
    'bars',
    'bar_decisions',
    'bar_lifts',
    'account_readings',
  ],
  ...[
    'partner_answers',
    'opening_requests',
    'openings',
    'round_endings',
    'round_ending_answers',
    'organization_changes',
    'all_organization_change_answers',
    'award_lapses',
    'all_award_lapse_answers',
    'closing_defaults',
    'closing_default_answers',
    'similar_remarks',
    'all_eligibility_checks',
    'eligibility_results',
    'recheck_answers',
    'corrections',
  ],
  ...[
    'registration_answers',
    'panel_members',
    'panel_removals',
    'detection_asides',
    'recusal_request_answers',
    'draws',
    'draw_commitments',
    'draw_reveals',
    'draw_outcomes',
    'draw_asides',
    'draw_aside_answers',
    'distributions',
    'distribution_changes',
    'assignments',
    'sheets',
    'decisions',
    'all_decision_approvals',
    'decision_returns',
  ],
  ...[
    'all_notices',
    'all_objection_answers',
    'announcements',
    'agreements',
    'agreement_drafts',
    'signatures',
  ],
  ...[
    'projects',
    'all_report_reviews',
    'all_midterm_evaluations',
    'sanctions',
    'all_sanction_decisions',
    'sanction_ends',
  ],
  ...[
    'all_payments',
    'account_confirmations',
    'final_report_returns',
    'all_evaluations',
    'all_refunds',
    'closings',
  ],
]

describe('the database refuses an act in one’s own interest', () => {
  test('wherever the office acts', () => expect(held).toEqual(OFFICE.toSorted()))

  test.each(OFFICE)('%s', (table) => {
    if (table === 'sheets') db.exec(insertInto('assignments', 'q'))
    db.exec('savepoint before')
    // what stands there already breaks a key of its own, after its triggers
    expect(() => db.exec(insertInto(table, 'q'))).not.toThrow(/has an interest/)
    db.exec('rollback to before')
    expect(() => db.exec(insertInto(table, 'p'))).toThrow('changed meanwhile: whoever acts has an interest')
    db.exec('rollback to before')
  })

  test('a former member, a host and a hosted one are no others', () => {
    db.exec("insert into membership_ends values ('e', 'x', 'before', 'reader', 1, 'before', 2)")
    db.exec("insert into hostings values ('h', 'x', 'host', '', 'q', 1)")
    db.exec("insert into hosting_answers values ('h', 'confirmed', '', 'q', 1)")
    db.exec("insert into memberships values ('host', 'hosting', 'reader', 1)")
    for (const by of ['before', 'hosting'])
      expect(() => db.exec(insertInto('all_eligibility_checks', by))).toThrow(/has an interest/)
  })
})
