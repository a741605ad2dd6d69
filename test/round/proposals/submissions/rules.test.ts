import { BY_CALL } from '../../../../src/rulebook/rules/by.ts'
import { describe, expect, test } from 'vitest'
import type { Applicant } from '../../../../src/organizations/rules/applying.ts'
import { askOf, ownOf } from '../../../../src/round/proposals/rules/content.ts'
import {
  type Proposal,
  type SubmitRefusal,
  submit,
  whyNotEdit,
  whyNotReopen,
  whyNotStart,
  whyNotSubmit,
  whyNotWithdraw,
} from '../../../../src/round/proposals/submissions/rules.ts'
import {
  sayReopenRefusal,
  sayStartRefusal,
  saySubmitRefusal,
  sayWithdrawRefusal,
} from '../../../../src/round/proposals/pages/words.ts'
import { PLAN } from '../../calls/typed.ts'
import { CONTENT } from '../typed.ts'

const { opens, closes } = PLAN.dates
const [LINE] = CONTENT.budget
if (!LINE) throw new Error('the sample has a budget')

const GROUP = { kind: 'community', host: null, bars: [] } as const satisfies Applicant
const DRAFT: Proposal = {
  id: 'p',
  roundId: 'r',
  organization: { id: 'o', name: '夕阳茶叙社', kind: 'community', host: null, bars: [] },
  role: 'owner',
  sections: [],
  revisions: 0,
  number: null,
  current: null,
  withdrawal: null,
  others: 0,
  plan: PLAN,
}
const CURRENT = { id: 's', title: '夕阳茶叙', at: opens + 1, submittedBy: '李会', reopenedAt: null }
const WHO = { at: opens + 1, submittedBy: '李会', number: '2026-SQ-0007' }
const SUBMITTED: Proposal = { ...DRAFT, number: '2026-SQ-0007', revisions: 1, current: CURRENT }

describe('starting', () => {
  test.each([
    [opens - 1, { why: 'call-not-open-yet', by: 'calls.openDays', opensAt: opens }],
    [opens, null],
    [closes - 1, null],
    [closes, { why: 'call-closed', by: 'calls.openDays', closedAt: closes, receivedAt: closes }],
  ])('at %d', (now, refusal) => expect(whyNotStart(PLAN, GROUP, 0, now)).toEqual(refusal))

  test('is for the kinds that a track takes', () => {
    const refusal = whyNotStart(PLAN, { ...GROUP, kind: 'foundation' }, 0, opens)
    expect(refusal).toEqual({ why: 'kind-not-allowed', by: BY_CALL, kind: 'foundation' })
    expect(refusal && sayStartRefusal(refusal)).toBe('这一期不面向基金会征集')
  })

  test('ends at the cap', () => {
    expect(whyNotStart(PLAN, GROUP, 1, opens)).toBeNull()
    expect(whyNotStart(PLAN, GROUP, 2, opens)).toEqual({
      why: 'too-many-proposals',
      by: 'proposals.perOrganization',
      limit: 2,
    })
  })
})

