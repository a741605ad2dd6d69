import { describe, expect, test } from 'vitest'
import type { Asked, Draw } from '../../../../src/round/panel/draws/rules/draw.ts'
import { protocolOf } from '../../../../src/round/panel/draws/rules/draw.ts'
import { candidatesIn, listedIn, whyNotPrepare } from '../../../../src/round/panel/draws/rules/preparing.ts'
import {
  conclude,
  whyNotAnswerAside,
  whyNotConclude,
  whyNotSetAside,
} from '../../../../src/round/panel/draws/rules/result.ts'
import { whyNotCommit, whyNotReveal } from '../../../../src/round/panel/draws/rules/secrets.ts'
import type { Panel } from '../../../../src/round/panel/rules/panel.ts'
import { drawCsv } from '../../../../src/bundle/draw.ts'
import { startOf } from '../../../../src/shared/days.ts'
import { hashOf } from '../../../../src/shared/seeded.ts'
import { person } from '../../people.ts'
import {
  LATE,
  NOW,
  SECRETS,
  approver,
  asideBy,
  asked,
  auditor,
  committed,
  draw,
  expert,
  officer,
  outcome,
  panel,
} from './drawing.ts'

describe('who can be drawn', () => {
  const ids = (change: Partial<Panel>) => candidatesIn({ ...panel, ...change }, NOW).map(({ id }) => id)

  test('nobody who has left, reads proposals, or whose invitation ran out', () => {
    const pool = [
      expert('1', '财务'),
      { ...expert('2', '财务'), hasLeft: true },
      { ...expert('3', '财务'), isReader: true },
      { ...expert('4', '财务'), personId: null, acceptedAt: null, expiresAt: NOW },
      { ...expert('5', '财务'), personId: null, acceptedAt: null, expiresAt: NOW + 1 },
    ]
    expect(ids({ pool })).toEqual(['1', '5'])
  })

  test('one person once, and nobody who is a member under another invitation', () => {
    const twin = { ...expert('2', '财务'), personId: 'person-1' }
    expect(ids({ pool: [expert('1', '财务'), twin] })).toEqual(['1'])
    const members = [{ ...expert('1', '财务'), declaredAt: null, sheets: 0 }]
    expect(ids({ pool: [twin], members })).toEqual([])
  })

  test('each is in the stratum that their field is in', () => {
    expect(listedIn(panel, asked.strata, NOW).map(({ code, stratum }) => `${code} ${stratum}`)).toEqual([
      ...['ZJ-1 业务', 'ZJ-2 业务', 'ZJ-3 业务', 'ZJ-4 业务', 'ZJ-5 财务', 'ZJ-6 财务'],
    ])
  })

  test('the list leaves out whoever belongs to no stratum', () => {
    expect(listedIn(panel, [{ code: '财务', seats: 1, fields: ['财务'] }], NOW).map(({ id }) => id)).toEqual([
      '5',
      '6',
    ])
  })
})

