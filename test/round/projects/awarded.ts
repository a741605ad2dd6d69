import type { Content } from '../../../src/round/proposals/rules/content.ts'
import { startOf } from '../../../src/shared/days.ts'
import type { Site, Someone } from '../../support.ts'
import { type Left, leaveDecision, leaveNotice, leaveResult, leaveSubmission } from '../left.ts'
import { PLAN } from '../publicity/plan.ts'
import { noon } from './fixtures.ts'
import { unlike } from '../../unlike.ts'

export const AWARD = 3_500_000

/** A project that was awarded, and the member of its organization. */
export type Awarded = {
  title: string
  organization: string
  member: Someone
  proposalId: string
  submissionId: string
}
/** The tracks, with places and money for as many. */
export const roomFor = (projects: number) =>
  PLAN.tracks.map((track) => ({
    ...track,
    quota: Math.max(track.quota, projects),
    budget: Math.max(track.budget, projects * AWARD),
  }))

export async function award(site: Site, left: Left, changed: Content, seq: number): Promise<Awarded> {
  const organization = `${changed.title}社${unlike()}`
  const member = await site.member(organization, 'community', left.plan.dates.opens)
  const content = { ...changed, topics: [{ id: 'topic-1', title: '老人有人陪' }] }
  const { id: proposalId, submissionId } = await leaveSubmission(site, left, {
    content,
    ask: AWARD,
    seq,
    member,
  })
  return { title: changed.title, organization, member, proposalId, submissionId }
}

export async function announce(site: Site, left: Left, awarded: Awarded[]): Promise<void> {
  const lines = awarded.map(({ submissionId }) => ({ submissionId, award: AWARD }))
  const at = noon('2013-06-04')
  const decisionId = await leaveDecision(site, left, lines, { at })
  const days = { from: '2013-06-05', to: '2013-06-14', at }
  await leaveResult(site, left, await leaveNotice(site, left, decisionId, days), startOf('2013-06-15'))
}
