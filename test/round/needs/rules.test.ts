import { describe, expect, test } from 'vitest'
import { covers } from '../../../src/people/rules/place.ts'
import { answerDueOn, latenessOf, whyNotAnswer } from '../../../src/round/needs/rules/answering.ts'
import {
  MOST_TRIES,
  codeFrom,
  plainCode,
  sayCode,
  whyNotLookUp,
} from '../../../src/round/needs/rules/looking-up.ts'
import {
  handles,
  holdsPersonalNumber,
  mayRead,
  needNumber,
  readNumber,
  sourceOf,
  whyNotRaise,
} from '../../../src/round/needs/rules/need.ts'
import { STEPS, type Step, nextStep, whyNotStep } from '../../../src/round/needs/rules/steps.ts'
import { whyNotMerge, whyNotPublishList, whyNotStartList } from '../../../src/round/needs/rules/topic.ts'
import { startOf } from '../../../src/shared/days.ts'
import { person } from '../people.ts'

const QINGNIANHU = { id: 'q', subdistrict: '和平里街道', community: '青年湖社区' }
const WHOLE = { id: 'h', subdistrict: '和平里街道', community: '' }
const LONGTAN = { id: 'l', subdistrict: '龙潭街道', community: '' }
const officer = person('officer', ['officer'])
const worker = { ...person('worker'), places: [QINGNIANHU] }
const subdistrict = { ...person('subdistrict'), places: [WHOLE] }
const neighbour = { ...person('neighbour'), places: [LONGTAN] }
const NOON = startOf('2026-06-15') + 12 * 3_600_000

describe('places', () => {
  test('a subdistrict covers its communities; a community itself alone', () => {
    expect(covers([WHOLE], QINGNIANHU)).toBe(true)
    expect(covers([QINGNIANHU], QINGNIANHU)).toBe(true)
    expect(covers([QINGNIANHU], WHOLE)).toBe(false)
    expect(covers([QINGNIANHU], { ...QINGNIANHU, community: '安德里社区' })).toBe(false)
    expect(covers([LONGTAN], { ...QINGNIANHU, subdistrict: '龙潭街道2' })).toBe(false)
    expect(covers([], WHOLE)).toBe(false)
  })

  test('who handles and who reads', () => {
    expect([officer, worker, subdistrict, neighbour].map((by) => handles(by, QINGNIANHU))).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(mayRead(person('approver', ['approver']), QINGNIANHU)).toBe(true)
    expect(mayRead(person('auditor', ['auditor']), QINGNIANHU)).toBe(true)
    expect(mayRead(person('finance', ['finance']), QINGNIANHU)).toBe(false)
  })
})

describe('raising', () => {
  test('is open to everybody, and to a worker for their own place', () => {
    for (const by of [null, person('resident'), officer, worker, subdistrict])
      expect(whyNotRaise(by, QINGNIANHU, null)).toBeNull()
    expect(whyNotRaise(neighbour, QINGNIANHU, null)).toEqual({
      why: 'not-your-place',
      place: '和平里街道青年湖社区',
    })
    expect(whyNotRaise(null, null, null)).toEqual({ why: 'no-such-place' })
    const same = { year: 2026, seq: 7, at: 5 }
    expect(whyNotRaise(null, QINGNIANHU, same)).toEqual({
      why: 'already-raised',
      number: '2026-XQ-0007',
      at: 5,
    })
  })

  test('only who handles the need says how it was found', () => {
    expect(sourceOf(worker, QINGNIANHU, 'visit')).toBe('visit')
    expect(sourceOf(officer, QINGNIANHU, 'hotline')).toBe('hotline')
    expect(sourceOf(null, QINGNIANHU, 'council')).toBe('online')
    expect(sourceOf(person('member'), QINGNIANHU, 'council')).toBe('online')
  })

  test.each([
    ['电话13800000002', true],
    ['电话138 0000 0002', true],
    ['１３８００００００００', true],
    ['身份证110101199001011234', true],
    ['身份证11010119900101123x', true],
    ['80岁以上的46人，2026年', false],
    ['编号2026-XQ-0001', false],
  ])('%s holds a personal number: %s', (text, holds) => expect(holdsPersonalNumber(text)).toBe(holds))
})

describe('numbers and codes', () => {
  test('are read as people type them', () => {
    expect(needNumber({ year: 2026, seq: 42 })).toBe('2026-XQ-0042')
    expect(needNumber({ year: 2026, seq: 12345 })).toBe('2026-XQ-12345')
    for (const typed of ['2026-XQ-0042', ' 2026－xq－42 ', '2026XQ0042', '2026—XQ—0042'])
      expect(readNumber(typed)).toEqual({ year: 2026, seq: 42 })
    for (const typed of ['', '2026-SQ-0042', '26-XQ-1', '2026-XQ-0', '2026-XQ-1234567'])
      expect(readNumber(typed)).toBeNull()
    const code = codeFrom('k3f92m4x7ab1')
    expect([code, sayCode(code)]).toEqual(['k3f92m4x', 'k3f9-2m4x'])
    expect(plainCode(' K3F9－2M4X ')).toBe(code)
    expect(plainCode('OIL0')).toBe('0110')
  })

  test('a wrong code is told as such up to the last try', () => {
    expect(whyNotLookUp(MOST_TRIES)).toEqual({ why: 'wrong-number-or-code' })
    expect(whyNotLookUp(MOST_TRIES + 1)).toEqual({ why: 'too-many-tries', retryAfter: 3600 })
  })
})

