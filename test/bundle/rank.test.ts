import { bringing } from '../../src/rulebook/rules/some.ts'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sayFault } from '../../src/bundle/fault.ts'
import { readBundle } from '../../src/bundle/files.ts'
import { planOf } from '../../src/bundle/plan.ts'
import { outcomeCsv } from '../../src/bundle/rank.ts'
import { expected, folder, proposals, round } from './folder.ts'
import type { Texts } from './folder.ts'

function read(changes: Texts) {
  const bundle = readBundle({ ...folder, ...changes })
  if (!bundle.ok) throw new Error(sayFault(bundle.refusal))
  return bundle.value
}
const rowsOf = (changes: Texts) => outcomeCsv(read(changes)).trimEnd().split('\n').slice(1)
const withRound = (changes: object): Texts => ({ 'round.json': JSON.stringify({ ...round, ...changes }) })

const shipped = (file: string) => readFileSync(`src/demonstration/dongcheng-2013/${file}`, 'utf8')
const dongcheng: Texts = {
  'round.json': shipped('round.json'),
  'organizations.csv': shipped('organizations.csv'),
  'proposals.json': shipped('proposals.json'),
  'scores.csv': shipped('scores.csv'),
}

describe('the outcome of a folder', () => {
  test('of Dongcheng 2013 is that of its expected.csv, byte for byte', () => {
    expect(outcomeCsv(read(dongcheng))).toBe(shipped('expected.csv'))
  })

  test('of Dongcheng 2013 is the same with its experts and recusals read', () => {
    const all = {
      'experts.csv': shipped('experts.csv'),
      'conflicts.csv': shipped('conflicts.csv'),
      ...dongcheng,
    }
    const bundle = read(all)
    expect([bundle.experts.filter(({ panel }) => panel).length, bundle.conflicts.length]).toEqual([7, 3])
    expect(outcomeCsv(bundle)).toBe(shipped('expected.csv'))
  })

  test('goes by the tracks of round.json and leaves ineligible proposals out', () => {
    expect(outcomeCsv(read({}))).toBe(expected)
  })

  test('is the same for a table as another program saves it', () => {
    const saved = `\uFEFF${folder['scores.csv']}`
      .replaceAll('\n', '\r\n')
      .replace('可行', '"可行，\r\n但""贵""，见附件, 二"')
    expect(outcomeCsv(read({ 'scores.csv': `${saved}\r\n\r\n` }))).toBe(expected)
    expect(outcomeCsv(read({ 'round.json': `\uFEFF${folder['round.json']}` }))).toBe(expected)
  })

  test('is the same whatever the order of columns and rows', () => {
    const turned = 'effect,goal,proposal,expert\n50,15,P2,E1\n60,20,P1,E2\n60.5,20,P1,E1\n'
    expect(outcomeCsv(read({ 'scores.csv': turned }))).toBe(expected)
  })

  test('does not depend on an ineligible proposal, scored or not', () => {
    expect(outcomeCsv(read({ 'scores.csv': `${folder['scores.csv']}E1,P3,25,75,\n` }))).toBe(expected)
  })

  test('has a proposal that nobody scored at the end, without a score', () => {
    const none = { 'scores.csv': 'expert,proposal,goal,effect\n' }
    expect(rowsOf(none)).toEqual([
      'social,1,P2,0,,False,0,too_few_sheets',
      'community,1,P1,0,,False,0,too_few_sheets',
    ])
    const minimum = withRound({ scoring: { ...round.scoring, min_sheets: 0 } })
    expect(rowsOf({ ...none, ...minimum })).toEqual(rowsOf(none))
  })

  test('is a header alone without proposals', () => {
    expect(rowsOf({ 'proposals.json': '[]', 'scores.csv': 'expert,proposal,goal,effect\n' })).toEqual([])
  })

  test('writes as many decimals as the rule says', () => {
    const scores = (decimals: number) => {
      const rows = rowsOf(withRound({ scoring: { ...round.scoring, decimals } }))
      return rows.map((row) => row.split(',')[4])
    }
    expect([scores(0), scores(1), scores(4)]).toEqual([
      ['65', '80'],
      ['65.0', '80.3'],
      ['65.0000', '80.2500'],
    ])
  })

  test('compares submissions as instants, not as texts', () => {
    const [first, second] = proposals
    const tied = [
      { ...first, track: 'social', submitted_at: '2026-03-20T10:00:00+08:00' },
      { ...second, submitted_at: '2026-03-20T01:59:59.999Z' },
    ]
    const scores = 'expert,proposal,goal,effect\nE1,P1,20,60\nE1,P2,20,60\n'
    expect(rowsOf({ 'proposals.json': JSON.stringify(tied), 'scores.csv': scores })).toEqual([
      'social,1,P2,1,80.00,True,600,',
      'social,2,P1,1,80.00,False,0,quota_full',
    ])
  })

  test('quotes an id that holds a comma', () => {
    const renamed = JSON.stringify([{ ...proposals[0], id: 'P,"1"' }])
    const scores = 'expert,proposal,goal,effect\nE1,"P,""1""",20,60\n'
    expect(rowsOf({ 'proposals.json': renamed, 'scores.csv': scores })).toEqual([
      'community,1,"P,""1""",1,80.00,True,500,',
    ])
  })

  test('needs no more of round.json than tracks, criteria, scoring and award', () => {
    const { format, criteria, award } = round
    const tracks = round.tracks.map(({ code, quota, budget_fen }) => ({ code, quota, budget_fen }))
    const { step, min_sheets, decimals, pass_mark } = round.scoring
    const bare = { format, tracks, criteria, award, scoring: { step, min_sheets, decimals, pass_mark } }
    expect(outcomeCsv(read({ 'round.json': JSON.stringify(bare) }))).toBe(expected)
  })

  test('does not ask whether the track takes the organization: the eligibility check has', () => {
    const kinds = {
      'organizations.csv': folder['organizations.csv']?.replace('community', 'foundation') ?? '',
    }
    expect(outcomeCsv(read(kinds))).toBe(expected)
  })

  test('holds the largest budgets to the fen', () => {
    const tracks = round.tracks.map((track) => ({ ...track, quota: 2, budget_fen: 10_000_000_000_000 }))
    const dear = proposals.map((each) => ({
      ...each,
      track: 'social',
      ask_fen: each.id === 'P1' ? 9_999_999_999_999 : 2,
    }))
    const scores = 'expert,proposal,goal,effect\nE1,P1,25,75\nE1,P2,25,70\n'
    const changes = { ...withRound({ tracks }), 'proposals.json': JSON.stringify(dear), 'scores.csv': scores }
    expect(rowsOf(changes)).toEqual([
      'social,1,P1,1,100.00,True,9999999999999,',
      'social,2,P2,1,95.00,False,0,budget_exhausted',
    ])
  })
})

