import { eq } from 'drizzle-orm'
import { lineOf } from '../../../src/round/proposals/budget/rules/lines.ts'
import { submissions } from '../../../src/round/proposals/tables.ts'
import { askCorrection } from '../../../src/round/screening/actions/corrections.ts'
import type { Site } from '../../support.ts'
import { CLOSES, closedRound, valueOf } from './closed-round.ts'

export const DEFECTS = [
  { field: 'need', says: '写明涉及多少人' },
  { field: 'budget', says: '物料写清单价' },
]
/** As much as was asked for: a correction moves no amount. */
export const BUDGET = [
  lineOf({
    ...{ kind: 'material', name: '物料', price: 875_00, quantity: 40_00, unit: '份', basis: '报价' },
    ...{ activity: '', source: 'grant' },
  }),
]

/** Handed in, sent back on Friday 2013-04-26 after the deadline: the Monday holiday and its make-up Saturday count as they are. */
export async function sentBack(site: Site) {
  const round = await closedRound(site, ['夕阳茶叙'])
  const [one] = round.proposals
  if (!one) throw new Error('no proposal')
  const asked = valueOf(await askCorrection(site.db, round.officer, one.id, DEFECTS, CLOSES))
  return { ...round, ...one, roundId: round.id, dueOn: asked.dueOn, path: `/proposals/${one.id}/correction` }
}

export const revisionsOf = async (site: Site, id: string) =>
  site.db.select().from(submissions).where(eq(submissions.proposalId, id)).orderBy(submissions.revision)

export const mended = (version: number, change: Record<string, string> = {}) => ({
  ...{ version: String(version), need: '走访42户，涉及60人。', declaration: 'yes' },
  ...{
    'budget.0.kind': 'material',
    'budget.0.name': '物料',
    'budget.0.price': '875',
    'budget.0.quantity': '40',
  },
  ...{ 'budget.0.unit': '份', 'budget.0.basis': '报价', 'budget.0.activity': '', 'budget.0.source': 'grant' },
  ...{ 'budget.1.kind': '', 'budget.1.name': '', 'budget.1.price': '', 'budget.1.quantity': '' },
  ...change,
})
