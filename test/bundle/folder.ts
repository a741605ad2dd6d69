import type { FileName } from '../../src/bundle/files.ts'

export type Texts = Partial<Record<FileName, string>>

/** A round of two tracks and three proposals, as small as the format allows. Every test changes one thing of it. */
export const round = {
  format: 'grant-round-bundle/1',
  code: '2026',
  title: '2026年公益创投',
  organizer: '东城区民政局',
  timezone: 'Asia/Shanghai',
  dates: {
    published: '2026-03-02',
    opens: '2026-03-09T09:00:00+08:00',
    closes: '2026-04-03T17:00:00+08:00',
    scoring_closes: '2026-04-30T17:00:00+08:00',
  },
  tracks: [
    {
      code: 'social',
      name: '社会组织项目',
      quota: 1,
      budget_fen: 1000,
      ask_max_fen: 600,
      org_kinds: ['service'],
    },
    {
      code: 'community',
      name: '社区社会组织项目',
      quota: 1,
      budget_fen: 500,
      ask_max_fen: 500,
      org_kinds: ['community'],
    },
  ],
  criteria: [
    { code: 'goal', name: '项目目标', max: 25 },
    { code: 'effect', name: '实施效果', max: 75 },
  ],
  scoring: {
    step: 0.5,
    panel_size: 3,
    min_sheets: 1,
    trim_from_sheets: 3,
    trim: 'one highest and one lowest total',
    decimals: 2,
    rounding: 'half_up',
    pass_mark: 70,
    tie_break: ['effect'],
  },
  award: { per_organization_and_track: 1, skip_when_over_budget: true },
  publicity: { working_days: 7 },
  tranches: [
    { percent: 60, on: 'agreement_signed' },
    { percent: 40, on: 'final_passed' },
  ],
}

export const proposals = [
  {
    id: 'P1',
    org: 'O1',
    track: 'community',
    ask_fen: 500,
    submitted_at: '2026-03-20T10:00:00+08:00',
    eligible: true,
  },
  {
    id: 'P2',
    org: 'O2',
    track: 'social',
    ask_fen: 600,
    submitted_at: '2026-03-21T10:00:00+08:00',
    eligible: true,
  },
  {
    id: 'P3',
    org: 'O2',
    track: 'social',
    ask_fen: 600,
    submitted_at: '2026-03-22T10:00:00+08:00',
    eligible: false,
  },
]

export const folder: Texts = {
  'round.json': JSON.stringify(round),
  'organizations.csv': 'id,name,kind\nO1,夕阳茶叙社,community\nO2,社区参与行动服务中心,service\n',
  'proposals.json': JSON.stringify(proposals),
  'scores.csv': 'expert,proposal,goal,effect,comment\nE1,P1,20.0,60.5,可行\nE2,P1,20.0,60.0,\nE1,P2,15,50,\n',
}

export const expected = `track,rank,proposal,sheets,score,awarded,amount_fen,reason
social,1,P2,1,65.00,False,0,below_pass_mark
community,1,P1,2,80.25,True,500,
`
