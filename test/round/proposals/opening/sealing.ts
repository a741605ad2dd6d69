import { openProposals, requestOpening } from '../../../../src/round/proposals/opening/actions.ts'
import type { Content } from '../../../../src/round/proposals/rules/content.ts'
import type { Person } from '../../../../src/people/rules/person.ts'
import type { Plan } from '../../../../src/round/calls/rules/plan.ts'
import type { Site, Someone } from '../../../support.ts'
import { bookWith, enacted, planBy } from '../../calls/ruled.ts'
import { must, openedRound, submittedProposal } from '../../opened.ts'
import { CONTENT } from '../typed.ts'

/** Passes under the model rulebook. */
export const MODEST: Content = {
  ...CONTENT,
  budget: [{ kind: 'material', name: '食材', grant: 5_000_00, own: 0 }],
}

/** A rulebook that keeps proposals sealed, in force before the sample round is drafted. */
export const enactSealing = (site: Site, approver: Someone, at: number) =>
  enacted(site, approver, at, bookWith({ 'proposals.sealed': true }))

/** A round under it, and as many proposals as there are titles, each of an organization of its own. */
export async function sealedRound(site: Site, titles: string[], change: Partial<Plan> = {}) {
  const { rulebook: _, code: __, ...plan } = planBy(bookWith({ 'proposals.sealed': true }))
  const round = await openedRound(site, { ...plan, ...change })
  const proposals = []
  for (const title of titles) {
    const by = await site.member(`${title}居委会`, 'committee')
    const id = await submittedProposal(site, round.id, by, { ...MODEST, title })
    proposals.push({ id, by })
  }
  return { ...round, proposals }
}

/** Opened by two people, at the site's time. */
export async function openSeal(site: Site, roundId: string, officer: Person, witness: Person) {
  must(await requestOpening(site.db, officer, roundId, site.now))
  return must(await openProposals(site.db, witness, roundId, site.now))
}