describe('preparing', () => {
  const why = (change: Partial<Asked>, draws: Draw[] = [], by = officer) =>
    whyNotPrepare({ panel, draws }, { ...asked, ...change }, by, NOW)

  test('what is asked well is frozen', () => {
    expect(why({})).toBeNull()
    expect(why({ revealBy: '2013-05-06', publicOn: '2013-05-07' })).toBeNull()
  })

  test.each([
    [
      { strata: [{ code: '财务', seats: 3, fields: ['财务'] }] },
      { why: 'stratum-short', strata: ['财务'], seats: 3, candidates: 2 },
    ],
    [
      { strata: [{ code: '财务', seats: 1, fields: ['财务'] }] },
      { why: 'panel-size', chosen: 1, least: 2, most: 4 },
    ],
    [
      {
        strata: [
          { code: '业务', seats: 4, fields: ['社会工作'] },
          { code: '财务', seats: 1, fields: ['财务'] },
        ],
      },
      { why: 'panel-size', chosen: 5 },
    ],
    [
      { strata: [...asked.strata, { code: '财务', seats: 1, fields: ['会计'] }] },
      { why: 'stratum-twice', stratum: '财务' },
    ],
    [
      { strata: [...asked.strata, { code: '会计', seats: 1, fields: ['财务'] }] },
      { why: 'field-twice', field: '财务' },
    ],
    [{ revealBy: '2013-05-05' }, { why: 'reveal-over', today: '2013-05-06' }],
    [{ publicOn: '2013-05-08' }, { why: 'number-too-early', revealBy: '2013-05-08' }],
  ])('%j is refused', (change, refusal) => {
    expect(why(change)).toMatchObject(refusal)
  })

  test('a draw stands in the way of another until two people have set it aside', () => {
    expect(why({}, [draw])).toMatchObject({ why: 'draw-stands', seq: 1 })
    expect(why({}, [{ ...draw, asides: [asideBy('officer', false)] }])).toMatchObject({ why: 'draw-stands' })
    expect(why({}, [{ ...draw, outcome, asides: [asideBy('officer', true)] }])).toBeNull()
  })

  test('it is the officer’s', () => {
    expect(why({}, [], auditor)).toMatchObject({ why: 'not-your-role' })
  })
})

describe('committing', () => {
  const bare = { ...draw, commitments: [] }
  const hash = hashOf(SECRETS.officer)

  test('each side once, until the end of the last day', () => {
    expect(whyNotCommit({ panel, draw: bare }, 'officer', hash, officer, LATE - 1)).toBeNull()
    expect(whyNotCommit({ panel, draw: bare }, 'officer', hash, officer, LATE)).toMatchObject({
      why: 'secrets-closed',
    })
    expect(whyNotCommit({ panel, draw }, 'officer', hash, officer, NOW)).toMatchObject({
      why: 'committed-already',
    })
    expect(whyNotCommit({ panel, draw: bare }, 'officer', hash, auditor, NOW)).toMatchObject({
      why: 'not-your-role',
    })
  })

  test('nobody for both sides, nor what the other has', () => {
    const one = { ...draw, commitments: [committed('officer', false)] }
    const both = person('officer', ['officer', 'auditor'])
    expect(whyNotCommit({ panel, draw: one }, 'auditor', hashOf('x'), both, NOW)).toMatchObject({
      why: 'committed-both-sides',
    })
    expect(whyNotCommit({ panel, draw: one }, 'auditor', hash, auditor, NOW)).toMatchObject({
      why: 'committed-the-same',
    })
    expect(whyNotCommit({ panel, draw: one }, 'auditor', hashOf('x'), auditor, NOW)).toBeNull()
  })

  test('not once the sheets are given out or the round has ended', () => {
    const why = (change: Partial<Panel>) =>
      whyNotCommit({ panel: { ...panel, ...change }, draw: bare }, 'officer', hash, officer, NOW)
    expect(why({ assignedAt: NOW })).toMatchObject({ why: 'assigned-already' })
    expect(why({ ended: { kind: 'failed', at: NOW } })).toMatchObject({ why: 'round-ended' })
  })

  test('not to what has a result or was set aside', () => {
    expect(whyNotCommit({ panel, draw: { ...bare, outcome } }, 'officer', hash, officer, NOW)).toMatchObject({
      why: 'drawn-already',
    })
    const aside = { ...bare, asides: [asideBy('officer', true)] }
    expect(whyNotCommit({ panel, draw: aside }, 'officer', hash, officer, NOW)).toMatchObject({
      why: 'draw-aside',
    })
  })
})

