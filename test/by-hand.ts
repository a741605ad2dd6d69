import { WORKING } from './shape/working.ts'

/** Rows that tests write by hand, past the actions, since their file began: what they make is not held to be whole. */
export const byHand = { rows: [] as string[] }

/** A test's own people and organizations are made by hand, in every file; letters are read, and nights told, without history. */
const USUAL = [
  ...[
    'role_grants',
    'organizations',
    'memberships',
    'demonstration',
    'invitations',
    'invitation_acceptances',
  ],
  ...['letters', 'letter_readings', 'nights', 'round_writers'],
]

/** For what goes past the site's own database. */
export const tampered = (why: string): void => void byHand.rows.push(why)

/** An action's changes go with an entry of the history; others on what records an act are a test's own. */
export function note(queries: string[]): void {
  if (queries.some((query) => query.startsWith('insert into "history"'))) return
  byHand.rows.push(...queries.filter((query) => isAct(query)))
}

function isAct(query: string): boolean {
  const [, verb, table = ''] = /^\s*(insert into|update|delete from|drop|alter)\s+"?(\w+)/i.exec(query) ?? []
  return verb !== undefined && !(table in WORKING) && !USUAL.includes(table)
}
