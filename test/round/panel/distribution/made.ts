import type { Distributing, Read, Row } from '../../../../src/round/panel/distribution/rules/distribution.ts'
import type { Member } from '../../../../src/round/panel/rules/panel.ts'
import { ok } from '../../../../src/shared/result.ts'
import { withNumbers } from '../../calls/ruled.ts'
import { scoringPlan } from '../../scoring/plan.ts'

/** A plan of a call by which `number` experts read each proposal, and nobody more than `most`. */
export const readBy = (number: number | null, most: number | null = null) =>
  withNumbers(scoringPlan(), {
    panel: { size: 5, mostSheets: most },
    scoring: { minSheets: 2, sheetsPerProposal: number },
  })

export const memberOf = (id: string, change: Partial<Member> = {}): Member => ({
  ...{ id, name: `专家${id}`, employer: '', field: '', personId: id, acceptedAt: 1, expiresAt: 9 },
  ...{ isReader: false, hasLeft: false, isOut: false, declaredAt: 1, sheets: 0, removedAt: null, ...change },
})

export const readOf = (at: number): Read => ({
  ...{ submissionId: `s${at}`, organizationId: `o${at}`, number: at, title: `第${at}项` },
})

/** Five members who have declared, four proposals of an organization each, three experts for each; a plan with these rows. */
export const planned = (rows: Row[] | null, change: Partial<Distributing['panel']> = {}): Distributing => ({
  panel: {
    ...{ roundId: 'r', plan: readBy(3), members: ['a', 'b', 'c', 'd', 'e'].map((id) => memberOf(id)) },
    ...{ recusals: [], pool: [], left: 0, recheckBy: ok(null), assignedAt: null, openedAt: null },
    eligible: [1, 2, 3, 4].map(readOf),
    ...change,
  },
  distribution: rows && { id: 'd', seq: 1, seed: 'r', rows, moved: null, by: '钱经办', at: 5 },
  changes: [],
})

export const barredOf = (expertId: string, at: number) => ({
  ...{ expertId, organizationId: `o${at}`, organization: '', reason: '' },
})
