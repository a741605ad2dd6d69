import { choosePanel, declareRecusals } from '../../../../src/round/panel/actions.ts'
import { planDistribution } from '../../../../src/round/panel/distribution/actions.ts'
import { type Distributing, rowsNow } from '../../../../src/round/panel/distribution/rules/distribution.ts'
import { findDistributing } from '../../../../src/round/panel/distribution/store.ts'
import type { Site } from '../../../support.ts'
import { CLOSES, type Round, closedRound, handIn, valueOf } from '../../screening/closed-round.ts'
import { unlike } from '../../../unlike.ts'
import { type Expert, makeExpert, passAll } from '../sitting.ts'
import { readBy } from './made.ts'

/** A round whose panel of five has declared, three of whom read each proposal: an organization of its own for each title. */
export type Played = Round & { experts: Expert[] }

export async function declared(site: Site, titles: string[], most: number | null = null): Promise<Played> {
  const empty = await closedRound(site, [], undefined, readBy(3, most))
  const proposals = []
  for (const title of titles)
    proposals.push(await handIn(site, empty.id, await site.member(`${title}社${unlike()}`), { title }))
  const round = { ...empty, proposals }
  await passAll(site, round)
  const experts: Expert[] = []
  for (const name of ['评审甲', '评审乙', '评审丙', '评审丁', '评审戊'])
    experts.push(await makeExpert(site, name))
  const ids = experts.map(({ expertId }) => expertId)
  valueOf(await choosePanel(site.db, round.officer, round.id, ids, CLOSES))
  for (const { person } of experts) valueOf(await declareRecusals(site.db, person, round.id, [], CLOSES))
  return { ...round, experts }
}

/** The same with its first plan. */
export async function planned(site: Site, titles: string[], most: number | null = null): Promise<Played> {
  const round = await declared(site, titles, most)
  valueOf(await planDistribution(site.db, round.officer, round.id, { start: 'fresh' }, CLOSES))
  return round
}

export async function seen(site: Site, { id }: Round): Promise<Distributing> {
  const found = await findDistributing(site.db, id)
  if (!found) throw new Error('no plan')
  return found.of
}

/** A proposal with an expert who reads it and one who does not. */
export async function oneOf(site: Site, round: Played, at = 0) {
  const [submissionId, given] = rowsNow(await seen(site, round))[at] ?? ['', []]
  const free = round.experts.find(({ expertId }) => !given.includes(expertId))
  return { submissionId, from: given[0] ?? '', to: free?.expertId ?? '' }
}
