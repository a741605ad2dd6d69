import { withNumbers } from '../../calls/ruled.ts'
import { describe, expect, test } from 'vitest'
import {
  type Proposal,
  submit,
  whyNotEdit,
  whyNotReopen,
  whyNotStart,
  whyNotSubmit,
  whyNotWithdraw,
} from '../../../../src/round/proposals/submissions/rules.ts'
import { endOf, startOf } from '../../../../src/shared/days.ts'
import { bookWith, planBy } from '../../calls/ruled.ts'
import { PLAN } from '../../calls/typed.ts'
import { CONTENT } from '../typed.ts'

const { opens, closes } = PLAN.dates
const GROUP = { kind: 'community' as const, host: null, bars: [] }
const SUBMITTED: Proposal = {
  ...{ id: 'p', roundId: 'r', role: 'owner', sections: [], revisions: 1, others: 0, plan: PLAN },
  organization: { id: 'o', name: '夕阳茶叙社', ...GROUP },
  ...{ number: null, withdrawal: null },
  current: { id: 's', title: '', at: opens, submittedBy: '李会', reopenedAt: null },
}
const OPEN: Proposal = {
  ...SUBMITTED,
  current: { id: 's', title: '', at: opens, submittedBy: '李会', reopenedAt: opens },
}

test('a reader writes nothing', () => {
  const reader: Proposal = { ...OPEN, role: 'reader' }
  const no = { why: 'reader-only' }
  expect([whyNotEdit(reader, opens), whyNotSubmit(reader, CONTENT, opens)]).toEqual([no, no])
  expect([whyNotWithdraw(reader, opens), whyNotReopen(reader, opens)]).toEqual([no, no])
})

describe('a bar', () => {
  const bar = { from: '2026-11-10', until: '2026-11-12', reason: '挪用' }
  const no = { why: 'barred', until: bar.until, reason: bar.reason, by: 'sanctions.barYears' }
  const whyAt = (now: number) => {
    const organization = { ...SUBMITTED.organization, bars: [bar] }
    return [
      whyNotStart(PLAN, organization, 0, now),
      whyNotSubmit({ ...OPEN, organization }, CONTENT, now),
      whyNotReopen({ ...SUBMITTED, organization }, now),
    ]
  }

  test('is in force from its first day to the end of its last, at each door', () => {
    expect(whyAt(startOf(bar.from) - 1)).toEqual([null, null, null])
    expect(whyAt(startOf(bar.from))).toEqual([no, no, no])
    expect(whyAt(endOf(bar.until) - 1)).toEqual([no, no, no])
    expect(whyAt(endOf(bar.until))).toEqual([null, null, null])
  })
})

describe('a cap on proposals', () => {
  test('is one, where it is one', () => {
    const plan = withNumbers(PLAN, { proposals: { perOrganization: 1 } })
    expect(whyNotStart(plan, GROUP, 0, opens)).toBeNull()
    expect(whyNotStart(plan, GROUP, 1, opens)).toMatchObject({ why: 'too-many-proposals', limit: 1 })
    expect(whyNotSubmit({ ...OPEN, plan }, CONTENT, opens)).toBeNull()
    expect(whyNotSubmit({ ...OPEN, plan, others: 1 }, CONTENT, opens)).toMatchObject({ limit: 1 })
  })
})

test('one track that takes its kind is enough to start', () => {
  const [track] = PLAN.tracks
  const tracks = track ? [track, { ...track, code: 'other', kinds: ['service' as const] }] : []
  const plan = { ...PLAN, tracks }
  for (const kind of ['community', 'service'] as const)
    expect(whyNotStart(plan, { ...GROUP, kind }, 0, opens)).toBeNull()
  expect(whyNotStart({ ...plan, tracks: [] }, GROUP, 0, opens)).toMatchObject({ why: 'kind-not-allowed' })
})

test('a group without a host begins under a rulebook, and hands nothing in', () => {
  const plan = { ...planBy(bookWith()), proposalsPerOrganization: 2 }
  expect(whyNotStart(plan, GROUP, 0, opens)).toBeNull()
  expect(whyNotSubmit({ ...OPEN, plan }, CONTENT, opens)).toMatchObject({ why: 'no-host' })
})

describe('what is handed in', () => {
  test('is one revision more than before', () => {
    for (const revisions of [0, 1, 2])
      expect(submit({ ...OPEN, revisions }, CONTENT, opens)).toMatchObject({
        value: { revision: revisions + 1 },
      })
  })
  test('is refused for the first thing that is wrong with it', () => {
    const wrong = { ...CONTENT, track: 'nothing', months: 99 }
    expect(whyNotSubmit(OPEN, wrong, opens)).toMatchObject({ why: 'track-unknown' })
    expect(whyNotSubmit(OPEN, { ...CONTENT, months: 99 }, opens)).toMatchObject({ why: 'too-long' })
  })
  test('and reopened at once is open from then on', () => {
    expect(whyNotReopen(OPEN, closes - 1)).toMatchObject({ why: 'already-reopened', at: opens })
    expect(whyNotEdit({ ...OPEN, current: null }, closes - 1)).toBeNull()
  })
})