describe('submitting', () => {
  test('makes a copy with its sum', () => {
    expect(submit({ ...DRAFT, revisions: 1 }, CONTENT, closes - 1)).toEqual({
      ok: true,
      value: { revision: 2, content: CONTENT, ask: 10_000_50 },
    })
    expect([askOf(CONTENT), ownOf(CONTENT)]).toEqual([10_000_50, 500_00])
  })

  const other = { ...PLAN.tracks[0], code: 'other', name: '社会组织项目', kinds: ['service' as const] }
  const twoTracks = { ...PLAN, tracks: [...PLAN.tracks, { quota: 1, budget: 1, askMax: 1, ...other }] }

  test.each<[SubmitRefusal, string, Partial<Proposal>, Partial<typeof CONTENT>, number?]>([
    [
      { why: 'call-not-open-yet', by: 'calls.openDays', opensAt: opens },
      '还没有开始申报，2026年11月1日09:00开始',
      {},
      {},
      opens - 1,
    ],
    [
      { why: 'call-closed', by: 'calls.openDays', closedAt: closes, receivedAt: closes },
      '2026年11月27日17:00:00截止，服务器收到的时间是2026年11月27日17:00:00',
      {},
      {},
      closes,
    ],
    [
      { why: 'already-submitted', by: '#submission', ...WHO },
      '李会已于2026年11月1日09:00:00提交，受理编号2026-SQ-0007；要修改，请先重新打开',
      SUBMITTED,
      {},
    ],
    [
      { why: 'too-many-proposals', by: 'proposals.perOrganization', limit: 2 },
      '每家单位最多申报2个项目，已经满了',
      { others: 2 },
      {},
    ],
    [{ why: 'track-unknown', by: BY_CALL }, '没有这个赛道，请重新选择', {}, { track: 'nothing' }],
    [
      { why: 'kind-not-in-track', by: BY_CALL, track: '社会组织项目', kind: 'community' },
      '“社会组织项目”不面向社区社会组织',
      { plan: twoTracks },
      { track: 'other' },
    ],
    [
      {
        why: 'over-cap',
        by: ['proposals.highestAsk', BY_CALL],
        ask: 35_000_01,
        cap: 35_000_00,
        track: '社区社会组织项目',
      },
      '申请资金35,000.01元，超过“社区社会组织项目”每项最高35,000.00元',
      {},
      { budget: [LINE, { ...LINE, grant: 31_000_01 }] },
    ],
    [
      { why: 'too-long', by: 'proposals.longestMonths', months: 13, longest: 12 },
      '实施时间13个月，超过最长12个月',
      {},
      { months: 13 },
    ],
    [
      { why: 'step-after-end', by: '#proposal', month: 11, months: 10 },
      '计划中的第11个月，在项目10个月结束之后',
      {},
      {
        plan: [
          { month: 10, work: '收尾' },
          { month: 11, work: '总结' },
        ],
      },
    ],
  ])('%j', (refusal, says, proposal, content, now = opens) => {
    expect(whyNotSubmit({ ...DRAFT, ...proposal }, { ...CONTENT, ...content }, now)).toEqual(refusal)
    expect(saySubmitRefusal(refusal)).toBe(says)
  })

  test('goes just up to each bound', () => {
    expect(whyNotSubmit({ ...DRAFT, others: 1 }, CONTENT, closes - 1)).toBeNull()
    expect(
      whyNotSubmit(DRAFT, { ...CONTENT, budget: [{ ...LINE, grant: 35_000_00, own: 99_999_00 }] }, opens),
    ).toBeNull()
    expect(
      whyNotSubmit(DRAFT, { ...CONTENT, months: 12, plan: [{ month: 12, work: '收尾' }] }, opens),
    ).toBeNull()
  })
})

test('the text is edited until the deadline, and not while a submission counts', () => {
  expect(whyNotEdit(DRAFT, closes - 1)).toBeNull()
  expect(whyNotEdit(DRAFT, closes)).toMatchObject({ why: 'call-closed', by: 'calls.openDays' })
  expect(whyNotEdit(SUBMITTED, opens)).toEqual({
    ...{ why: 'already-submitted', by: '#submission' },
    ...WHO,
  })
})

test('a submission is reopened until the deadline, once; then its text is edited again', () => {
  expect(whyNotReopen(SUBMITTED, closes - 1)).toBeNull()
  expect(whyNotReopen(SUBMITTED, closes)).toMatchObject({ why: 'call-closed', by: 'calls.openDays' })
  expect(whyNotReopen(DRAFT, opens)).toEqual({ why: 'not-submitted', by: '#submission' })
  const reopened = { ...SUBMITTED, current: { ...CURRENT, reopenedAt: opens + 2 } }
  expect(whyNotEdit(reopened, closes - 1)).toBeNull()
  expect(whyNotEdit(reopened, closes)).toMatchObject({ why: 'call-closed', by: 'calls.openDays' })
  const twice = whyNotReopen(reopened, opens + 3)
  expect(twice).toEqual({ why: 'already-reopened', by: '#submission', at: opens + 2 })
  expect(twice && sayReopenRefusal(twice)).toBe('已于2026年11月1日09:00:00重新打开，可以直接修改')
})

test('a submission is withdrawn until the deadline', () => {
  expect(whyNotWithdraw(SUBMITTED, closes - 1)).toBeNull()
  const late = whyNotWithdraw(SUBMITTED, closes)
  expect(late).toEqual({ why: 'call-closed', by: 'calls.openDays', closedAt: closes, receivedAt: closes })
  expect(late && sayWithdrawRefusal(late)).toBe('2026年11月27日17:00:00已经截止，不能再撤回')
  expect(whyNotWithdraw(DRAFT, opens)).toEqual({ why: 'not-submitted', by: '#submission' })
})
