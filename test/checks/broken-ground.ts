import type { Rows } from './broken.ts'

/** What breaks the checks of the ground. */
export const GROUND_BREAKS: Record<string, Rows> = {
  'history-chain': {
    history: [
      { subject: 'x', seq: 1 },
      { subject: 'x', seq: 2, previous: 'other' },
    ],
  },
  'history-time': {
    history: [
      { subject: 'x', seq: 1, at: 60_002 },
      { subject: 'x', seq: 2, at: 1 },
    ],
  },
  'history-by-people': { history: [{ subject: 'x', by_id: 'nobody' }] },
  'letters-read-after': { letters: [{ id: 'l', at: 60_003 }], letter_readings: [{ letter_id: 'l', at: 2 }] },
  'roles-end-after': { role_grants: [{ id: 'g', at: 5 }], role_ends: [{ grant_id: 'g', at: 4 }] },
  'one-role-at-once': { role_grants: [{ id: 'g' }, { id: 'h' }] },
  'an-owner-each': { organizations: [{ id: 'o' }], memberships: [{ organization_id: 'o', role: 'editor' }] },
  'bars-by-two': { bars: [{ id: 'b' }], bar_decisions: [{ bar_id: 'b', outcome: 'approved' }] },
  'reversed-by-two': {
    reversals: [{ id: 'v', by_id: 'one', at: 5, until_at: 9 }],
    reversal_answers: [{ reversal_id: 'v', outcome: 'confirmed', by_id: 'one', at: 6 }],
  },
  'one-host-at-once': {
    hostings: [{ id: 'h' }, { id: 'i' }],
    hosting_answers: [
      { hosting_id: 'h', outcome: 'confirmed' },
      { hosting_id: 'i', outcome: 'confirmed' },
    ],
  },
  'versions-without-gaps': { bank_accounts: [{ version: 1 }, { version: 3 }] },
  'rulebooks-asked-first': { rulebook_versions: [{ id: 'v' }], rulebook_enactments: [{ version_id: 'v' }] },
}
