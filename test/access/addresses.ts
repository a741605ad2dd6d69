/** SHA-256 of the number that the question about the call has (world.ts). */
const TELEPHONE = '1c9518f1e1fc2ea8537e815497abd57cb33d25bf8a82b7266f8d81191c881334'

/** What the second world of interference.test.ts says where the first does not. */
const SOUGHT = encodeURIComponent('另一')

/** The first part of an address says what its id names. */
const NAMED: Record<string, string> = {
  rounds: 'round',
  calls: 'round',
  proposals: 'proposal',
  experts: 'pooled',
  sheets: 'sheet',
  decisions: 'decision',
  notices: 'notice',
  objections: 'objection',
  agreements: 'agreement',
  projects: 'project',
  milestones: 'milestone',
  reports: 'report',
  sanctions: 'sanction',
  people: 'person',
  organizations: 'organization',
  hostings: 'hosting',
  bars: 'bar',
  needs: 'need',
  'topic-lists': 'topicList',
  similar: 'pair',
  'partner-requests': 'partnerRequest',
  amendments: 'amendment',
  topics: 'topic',
  enquiries: 'enquiry',
  endings: 'ending',
  lapses: 'lapse',
  'organization-changes': 'change',
  defaults: 'default',
  rulebooks: 'rulebook',
  reversals: 'finding',
  recoveries: 'recovery',
  'registration-changes': 'registrationChange',
  contracts: 'contract',
  operators: 'operator',
  mailings: 'mailing',
}

/** The address of a route with the ids of a world in it; what has none there is unknown. */
export function addressOf(route: string, ids: Map<string, string>): { method: string; path: string } {
  const [method = '', pattern = ''] = route.split(' ')
  const named = pattern.startsWith('/calls/:id/opening')
    ? 'opened round'
    : pattern === '/calls/:id/ending'
      ? 'ended round'
      : (NAMED[pattern.split('/')[1] ?? ''] ?? '')
  const path = pattern
    .replace(/:id/, ids.get(named) ?? 'unknown')
    .replace(/:token|:desk/, 'unknown')
    .replace(':file', ids.get(`${named} file`) ?? 'unknown')
    .replace(':kind', 'eligibility')
    .replace(':channel', 'webhook')
    .replace(':wording', 'awards.returned')
    .replace(':audience', 'panel')
    .replace(':track', 'all')
    .replace(':seq', '1')
    .replace(':year', '2027')
    .replace(':day', '2026-06-15')
    .replace(':section', 'about')
    .replace(':step', 'basics')
    .replace(':other', 'model')
    .replace(':digest', TELEPHONE)
  return { method, path: pattern === '/search' ? `${path}?q=${SOUGHT}` : path }
}
