import { describe, expect, test } from 'vitest'
import { citing } from '../../src/rulebook/citing.ts'
import { modelVersion } from '../../src/rulebook/model/model.ts'
import { ANCHOR_KEYS } from '../../src/rulebook/rules/anchors.ts'
import { BY_CALL } from '../../src/rulebook/rules/by.ts'
import { boundTo } from '../../src/rulebook/rules/bound.ts'
import { placeOf } from '../shape/house.ts'
import { CODE, at, filesIn, nameOf, nodesOf, part, parts, read } from '../shape/tree.ts'

/** A refusal that no clause stands behind, and why not. */
const WITHOUT: Record<string, string[]> = {
  'it says that there is nothing, or nothing for you: office, membership, place': [
    ...['not-found', 'not-your-role', 'not-your-place', 'not-a-member', 'no-such-need', 'no-such-place'],
    ...['nothing-there', 'organization-unknown', 'approver-adds', 'not-a-partner', 'reader-only'],
    'copy-of-another',
  ],
  'without a rulebook the call brings its own numbers': ['numbers-missing'],
  'a need comes before there is a round, and the page of its book names the clause': [
    ...[
      'all-answered',
      'already-raised',
      'answered',
      'need-answered',
      'need-in-other-topic',
      'not-the-next-step',
    ],
    ...['step-not-taken', 'deliberated-already', 'held-in-the-future', 'no-topics', 'topic-not-published'],
    ...['list-published', 'list-title-taken', 'wrong-number-or-code', 'too-many-tries'],
  ],
  'the contract with an outside unit says how long, for whom and by whom': [
    ...['no-such-unit', 'contracted-already', 'last-day-over', 'contract-over', 'no-member', 'named-already'],
    ...['nothing-waits', 'operator-over'],
  ],
  'something of that name or number is there already': ['code-taken', 'email-in-pool', 'organization-twice'],
  'the pool of experts is the office’s own list, one decision at a time': [
    ...['proposal-waits', 'wrong-standing', 'expert-sits', 'experts-sit', 'not-waiting'],
  ],
  'a link has run out': ['invitation-expired'],
  'nothing can pass before it is judged who may': ['nothing-eligible'],
  'whoever works on a case of the queue is the office’s own arrangement': [
    'taken-by-you',
    'not-taken-by-you',
  ],
  'an address, a box or a day was filled in wrongly': [
    'form',
    'starts-in-past',
    'say-side',
    'reason-too-long',
  ],
  'a bound against floods and mistakes': [
    'too-many-objections',
    'too-many-open',
    'too-many-attachments',
    'files-full',
    'too-many-files',
  ],
  'a table or its file does not read': ['columns-missing', 'too-many-rows', 'activity-unknown'],
  'numbers and telephones of people are kept out of what is public': [
    'holds-personal-number',
    'personal-data',
    'not-searched',
  ],
  'an enquiry is answered or refused once': ['already-answered', 'already-refused'],
  'a partner says once whether it takes part': ['agreed-already', 'answered-already'],
  'what was read is not what is there any more': ['redrafted', 'changed-meanwhile'],
  'what a file asks to be worked out, away from every round, cannot be': [
    ...['experts-too-few', 'loads-too-small', 'experts-full', 'stratum-short', 'not-what-was-committed'],
  ],
  'a note beside what was found': ['note-missing', 'note-too-long'],
}

const sources = filesIn('src/round', CODE).map((path) => ({ path, kind: placeOf(path).kind }))
const ofKind = (kind: string) => sources.filter((one) => one.kind === kind).map(({ path }) => read(path))

/** Where a refusal is decided: its reason, and the rules that it names, `null` where it names none. */
type Decided = { at: string; why: string; by: string[] | null }

const decided: Decided[] = [...ofKind('rules'), ...ofKind('actions')].flatMap((source) =>
  nodesOf(source.tree).flatMap((node): Decided[] => {
    if (node.type !== 'ObjectExpression') return []
    const value = (name: string) =>
      part(parts(node, 'properties').find((one) => nameOf(part(one, 'key')) === name) ?? null, 'value')
    const why = value('why')?.['value']
    if (typeof why !== 'string') return []
    const by = value('by')
    const keys = by && nodesOf(by).flatMap((one) => (typeof one['value'] === 'string' ? [one['value']] : []))
    return [{ at: at(source, node), why, by: keys }]
  }),
)
const without = Object.values(WITHOUT).flat()

describe('every refusal', () => {
  test('names where it is decided the rule that it comes from, or is known to have none, and why', () => {
    expect(decided.filter(({ why, by }) => by === null && !without.includes(why))).toEqual([])
    expect(new Set(decided.map(({ why }) => why)).size).toBeGreaterThan(150)
  })

  test('that is said to have none has none, and is there', () => {
    expect(decided.filter(({ why, by }) => by !== null && without.includes(why))).toEqual([])
    expect(without.filter((why) => !decided.some((one) => one.why === why))).toEqual([])
    expect(without.filter((why, place) => without.indexOf(why) < place)).toEqual([])
  })

  test('that names a clause finds it in the model', () => {
    const bound = boundTo(modelVersion())
    const lost = decided.flatMap(({ at: place, by }) =>
      (by ?? []).filter((key) => key !== BY_CALL && !citing(bound)({ by: key })).map((key) => [place, key]),
    )
    expect(lost).toEqual([])
    expect(ANCHOR_KEYS.filter((anchor) => bound.clauses[anchor] === undefined)).toEqual([])
  })

  test('of a call leads to its tracks, where the call is known', () => {
    const bound = boundTo(modelVersion())
    const overCap = { by: ['proposals.highestAsk', BY_CALL] }
    const tracks = { says: '征集公告·赛道', href: '/calls/r1#tracks' }
    expect(citing(undefined, 'r1')(overCap)).toEqual(tracks)
    expect(citing(bound, 'r1')({ by: BY_CALL })).toEqual(tracks)
    expect(citing(undefined)(overCap)).toBeUndefined()
    expect(citing(bound, 'r1')(overCap)).toMatchObject({ no: bound.clauses['proposals.highestAsk'] })
  })
})

/** Screens whose acts come before a round is published, or are about no round: how many of each file. */
const APART: Record<string, number> = {
  'src/round/calls/drafts/routes/beginnings.tsx': 1,
  'src/round/calls/rounds/routes.tsx': 1,
  'src/round/needs/routes/public.tsx': 2,
  'src/round/needs/routes/staff.tsx': 1,
  'src/round/needs/routes/topics.tsx': 5,
  'src/round/panel/pool/routes.tsx': 3, // the pool of experts
  'src/round/proposals/alike/routes.tsx': 1, // proposals of two rounds
}

test('whoever answers a refused act in a round names its clause', () => {
  const silent = ofKind('routes').map((source): [string, number] => {
    const screens = nodesOf(source.tree).flatMap((node) => {
      if (node.type !== 'CallExpression' || !nameOf(part(node, 'callee')).endsWith('.act')) return []
      const [of] = parts(part(part(node, 'callee'), 'object'), 'arguments').slice(1)
      return of ? [of] : []
    })
    const keys = screens.map((of) => parts(of, 'properties').map((one) => nameOf(part(one, 'key'))))
    return [source.path, keys.filter((names) => names.includes('load') && !names.includes('under')).length]
  })
  expect(Object.fromEntries(silent.filter(([, count]) => count > 0))).toEqual(APART)
})
