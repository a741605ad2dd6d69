import type { Content } from '../../../src/round/proposals/rules/content.ts'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { CLOSES, closedRound, handIn } from '../../round/screening/closed-round.ts'
import type { Site } from '../../support.ts'
import { unlike } from '../../unlike.ts'

let drawn = 1
/** The next of a row of numbers that never come again in this order. */
const next = (): number => (drawn = (drawn * 48_271) % 2_147_483_647)

/** A sentence that no other proposal has. */
const said = (): string =>
  Array.from({ length: 30 }, () => String.fromCodePoint(0x4e00 + (next() % 15_000))).join('')

export const plainContent = (title: string): Partial<Content> => ({
  title,
  summary: said(),
  need: said(),
  goals: [said()],
  innovation: said(),
  plan: [{ month: 1, work: said() }],
  risks: [{ risk: said(), response: said() }],
  outputs: [{ name: said(), unit: '次', target: 16 }],
  budget: [{ kind: 'material', name: said(), grant: 3_000_000, own: 0 }],
})

/** A closed round with a proposal for each title, each of another organization and with nothing to decide. */
export async function plainRound(site: Site, titles: string[], change: Partial<Plan> = {}) {
  const round = await closedRound(site, [], undefined, change)
  const proposals = []
  for (const title of titles) {
    const member = await site.member(`街坊${unlike()}`)
    proposals.push(await handIn(site, round.id, member, plainContent(title)))
  }
  site.now = CLOSES
  return { ...round, proposals }
}

/** What came of a bulk act, as a machine gets it. */
export type Outcome = {
  done: { id: string }[]
  refused: { id: string; refusal: { why: string } }[]
  left: number
}
export const outcomeOf = ({ json }: { json: object }): Outcome => ({
  ...{ done: [], refused: [], left: 0 },
  ...json,
})
