import type { Applicant } from '../../../src/organizations/rules/applying.ts'
import { award } from '../../../src/round/awards/rules/awards.ts'
import { tranchesOf } from '../../../src/round/agreements/rules/agreement.ts'
import { numbersIn, rankingRule } from '../../../src/round/calls/rules/numbers.ts'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { isSealed } from '../../../src/round/calls/opening/rules.ts'
import type { Drafted } from '../../../src/round/calls/rules/round.ts'
import { whyNotPublish } from '../../../src/round/calls/rounds/rules.ts'
import { gradeOf } from '../../../src/round/closing/rules/grade.ts'
import { whyNotChoose } from '../../../src/round/panel/rules/panel.ts'
import type { Seated } from '../../../src/round/panel/rules/panel.ts'
import type { Content } from '../../../src/round/proposals/rules/content.ts'
import { type Proposal, whyNotStart, whyNotSubmit } from '../../../src/round/proposals/submissions/rules.ts'
import { placed } from '../../../src/round/scoring/rules/place.ts'
import { rankTrack } from '../../../src/round/scoring/rules/ranking.ts'
import { isHeld } from '../../../src/round/screening/results/rules.ts'
import { scoreOf, showScore } from '../../../src/round/scoring/rules/score.ts'
import { isHandedOut } from '../../../src/desks/public/bundle/rules.ts'
import { CONTENT } from '../../round/proposals/typed.ts'
import { someone } from '../../round/projects/fixtures.ts'
import { type Under, behaves } from './behaves.ts'

// What is asked of a proposal.

const during = ({ dates }: Plan) => dates.opens + 1

const GROUP: Applicant = { kind: 'community', host: 'h', bars: [] }

const budgetOf = (...lines: [kind: 'material' | 'overhead' | 'personnel', grant: number, own: number][]) =>
  lines.map(([kind, grant, own]) => ({ kind, name: kind, grant, own }))

/** Why a proposal is not taken; '' where it is. */
function whyNot({ plan }: Under, change: Partial<Content>): string {
  const proposal: Proposal = {
    id: 'p',
    roundId: 'r',
    organization: { id: 'o', name: '夕阳茶叙社', ...GROUP },
    role: 'owner',
    sections: [],
    revisions: 0,
    number: null,
    current: null,
    withdrawal: null,
    others: 0,
    plan,
  }
  const plain = { ...CONTENT, budget: budgetOf(['material', 1_000_000, 0]), ...change }
  return whyNotSubmit(proposal, plain, during(plan))?.why ?? ''
}

behaves('proposals.perOrganization', [2, 1], ({ plan }) => whyNotStart(plan, GROUP, 1, during(plan)), [
  null,
  { why: 'too-many-proposals', by: 'proposals.perOrganization', limit: 1 },
])
behaves(
  'proposals.communityGroups',
  [true, false],
  ({ plan }) => whyNotPublish(drafted(plan), someone('a', 'approver'), plan.dates.opens - 1),
  [
    null,
    { why: 'departs-from-rulebook', by: ['proposals.communityGroups'], rules: ['proposals.communityGroups'] },
  ],
)
behaves(
  'proposals.highestAsk',
  [null, 3_000_000],
  ({ plan }) => whyNotPublish(drafted(plan), someone('a', 'approver'), plan.dates.opens - 1),
  [null, { why: 'departs-from-rulebook', by: ['proposals.highestAsk'], rules: ['proposals.highestAsk'] }],
)
behaves('proposals.sealed', [false, true], ({ plan }) => isSealed(plan, null), [false, true])
behaves('proposals.longestMonths', [12, 6], (round) => whyNot(round, { months: 7 }), ['', 'too-long'])
behaves(
  'proposals.grantShare',
  [100, 80],
  (round) => whyNot(round, { budget: budgetOf(['material', 800_001, 199_999]) }),
  ['', 'over-grant-share'],
)
behaves(
  'proposals.managementFee',
  [10, 9],
  (round) => whyNot(round, { budget: budgetOf(['material', 900_000, 0], ['overhead', 100_000, 0]) }),
  ['', 'over-overhead'],
)
behaves(
  'proposals.personnel',
  [30, 29],
  (round) => whyNot(round, { budget: budgetOf(['material', 700_000, 0], ['personnel', 300_000, 0]) }),
  ['', 'over-personnel'],
)

// How it is judged.

const NO_PANEL = {
  roundId: 'r',
  members: [],
  pool: [],
  recusals: [],
  eligible: [],
  left: 0,
  assignedAt: null,
  openedAt: null,
}

const six = ['1', '2', '3', '4', '5', '6'].map((id): Seated => ({
  id,
  personId: id,
  name: id,
  employer: '',
  field: '',
  acceptedAt: 1,
  expiresAt: 1,
  isReader: false,
  hasLeft: false,
  isOut: false,
}))

behaves(
  'panel.size',
  [7, 5],
  ({ plan }) =>
    whyNotChoose(
      { ...NO_PANEL, plan, pool: six },
      six.map(({ id }) => id),
      1,
    ),
  [null, { why: 'panel-size', by: 'panel.size', chosen: 6, least: 5, most: 5 }],
)

