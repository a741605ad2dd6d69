/** The order of a round's life. A stage may look back, never ahead. */
export const LIFE = [
  'needs',
  'calls',
  'proposals',
  'screening',
  'panel',
  'scoring',
  'awards',
  'publicity',
  'agreements',
  'projects',
  'payments',
  'closing',
]

/** What the stages stand on. */
export const GROUND = [
  'rulebook',
  'calendar',
  'organizations',
  'people',
  'history',
  'letters',
  'post',
  'reversals',
  'files',
  'personal',
  'owners',
  'kept',
  'districts',
  'web',
  'db',
  'shared',
]

/** What runs on a developer's machine, or on a server of one's own, and never in the Worker. */
export const TOOLS = ['backup', 'bundle', 'demonstration', 'machine', 'start']

export const KINDS = ['rules', 'tables', 'store', 'actions', 'forms', 'pages', 'routes']

/**
 * Where a file belongs: its area ('calls', 'people', 'desks', 'app' …), the noun of a stage whose folder it is in ('' at
 * the stage's top), and the kind that its name tells.
 */
export type Place = { area: string; noun: string; kind: string; order: number }

/** `path` from the top of the repository, 'src/round/calls/rules/plan.ts' or 'src/round/calls/form/rules/asked.ts'. */
export function placeOf(path: string): Place {
  const [first = '', ...inside] = path.replace(/^src\/(round\/)?/, '').split('/')
  const area = stem(first)
  const kind = UNKINDED.includes(area) ? '' : (inside.map(stem).find((word) => KINDS.includes(word)) ?? '')
  return { area, noun: nounOf(area, inside), kind, order: orderOf(area) }
}

function nounOf(area: string, [folder = '', ...files]: string[]): string {
  return LIFE.includes(area) && files.length > 0 && !KINDS.includes(folder) ? folder : ''
}

/** These have files of their own making: web/tables.tsx draws tables. */
const UNKINDED = ['web', 'db', 'shared', ...TOOLS]

const stem = (name: string): string => name.replace(/\.\w+$/, '')

/** The ground comes before every stage, the desks after; then the entries, which see everything. */
function orderOf(area: string): number {
  if (GROUND.includes(area) || area === 'paths') return -1
  if (LIFE.includes(area)) return LIFE.indexOf(area)
  return area === 'desks' ? LIFE.length : LIFE.length + 1
}
