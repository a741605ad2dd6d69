import type { Bundle } from '../bundle/files.ts'
import { planOf } from '../bundle/plan.ts'
import type { Plan } from '../round/calls/rules/plan.ts'
import { usualCriteria } from '../round/calls/drafts/rules/usual.ts'
import { eq } from 'drizzle-orm'
import { currentSubmissions } from '../round/proposals/tables.ts'
import { PUBLISHED, lastDayOf } from '../shared/calendar.ts'
import { plusDays } from '../shared/days.ts'
import { contentOf } from './contents.ts'
import {
  type Funded,
  milestonesIn,
  playAgreement,
  playAnnouncement,
  playClosing,
  playDecision,
  playNotice,
  playOpening,
  playPayment,
  playReport,
  playReview,
} from './later.ts'
import { awards } from '../round/publicity/tables.ts'
import { must } from './must.ts'
import { playRulebook, rulesOf2013 } from './rulebook.ts'
import {
  DAY,
  HOUR,
  MINUTE,
  type Scored,
  type Stage,
  memberOf,
  playCall,
  playCheck,
  playResults,
  playPanel,
  playProposal,
  playSheets,
} from './stages.ts'

/** What the folder's round.json does not say of 2013; made up, as the strip on every page says. */
const MADE_UP = {
  parameters: {
    proposals: { perOrganization: 3, longestMonths: 12 },
    publicity: { countsFirstDay: true },
  },
  asks: {
    goal: '需求是否真实，目标是否清楚、可以检验',
    output: '活动、人数和时数是否具体，与预算相称',
    effect: '受益人会发生什么变化，怎样测得出来',
    innovation: '做法有没有新意，别的社区能不能用',
  },
}

export function planOf2013(bundle: Bundle): Plan {
  const plan = must(mapped(planOf(bundle, MADE_UP)))
  const levels = new Map(usualCriteria().map((criterion) => [criterion.code, criterion.levels]))
  const criteria = plan.criteria.map((criterion) => {
    const found = levels.get(criterion.code)
    return found ? { ...criterion, levels: found } : criterion
  })
  return { ...plan, criteria }
}

const mapped = <T>(result: { ok: true; value: T } | { ok: false; refusal: { reason: string } }) =>
  result.ok ? result : ({ ok: false, refusal: { why: result.refusal.reason } } as const)

const at = (text: string): number => Date.parse(`${text}+08:00`)

/** Proposal ids by the folder's ids. */
export type Known = Map<string, string>

/** The first half: from the call to the submitted sheets. `topicList`: what the call is published with. */
export async function play2013ToSheets(
  stage: Stage,
  bundle: Bundle,
  topicList?: string,
): Promise<{ roundId: string; known: Known }> {
  const plan = { ...planOf2013(bundle), ...(topicList && { topicList }) }
  await playRulebook(stage, rulesOf2013, at('2013-03-18T14:00:00'))
  const roundId = await playCall(stage, plan, at('2013-03-22T10:00:00'), at('2013-03-25T09:00:00'))
  const known = await playProposals(stage, bundle, roundId, plan.dates.opens)
  stage.say(`2013年：${known.size}份申报书`)
  for (const [index, proposal] of bundle.proposals.entries()) {
    const reason = proposal.eligible ? '' : proposal.ineligibleReason
    await playCheck(
      stage,
      known.get(proposal.id) ?? '',
      reason,
      at('2013-05-02T09:00:00') + index * 5 * MINUTE,
    )
  }
  await playResults(stage, roundId, at('2013-05-02T16:00:00'))
  const panel = bundle.experts.filter((expert) => expert.panel).map(({ id }) => id)
  await playPanel(stage, roundId, panel, bundle.conflicts, at('2013-05-10T09:00:00'))
  const sheets = bundle.sheets.map(({ expert, proposal, points, comment }): Scored => ({
    expert,
    proposalId: known.get(proposal) ?? '',
    points,
    comment,
  }))
  await playSheets(stage, roundId, sheets, at('2013-05-13T09:00:00'), HOUR)
  stage.say(`2013年：${sheets.length}份评分表`)
  return { roundId, known }
}

async function playProposals(stage: Stage, bundle: Bundle, roundId: string, opens: number): Promise<Known> {
  const known: Known = new Map()
  const inOrder = bundle.proposals.toSorted((a, b) => a.submittedAt - b.submittedAt)
  for (const proposal of inOrder) {
    const by = memberOf(stage, proposal.organization)
    const content = contentOf(proposal, by.name)
    const begun = Math.max(opens, proposal.submittedAt - 2 * HOUR)
    known.set(proposal.id, await playProposal(stage, roundId, by, content, begun, proposal.submittedAt))
  }
  return known
}

/** The second half: from the decision to the closed projects. */
export async function play2013ToClosing(stage: Stage, bundle: Bundle, roundId: string): Promise<void> {
  const plan = planOf2013(bundle)
  await playDecision(stage, roundId, at('2013-06-03T10:00:00'))
  const noticeId = await playNotice(stage, roundId, '2013-06-05')
  const lastDay = must(lastDayOf(PUBLISHED, '2013-06-05', plan.parameters.publicity))
  await playAnnouncement(stage, noticeId, lastDay)
  const funded = await fundedIn(stage, roundId)
  for (const [index, one] of funded.entries()) await playProject(stage, one, index)
  stage.say(`2013年：${funded.length}个项目立项、拨款、结项`)
}

/** What the final announcement funds, in the order of its list. */
export async function fundedIn({ db, cast }: Stage, roundId: string): Promise<Funded[]> {
  const rows = await db
    .select({
      proposalId: awards.proposalId,
      organizationId: awards.organizationId,
      amount: awards.award,
      content: currentSubmissions.content,
    })
    .from(awards)
    .innerJoin(currentSubmissions, eq(currentSubmissions.proposalId, awards.proposalId))
    .where(eq(awards.roundId, roundId))
    .orderBy(awards.track, awards.rank)
  return rows.map(({ organizationId, ...row }) => {
    const organization = [...cast.members].find(
      ([, person]) => person.organizations[0]?.id === organizationId,
    )
    return { ...row, organization: organization?.[0] ?? '' }
  })
}

async function playProject(stage: Stage, funded: Funded, index: number): Promise<void> {
  const signed = at('2013-06-24T09:00:00') + index * 20 * MINUTE
  const agreement = await playAgreement(stage, funded, '2013-07-08', signed)
  const project = await playOpening(stage, agreement, signed + 2 * DAY)
  const voucher = `2013-${String(index + 1).padStart(3, '0')}`
  await playPayment(stage, agreement, 1, `${voucher}-1`, at('2013-07-12T10:00:00'))
  const due = await milestonesIn(stage.db, project)
  for (const milestone of due) {
    const report = await playReport(stage, funded, milestone, (milestone.seq / (due.length + 1)) * 0.95)
    await playReview(stage, report, milestone)
    if (milestone.kind === 'midterm') {
      await playPayment(stage, agreement, 2, `${voucher}-2`, at(`${plusDays(milestone.dueOn, 7)}T10:00:00`))
    }
  }
  // scores and rests are made up so that every grade but C and both kinds of ending occur
  const score = index % 4 === 2 ? 8120 : 8650 + index * 25
  const unspent = index % 3 === 0 ? 10_530 + index * 1_205 : 0
  await playClosing(
    stage,
    funded,
    { project, agreement },
    { score, unspent, voucher },
    at('2014-07-21T10:00:00'),
  )
}