const sheetsOf = (...totals: number[]) => totals.map((total) => ({ points: { goal: total } }))
const scored = ({ plan }: Under, ...totals: number[]) =>
  showScore(scoreOf(sheetsOf(...totals), plan.parameters.scoring))

behaves(
  'scoring.placeShown',
  ['community', 'subdistrict'],
  ({ plan }) =>
    placed({ ...CONTENT, place: '东城区龙潭街道左安门社区' }, plan.parameters.scoring.placeShown).place,
  ['东城区龙潭街道左安门社区', '东城区龙潭街道'],
)
behaves('screening.resultsSent', ['each', 'together'], ({ plan }) => isHeld(plan), [false, true])
behaves('scoring.minSheets', [5, 4], (round) => scored(round, 7000, 7000, 7000, 7000), ['', '70.00'])
behaves('scoring.trimFromSheets', [5, null], (round) => scored(round, 0, 8000, 8000, 8000, 10_000), [
  '80.00',
  '68.00',
])
behaves('scoring.decimals', [2, 1], (round) => scored(round, 0, 8000, 8000, 8025, 10_000), ['80.08', '80.1'])

/** A proposal a row: its points in two criteria, its organization, its amount; in the order of their submission. */
type Entry = { goal: number; effect: number; organization: string; ask: number }
function ranked({ plan }: Under, entries: Entry[]) {
  const candidates = entries.map(({ goal, effect, organization, ask }, at) => ({
    proposal: `P${at + 1}`,
    organization,
    ask,
    submittedAt: at,
    sheets: Array.from({ length: 5 }, () => ({ points: { goal, effect } })),
  }))
  return rankTrack(candidates, rankingRule(plan))
}
const entry = (goal: number, effect: number, organization = `O${goal}`, ask = 100): Entry => ({
  goal,
  effect,
  organization,
  ask,
})

behaves(
  'scoring.tieBreak',
  [
    ['实施效果', '项目目标'],
    ['项目目标', '实施效果'],
  ],
  (round) => ranked(round, [entry(5000, 3000), entry(4500, 3500)]).map(({ candidate }) => candidate.proposal),
  [
    ['P2', 'P1'],
    ['P1', 'P2'],
  ],
)

/** What becomes of each, with room for three and money for 250. */
function decided(round: Under, entries: Entry[]) {
  const { awards, scoring } = numbersIn(round.plan, {})
  return award(ranked(round, entries), { quota: 3, budget: 250 }, awards, scoring.passMark).map(
    ({ outcome }) => (outcome.awarded ? 'awarded' : outcome.reason),
  )
}

behaves('scoring.passMark', [7000, 7100], (round) => decided(round, [entry(4000, 3000)]), [
  ['awarded'],
  ['below_pass_mark'],
])
behaves(
  'awards.perOrganizationAndTrack',
  [1, 2],
  (round) => decided(round, [entry(5000, 4000, 'O1'), entry(4900, 4000, 'O1')]),
  [
    ['awarded', 'organization_already_funded'],
    ['awarded', 'awarded'],
  ],
)
behaves(
  'awards.skipWhenOverBudget',
  [true, false],
  (round) => decided(round, [entry(5000, 4000, 'O1', 200), entry(4900, 4000), entry(4800, 4000, 'O3', 50)]),
  [
    ['awarded', 'budget_exhausted', 'awarded'],
    ['awarded', 'budget_exhausted', 'budget_exhausted'],
  ],
)
behaves(
  'scoring.bonus',
  [true, false],
  ({ plan }) => {
    const bonus = { code: 'bonus', name: '附加', max: 500, asks: '党建引领', bonus: true as const }
    const ruled = { ...plan, criteria: [...plan.criteria, bonus] }
    return whyNotPublish(drafted(ruled), someone('a', 'approver'), plan.dates.opens - 1)
  },
  [null, { why: 'departs-from-rulebook', by: ['scoring.bonus'], rules: ['scoring.bonus'] }],
)

// How it goes on.

behaves(
  'payments.tranches',
  [
    [
      { percent: 50, on: 'agreement_signed' },
      { percent: 50, on: 'final_passed' },
    ],
    [{ percent: 100, on: 'final_passed' }],
  ],
  ({ plan }) =>
    tranchesOf(101, plan.parameters.payments.tranches).map(({ amount, gate }) => `${amount} ${gate}`),
  [['50 agreement_signed', '51 final_passed'], ['101 final_passed']],
)
behaves('closing.gradeA', [8500, 8600], ({ plan }) => gradeOf(8500, plan.parameters.closing), ['A', 'B'])
behaves('closing.gradeB', [6000, 6100], ({ plan }) => gradeOf(6000, plan.parameters.closing), ['B', 'C'])

/** A draft that somebody else wrote, of the version in force. */
function drafted(plan: Plan): Drafted {
  return { id: 'r', plan, publishedAt: null, version: 1, draftedBy: ['officer'], inForce: ['v1'] }
}

behaves('publicity.bundle', ['result', 'none'], ({ plan }) => isHandedOut(plan), [true, false])