describe('the plan of a folder', () => {
  test('says what round.json says, in fen, hundredths and instants', () => {
    expect(planOf(read({}))).toEqual({
      ok: true,
      value: {
        code: '2026',
        title: '2026年公益创投',
        organizer: '东城区民政局',
        dates: {
          opens: Date.UTC(2026, 2, 9, 1),
          closes: Date.UTC(2026, 3, 3, 9),
          scoringCloses: Date.UTC(2026, 3, 30, 9),
        },
        tracks: [
          { code: 'social', name: '社会组织项目', quota: 1, budget: 1000, askMax: 600, kinds: ['service'] },
          {
            code: 'community',
            name: '社区社会组织项目',
            quota: 1,
            budget: 500,
            askMax: 500,
            kinds: ['community'],
          },
        ],
        criteria: [
          { code: 'goal', name: '项目目标', max: 2500, asks: '' },
          { code: 'effect', name: '实施效果', max: 7500, asks: '' },
        ],
        step: 50,
        parameters: bringing({
          proposals: { perOrganization: 2, longestMonths: 24 },
          panel: { size: 3 },
          scoring: { minSheets: 1, trimFromSheets: 3, decimals: 2, passMark: 7000, tieBreak: ['effect'] },
          awards: { perOrganizationAndTrack: 1, skipWhenOverBudget: true },
          publicity: { days: 7, countsFirstDay: false },
          agreements: { signWorkingDays: 15 },
          payments: {
            tranches: [
              { percent: 60, on: 'agreement_signed' },
              { percent: 40, on: 'final_passed' },
            ],
          },
          closing: { gradeA: 8500, gradeB: 6000 },
        }),
      },
    })
  })

  test('takes from what is usual only what the folder does not say', () => {
    const usual = {
      parameters: { publicity: { days: 5, countsFirstDay: true } },
      asks: { goal: '目标是否具体' },
    }
    const plan = planOf(read({}), usual)
    const bare = planOf(read(withRound({ publicity: undefined, tranches: undefined })), usual)
    expect(plan).toMatchObject({
      value: { parameters: { publicity: { days: 7, countsFirstDay: true } } },
    })
    expect(plan).toMatchObject({ value: { criteria: [{ asks: '目标是否具体' }, { asks: '' }] } })
    expect(bare).toMatchObject({
      value: {
        parameters: { publicity: { days: 5 }, payments: { tranches: [{ percent: 50 }, {}, {}] } },
      },
    })
  })

  test('is refused without a name or dates', () => {
    const refusal = (changes: object) => {
      const plan = planOf(read(withRound(changes)))
      return plan.ok ? null : sayFault(plan.refusal)
    }
    expect(refusal({ title: undefined })).toBe('round.json：缺少 title')
    expect(refusal({ dates: undefined })).toBe('round.json：缺少 dates')
  })
})
