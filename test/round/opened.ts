import { newId } from '../../src/db/db.ts'
import { draftRound, publishRound } from '../../src/round/calls/rounds/actions.ts'
import type { Plan } from '../../src/round/calls/rules/plan.ts'
import { startProposal } from '../../src/round/proposals/start/actions.ts'
import type { Content } from '../../src/round/proposals/rules/content.ts'
import type { Result } from '../../src/shared/result.ts'
import type { Site, Someone } from '../support.ts'
import { PLAN } from './calls/typed.ts'
import { fill, submitContent } from './proposals/fill.ts'
import { CONTENT } from './proposals/typed.ts'

export function must<T, R>(result: Result<T, R>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

/** A round with a code of its own, drafted; an hour into its call, unless the dates are changed. */
export async function draftedRound(site: Site, change: Partial<Plan> = {}) {
  const officer = await site.person('林芳', ['officer'])
  const plan = { ...PLAN, code: newId(), ...change }
  const before = Math.min(plan.dates.opens - 2000, site.now)
  const { id } = must(await draftRound(site.db, officer, plan, before))
  return { id, plan, officer }
}

/** The same, published. */
export async function openedRound(site: Site, change: Partial<Plan> = {}) {
  const drafted = await draftedRound(site, change)
  const approver = await site.person('周正', ['approver'])
  must(await publishRound(site.db, approver, drafted.id, drafted.plan.dates.opens - 1000))
  return { ...drafted, approver }
}

/** A proposal that its organization has begun, complete but not submitted. */
export async function startedProposal(site: Site, roundId: string, by: Someone): Promise<string> {
  const { id } = must(await startProposal(site.db, by, roundId, organizationOf(by), site.now))
  await fill(site, by, id)
  return id
}

export async function submittedProposal(
  site: Site,
  roundId: string,
  by: Someone,
  change: Partial<Content> = {},
) {
  const id = await startedProposal(site, roundId, by)
  must(await submitContent(site, by, id, site.now, { ...CONTENT, ...change }))
  return id
}

export const organizationOf = (by: Someone): string => by.organizations[0]?.id ?? ''
