import { describe, expect, test } from 'vitest'
import { citing } from '../../src/rulebook/citing.ts'
import { modelVersion } from '../../src/rulebook/model/model.ts'
import { ANCHOR_KEYS } from '../../src/rulebook/rules/anchors.ts'
import { BY_CALL } from '../../src/rulebook/rules/by.ts'
import { boundTo } from '../../src/rulebook/rules/bound.ts'
import { SET_BY } from '../../src/rulebook/set-by.ts'
import { placeOf } from '../shape/house.ts'
import { CODE, filesIn, read } from '../shape/tree.ts'

/** A refusal that no clause stands behind, and why not. */
const WITHOUT: Record<string, string[]> = {
  'it says that there is nothing, or nothing for you: office, membership, place': [
    ...['not-found', 'not-your-role', 'not-your-place', 'not-a-member', 'no-such-need', 'no-such-place'],
    ...['nothing-there', 'organization-unknown', 'approver-adds', 'not-a-partner', 'reader-only'],
  ],
  'it names its own parameters': ['departs-from-rulebook'],
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
  'something of that name or number is there already': ['code-taken', 'email-in-pool', 'organization-twice'],
  'a link has run out': ['invitation-expired'],
  'nothing can pass before it is judged who may': ['nothing-eligible'],
  'an address, a box or a day was filled in wrongly': ['starts-in-past', 'say-side', 'reason-too-long'],
  'a bound against floods and mistakes': [
    'too-many-objections',
    'too-many-open',
    'too-many-attachments',
    'files-full',
  ],
  'a table or its file does not read': [
    'file-missing',
    'columns-missing',
    'too-many-rows',
    'activity-unknown',
  ],
  'numbers and telephones of people are kept out of what is public': [
    'holds-personal-number',
    'personal-data',
    'not-searched',
  ],
  'an enquiry is answered or refused once': ['already-answered', 'already-refused'],
  'a partner says once whether it takes part': ['agreed-already', 'answered-already'],
  'what was read is not what is there any more': ['redrafted'],
  'a note beside what was found': ['note-missing', 'note-too-long'],
}

const ofKind = (kind: string) => filesIn('src/round', CODE).filter((path) => placeOf(path).kind === kind)
const rules = ofKind('rules')
const reasons = [
  ...new Set(
    rules.flatMap((path) => [...read(path).text.matchAll(/\bwhy: '([\w-]+)'/g)].map(([, why = '']) => why)),
  ),
]
/** What each reason says that it comes from, where it is decided; '' where that is no single rule. */
const decided = [...rules, ...ofKind('actions')].flatMap((path) =>
  [...read(path).text.matchAll(/\bwhy: '([\w-]+)',\s*by: (?:'([^']+)')?/g)].map(([, why = '', by = '']) => ({
    why,
    by,
  })),
)
const cited = (why: string) => Object.hasOwn(SET_BY, why) || decided.some((one) => one.why === why)

describe('every reason of a refusal', () => {
  test('names a clause or the call, or is known to have none, and why', () => {
    const without = Object.values(WITHOUT).flat()
    expect(reasons.filter((why) => !cited(why) && !without.includes(why))).toEqual([])
    expect(reasons.length).toBeGreaterThan(150)
  })

  test('that is said to have none has none, and is there', () => {
    const without = Object.values(WITHOUT).flat()
    expect(without.filter((why) => cited(why))).toEqual([])
    expect(without.filter((why) => !reasons.includes(why))).toEqual([])
    expect(without.filter((why, at) => without.indexOf(why) < at)).toEqual([])
  })

  test('that names a clause finds it in the model', () => {
    const bound = boundTo(modelVersion())
    const lost = Object.keys(SET_BY).filter((why) => citing(bound)({ why }) === undefined)
    expect(lost).toEqual([])
    expect(decided.filter((refusal) => refusal.by && citing(bound)(refusal) === undefined)).toEqual([])
    expect(ANCHOR_KEYS.filter((anchor) => bound.clauses[anchor] === undefined)).toEqual([])
  })

  test('of a call leads to its tracks, where the call is known', () => {
    const bound = boundTo(modelVersion())
    const overCap = { why: 'over-cap', by: ['proposals.highestAsk', BY_CALL] }
    const tracks = { says: '征集公告·赛道', href: '/calls/r1#tracks' }
    expect(citing(undefined, 'r1')(overCap)).toEqual(tracks)
    expect(citing(bound, 'r1')({ why: 'kind-not-allowed', by: BY_CALL })).toEqual(tracks)
    expect(citing(undefined)(overCap)).toBeUndefined()
    expect(citing(bound, 'r1')(overCap)).toMatchObject({ no: bound.clauses['proposals.highestAsk'] })
  })
})

/** Routes whose refusals come from no published round, so that there is no rulebook yet to name; how many acts each has. */
const BEFORE_A_ROUND = /^src\/round\/needs\/|^src\/round\/calls\/drafts\//
const APART: Record<string, number> = {
  'src/round/calls/rounds/routes.tsx': 2, // a draft
}

test('whoever answers a refused act in a round names its clause', () => {
  const routes = ofKind('routes').filter((path) => !BEFORE_A_ROUND.test(path))
  const silent = routes.map((path): [string, number] => {
    const { text } = read(path)
    const acts = [...text.matchAll(/\brefused(<[^(]*>)?\((?!\))/g)].filter(({ index }) =>
      /^refused[^{]*\{/.test(text.slice(index, index + 200)),
    )
    return [path, acts.filter(({ index }) => !text.slice(index, index + 500).includes('cite')).length]
  })
  expect(Object.fromEntries(silent.filter(([, count]) => count > 0))).toEqual(APART)
})
