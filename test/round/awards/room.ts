import { linesOf } from '../../../src/round/awards/rules/frozen.ts'
import { type Decision, type Entered, type Room, rankRoom } from '../../../src/round/awards/rules/room.ts'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { person } from '../people.ts'
import { scoringPlan } from '../scoring/plan.ts'

export const [officer, approver] = [person('officer', ['officer']), person('approver', ['approver'])]

const usual = scoringPlan()
const plan: Plan = { ...usual, tracks: usual.tracks.slice(0, 1).map((track) => ({ ...track, quota: 2 })) }
export const NOW = plan.dates.scoringCloses

/** Three sheets that all give `effect` for one criterion and 50 for the rest; submitted in the order of their names. */
export const entered = (proposal: string, effect: number, change: Partial<Entered> = {}): Entered => ({
  proposal,
  proposalId: `of ${proposal}`,
  number: 1,
  title: proposal,
  organization: `O-${proposal}`,
  organizationName: `${proposal}社`,
  track: 'community',
  ask: 100_000,
  submittedAt: proposal.charCodeAt(0),
  sheets: [0, 0, 0].map(() => ({ points: { goal: 2500, output: 2500, effect, innovation: 0 } })),
  ...change,
})

export const room = (change: Partial<Room> = {}): Room => ({
  roundId: 'R1',
  plan,
  entered: [entered('甲', 2800), entered('乙', 2700), entered('丙', 2600)],
  assigned: 9,
  submitted: 9,
  recusals: 0,
  cancelled: new Set(),
  barred: new Set(),
  latest: null,
  ...change,
})

export const decision = (change: Partial<Decision> = {}): Decision => ({
  id: 'D1',
  revision: 1,
  remark: '',
  sha256: '0'.repeat(64),
  preparedBy: officer.id,
  preparedAt: NOW,
  approvedAt: null,
  returned: null,
  lines: linesOf(rankRoom(room())),
  ...change,
})
