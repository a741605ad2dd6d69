import { describe, expect, test } from 'vitest'
import type { KeptSnapshot } from '../../../src/organizations/rules/check.ts'
import { EMPTY } from '../../../src/organizations/rules/profile.ts'
import { DOUBTS, type Doubt, type Seen, whyNotPlain } from '../../../src/desks/bulk/rules/doubts.ts'
import { CLOSES, CONTENT, plan } from '../../round/screening/closed-round.ts'
import { withNumbers } from '../../round/calls/ruled.ts'

const snapshot = (change: Partial<KeptSnapshot> = {}): KeptSnapshot => ({
  ...{ id: 's', about: 'abnormal', checkedOn: '2013-04-26', source: '信用中国', result: 'clear' },
  ...{ enteredOn: null, until: null, note: '', by: '钱经办', at: 0 },
  ...change,
})

const content = { ...CONTENT, need: '走访42户，九成盼有人说话。' }
/** Nothing is left to decide. */
const plainly: Seen = {
  found: {
    plan: withNumbers(plan(), { screening: { abnormalYears: 1 } }),
    content,
    applicant: {
      ...{
        name: '和平里茶叙社',
        kind: 'community',
        uscc: null,
        filingNo: null,
        subdistrict: '和平里',
        host: null,
      },
      profile: { ...EMPTY, contacts: [] },
    },
    members: ['王小明'],
  },
  past: [],
  similar: [{ verdict: 'unrelated' }],
  requests: [],
  snapshots: [snapshot()],
  record: {
    ...{ content, ask: 3_500_000, received: CLOSES - 1, kind: 'community', uscc: null, filingNo: '备1' },
    ...{ isHosted: false, others: 0, alike: 0, bar: null, profile: null },
  },
}
const withContent = (parts: object): Seen => ({
  ...plainly,
  found: { ...plainly.found, content: { ...content, ...parts } },
  record: { ...plainly.record, content: { ...content, ...parts } },
})
const recorded = (change: Partial<Seen['record']>): Seen => ({
  ...plainly,
  record: { ...plainly.record, ...change },
})
const CHARTER = { code: 'CHARTER', label: '章程', kind: 'file' as const, required: true as const }

/** Each broken in one way. */
const BROKEN: Record<Doubt, [seen: Seen, others?: number][]> = {
  'beyond-call': [
    [recorded({ ask: 5_000_001 })],
    [withContent({ months: 13 })],
    [recorded({ kind: 'service' })],
    [recorded({ bar: { until: '2013-12-31', reason: '没有结项' } })],
  ],
  untold: [[recorded({ filingNo: null })]],
  'files-missing': [
    [
      {
        ...plainly,
        found: {
          ...plainly.found,
          plan: {
            ...plainly.found.plan,
            form: { parts: [], sections: [{ code: 'files', title: '附件', questions: [CHARTER] }] },
          },
        },
      },
    ],
  ],
  'profile-lacking': [[{ ...plainly, found: { ...plainly.found, applicant: null } }]],
  'not-looked-up': [
    [{ ...plainly, snapshots: [] }],
    [{ ...plainly, snapshots: [snapshot({ checkedOn: '2013-04-25' })] }],
    [{ ...plainly, snapshots: [snapshot({ about: 'registration' })] }],
  ],
  'found-listed': [[{ ...plainly, snapshots: [snapshot({ result: 'found' })] }]],
  alike: [
    [{ ...plainly, similar: [{ verdict: null }] }],
    [{ ...plainly, similar: [{ verdict: 'to-explain' }] }],
  ],
  several: [[plainly, 1]],
  'not-agreed': [
    [
      withContent({
        partners: [
          {
            name: '甲社区',
            does: '借场地',
            community: { id: 'place-1', subdistrict: '和平里', community: '甲社区' },
          },
        ],
      }),
    ],
  ],
  corrected: [[{ ...plainly, past: [{}] }]],
  'names-itself': [
    [withContent({ summary: '和平里茶叙社每周一次茶叙' })],
    [withContent({ need: '王小明走访过' })],
  ],
  'holds-numbers': [[withContent({ need: '请打13800138000' })]],
}

describe('what passes with others', () => {
  test('leaves nothing to decide', () => {
    expect(whyNotPlain(plainly, 0)).toBeNull()
    const elsewhere = withContent({ partners: [{ name: '一家公司', does: '借场地' }] })
    expect(whyNotPlain(elsewhere, 0)).toBeNull()
  })

  test.each(DOUBTS)('%s is to be looked at', (doubt) => {
    for (const [seen, others = 0] of BROKEN[doubt])
      expect(whyNotPlain(seen, others)).toEqual({
        why: 'wants-a-look',
        by: '#screening',
        doubts: [doubt],
      })
  })
})