describe('revealing', () => {
  const waiting = { ...draw, commitments: [committed('officer', false), committed('auditor', false)] }
  const why = (change: Partial<Draw>, number = SECRETS.officer, by = officer, now = NOW) =>
    whyNotReveal({ panel, draw: { ...waiting, ...change } }, 'officer', number, by, now)

  test('what was committed, by whoever did, once both have, before the number exists', () => {
    expect(why({}, SECRETS.officer, officer, LATE - 1)).toBeNull()
    expect(why({}, SECRETS.officer, officer, LATE)).toMatchObject({ why: 'secrets-closed' })
    expect(why({}, `${SECRETS.officer} `)).toMatchObject({ why: 'secret-differs' })
    expect(why({}, SECRETS.officer, person('other', ['officer']))).toMatchObject({
      why: 'not-your-commitment',
    })
    expect(why({ commitments: [committed('officer', false)] })).toMatchObject({
      why: 'not-all-committed',
      sides: ['auditor'],
    })
    expect(why({ commitments: draw.commitments })).toMatchObject({ why: 'revealed-already' })
  })
})

describe('the result', () => {
  const then = startOf('2013-05-09')

  test('comes from the day of the number on', () => {
    expect(whyNotConclude({ panel }, draw, officer, then - 1)).toMatchObject({ why: 'number-not-yet' })
    expect(whyNotConclude({ panel }, draw, officer, then)).toBeNull()
    const one = { ...draw, commitments: [committed('officer', true)] }
    expect(whyNotConclude({ panel }, one, officer, then)).toMatchObject({ why: 'not-all-committed' })
    const waiting = { ...draw, asides: [asideBy('officer', null)] }
    expect(whyNotConclude({ panel }, waiting, officer, then)).toMatchObject({ why: 'aside-waits' })
  })

  test.each([[true], [false]])(
    'is what the command draws from its protocol (auditor revealed: %s)',
    (isRevealed) => {
      const one = { ...draw, commitments: [committed('officer', true), committed('auditor', isRevealed)] }
      const drawn = conclude({ panel }, one, '03 08 17 21 24 31 07', officer, then)
      if (!drawn.ok) throw new Error(drawn.refusal.why)
      const { seats, alternates } = drawn.value.outcome
      const csv = drawCsv('file', JSON.stringify(protocolOf(one, '03 08 17 21 24 31 07')))
      if (!csv.ok) throw new Error(csv.refusal.reason)
      const rows = csv.value
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((row) => row.split(','))
      expect(rows.map(([kind, stratum, , code]) => [kind, stratum, code])).toEqual([
        ...seats.map(({ stratum, id }) => ['drawn', stratum, id]),
        ...alternates.flatMap(({ stratum, ids }) => ids.map((id) => ['alternate', stratum, id])),
      ])
      expect(seats.map(({ stratum }) => stratum)).toEqual(['业务', '业务', '财务'])
    },
  )

  test('is none where somebody drawn can sit no more', () => {
    const gone = { ...panel, pool: panel.pool.map((one) => ({ ...one, hasLeft: true })) }
    expect(conclude({ panel: gone }, draw, '1', officer, then)).toMatchObject({
      ok: false,
      refusal: { why: 'experts-left' },
    })
  })
})

describe('setting aside', () => {
  const waiting = { ...draw, asides: [asideBy('officer', null)] }

  test('an officer asks once, before the result and after it', () => {
    expect(whyNotSetAside({ panel, draw }, officer)).toBeNull()
    expect(whyNotSetAside({ panel, draw: { ...draw, outcome } }, officer)).toBeNull()
    expect(whyNotSetAside({ panel, draw: waiting }, officer)).toMatchObject({ why: 'aside-waits' })
    const aside = { ...draw, asides: [asideBy('officer', true)] }
    expect(whyNotSetAside({ panel, draw: aside }, officer)).toMatchObject({ why: 'draw-aside' })
  })

  test('another person approves', () => {
    expect(whyNotAnswerAside({ panel, draw: waiting }, approver)).toBeNull()
    expect(whyNotAnswerAside({ panel, draw }, approver)).toMatchObject({ why: 'aside-not-asked' })
    const both = person('officer', ['officer', 'approver'])
    expect(whyNotAnswerAside({ panel, draw: waiting }, both)).toMatchObject({ why: 'own-request' })
    expect(whyNotAnswerAside({ panel, draw: waiting }, officer)).toMatchObject({ why: 'not-your-role' })
  })
})
