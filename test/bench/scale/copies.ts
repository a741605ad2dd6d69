/** How one row becomes another: `s` is what a copy's own ids end in, `k` its number. `refers`: to the table of a foreign key, or ''. */
export type Column = { name: string; type: string; refers: string }

/** What there is of a site once, or of each round. */
export const FIXED = new Set(
  `d1_migrations demonstration reversals reversal_answers nights roots rate_limits guesses act_counts access_counts verifications
  look_ups second_factors passkeys known_devices rounds round_drafts round_writers round_endings round_ending_answers round_returns
  round_discards publications amendments amendment_publications amendment_returns opening_requests openings decisions
  draws draw_commitments draw_reveals draw_outcomes draw_asides draw_aside_answers
  all_decision_approvals decision_returns all_notices announcements rulebooks rulebook_versions rulebook_requests
  rulebook_enactments rulebook_returns rulebook_discards calendar_years places community_places community_place_ends topic_lists
  topic_list_publications topics similar_looks common_bands role_proposals role_answers recoveries recovery_answers recovery_uses
  recovery_withdrawals office_cards channel_settings addresses outbox clock_moves clock_nights clock_arrivals contracts contract_answers contract_ends operators
  operator_answers operator_ends number_decisions mailings`.split(/\s+/),
)

const HAS_ROUND = '(select id from main.rounds)'
const AFTER_COLON = (column: string) => `substr(${column}, instr(${column}, ':') + 1)`

/** Of these only some are copied. */
export const WHICH: Record<string, string> = {
  people: 'id not in temp.staff',
  accounts: 'person_id not in temp.staff',
  sessions: 'person_id not in temp.staff',
  role_grants: 'person_id not in temp.staff',
  invitations: 'id not in temp.of_staff',
  invitation_acceptances: 'invitation_id not in temp.of_staff',
  invitation_answers: 'invitation_id not in temp.of_staff',
  invitation_withdrawals: 'invitation_id not in temp.of_staff',
  history: `${AFTER_COLON('subject')} not in ${HAS_ROUND} and not exists (select 1 from (values ('rulebook'), ('topic-list'), ('decision'),
    ('notice'), ('place'), ('contract')) where subject like column1 || ':%') and ${AFTER_COLON('subject')} not in temp.staff`,
}

/** Numbers that are given in turn. */
const SEQUENCES: Record<string, string> = {
  proposal_numbers: 'seq',
  all_agreements: 'seq',
  agreements: 'seq',
  needs: 'seq',
}
/** What the whole round shares, in rows that are copied. */
const SHARED = new Set([
  'step',
  'round_id',
  'place_id',
  'topic_id',
  'list_id',
  'decision_id',
  'notice_id',
  'check_id',
])
const UNIQUE = new Set(
  'token token_hash code_hash username display_username account_id voucher once object identifier credential_id'.split(
    ' ',
  ),
)

/** A column's value in the copy. */
export function valueOf(table: string, { name, type, refers }: Column): string {
  const old = `"${name}"`
  const own = `iif(${old} is null, null, ${old} || s)`
  const special = SPECIAL[`${table}.${name}`]
  if (special) return special(old)
  if (SEQUENCES[table] === name || (table.endsWith('decision_lines') && name === 'rank'))
    return `${old} + k * 1000`
  if (refers) return referring({ name, type, refers }, old, own)
  if ((name === 'id' && type === 'TEXT') || UNIQUE.has(name)) return own
  return name === 'email' ? `s || ${old}` : old
}

function referring({ name, type, refers }: Column, old: string, own: string): string {
  if (SHARED.has(name)) return old
  if (name === 'invitation_id') return `iif(${old} in temp.of_staff, ${old}, ${own})`
  if (refers === 'people') return `iif(${old} in temp.staff, ${old}, ${own})`
  return FIXED.has(refers) || type !== 'TEXT' ? old : own
}

const underItsRound = (old: string) => `iif(${AFTER_COLON(old)} in ${HAS_ROUND}, ${old}, ${old} || s)`
const numbered = (old: string) => `${old} || '-' || k`
const official = (old: string) =>
  `iif(${old} is null, null, substr(${old}, 1, 12) || printf('%06d', k * 1000 + rowid))`

const SPECIAL: Record<string, (old: string) => string> = {
  'organizations.name': numbered,
  'people.name': numbered,
  'experts.name': numbered,
  'organizations.uscc': official,
  'organizations.filing_no': official,
  'history.subject': (old) => `${old} || s`,
  'history.by_id': (old) => `iif(${old} in temp.staff, ${old}, iif(${old} is null, null, ${old} || s))`,
  'letters.about': underItsRound,
  'files.place': underItsRound,
  'proposal_bands.bucket': (old) => `(${old} + k * 7919) % 2147483647`,
}