describe('steps', () => {
  const taken = (count: number) => STEPS.slice(0, count).map((step) => ({ step }))
  const need = { place: QINGNIANHU, answeredAt: null, steps: taken(1) }
  const wanted = (step: Step, heldOn = '2026-06-15') => ({
    step,
    deliberation: { heldOn, kind: 'council' as const, present: '居民代表', outcome: '同意' },
  })

  test('go one after the other, and end before the answer', () => {
    expect([1, 2, 3, 4, 5].map((count) => nextStep(taken(count)))).toEqual([...STEPS.slice(1, 5), null])
    expect(nextStep([...taken(2), { step: 'answered' }])).toBeNull()
    expect(whyNotStep(need, worker, wanted('agenda'), NOON)).toBeNull()
    expect(whyNotStep(need, worker, wanted('planned'), NOON)).toEqual({
      why: 'not-the-next-step',
      next: 'agenda',
    })
    expect(whyNotStep({ ...need, steps: taken(5) }, worker, wanted('answered'), NOON)).toEqual({
      why: 'not-the-next-step',
      next: null,
    })
  })

  test('are for the worker of the place and the officer; another’s need is not found', () => {
    expect(whyNotStep(need, officer, wanted('agenda'), NOON)).toBeNull()
    expect(whyNotStep(need, subdistrict, wanted('agenda'), NOON)).toBeNull()
    expect(whyNotStep(need, neighbour, wanted('agenda'), NOON)).toEqual({ why: 'not-found' })
    expect(whyNotStep(need, person('approver', ['approver']), null, NOON)).toEqual({ why: 'not-found' })
  })

  test('end with the answer; a deliberation is of today at the latest', () => {
    expect(whyNotStep({ ...need, answeredAt: 9 }, worker, null, NOON)).toEqual({ why: 'answered', at: 9 })
    expect(whyNotStep(need, worker, wanted('agenda', '2026-06-16'), NOON)).toEqual({
      why: 'held-in-the-future',
    })
  })
})

describe('answers', () => {
  const raised = startOf('2026-06-15') + 86_399_000
  test('are due at the end of a day of the calendar', () => {
    expect(answerDueOn(raised, 60)).toBe('2026-08-14')
    const end = startOf('2026-08-15')
    expect(latenessOf(raised, 60, end - 1)).toBe('in-time')
    expect(latenessOf(raised, 60, end)).toBe('late')
    const twice = startOf('2026-10-14')
    expect(latenessOf(raised, 60, twice - 1)).toBe('late')
    expect(latenessOf(raised, 60, twice)).toBe('very-late')
  })

  test('are an officer’s, once', () => {
    expect(whyNotAnswer({ answeredAt: null }, officer)).toBeNull()
    expect(whyNotAnswer({ answeredAt: 3 }, officer)).toEqual({ why: 'answered', at: 3 })
    expect(whyNotAnswer({ answeredAt: null }, worker)).toEqual({ why: 'not-your-role', needs: 'officer' })
  })
})

describe('topics', () => {
  const draft = { publishedAt: null }
  const chosen = [{ id: 'a', title: '甲', answeredAt: null, topicId: null }]
  const merge = (change: object, list = draft as { publishedAt: number | null }, before: string[] = []) =>
    whyNotMerge(list, 'topic', ['a'], [{ ...chosen[0], ...change }] as typeof chosen, before, officer)

  test('merge needs without an answer that no other topic of the list has', () => {
    expect(merge({})).toBeNull()
    expect(merge({ topicId: 'topic' })).toBeNull()
    expect(merge({ topicId: 'other' })).toEqual({ why: 'need-in-other-topic', needs: ['甲'] })
    expect(merge({ answeredAt: 5 })).toEqual({ why: 'need-answered', needs: ['甲'] })
    expect(merge({ answeredAt: 5, topicId: 'topic' }, draft, ['a'])).toBeNull()
    expect(merge({ id: 'b' })).toEqual({ why: 'no-such-need' })
    expect(merge({}, { publishedAt: 7 })).toEqual({ why: 'list-published', at: 7 })
    expect(whyNotMerge(draft, 'topic', ['a'], chosen, [], worker)).toEqual({
      why: 'not-your-role',
      needs: 'officer',
    })
  })

  test('are published by an officer, once, when there are any', () => {
    expect(whyNotPublishList(draft, 1, officer)).toBeNull()
    expect(whyNotPublishList(draft, 0, officer)).toEqual({ why: 'no-topics' })
    expect(whyNotPublishList({ publishedAt: 1 }, 1, officer)).toEqual({ why: 'list-published', at: 1 })
    expect(whyNotPublishList(draft, 1, person('approver', ['approver']))).toMatchObject({
      why: 'not-your-role',
    })
    expect(whyNotStartList('选题', false, officer)).toBeNull()
    expect(whyNotStartList('选题', true, officer)).toEqual({ why: 'list-title-taken', list: '选题' })
  })
})
