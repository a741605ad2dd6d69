import { sql } from 'drizzle-orm'
import type { BundleProposal } from '../bundle/entries.ts'
import type { Bundle } from '../bundle/files.ts'
import { draftRound } from '../round/calls/rounds/actions.ts'
import type { Form } from '../round/calls/form/rules/form.ts'
import type { Dates, Plan } from '../round/calls/rules/plan.ts'
import { usualForm } from '../round/calls/form/rules/usual.ts'
import { publishedTopics, topicIn } from '../round/needs/store/topics.ts'
import type { Community, Content } from '../round/proposals/rules/content.ts'
import { typedOf } from '../round/proposals/sections/forms/whole.ts'
import { PUBLISHED, lastWorkingDay, lastDayOf } from '../shared/calendar.ts'
import { type Day, type Instant, dayOf, plusDays, startOf } from '../shared/days.ts'
import { ok } from '../shared/result.ts'
import { playAttachments, playFile } from './attachments.ts'
import { contentOf, withAsked, withEstimates } from './contents.ts'
import { planOf2013 } from './dongcheng-2013.ts'
import { playExecution } from './execution.ts'
import { playAnnouncement, playDecision, playNotice } from './later.ts'
import { must } from './must.ts'
import { playRulebook, rulesOfNow, rulesSinceSealing } from './rulebook.ts'
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
  playDraft,
  playPanel,
  playProposal,
  playSheets,
  playUnsealing,
} from './stages.ts'

/**
 * Three small rounds around today, and a draft of the next one: every desk finds something that waits for it. Since a
 * hundred days proposals are sealed: those of the open round wait for their opening, those in scoring were opened.
 * `topicList`: what the open call is published with.
 */
export async function playSmallRounds(
  stage: Stage,
  bundle: Bundle,
  now: Instant,
  topicList?: string,
): Promise<void> {
  await playRulebook(stage, rulesOfNow, now - 280 * DAY)
  await playRunningRound(stage, bundle, now)
  await playRulebook(stage, rulesSinceSealing, now - 100 * DAY)
  await playScoringRound(stage, bundle, now)
  await playOpenRound(stage, bundle, now, topicList)
  const next = planFor(bundle, { letter: 'D', season: '冬季', now }, around(now, 20, 45, 80))
  must(await draftRound(stage.db, stage.cast.officer, next, now - DAY))
  stage.say('今年：三期进行中，一期待发布')
}

type Named = { letter: string; season: string; now: Instant }

/** 2013's rules, small quotas, other dates. */
function planFor(bundle: Bundle, { letter, season, now }: Named, dates: Dates): Plan {
  const plan = planOf2013(bundle)
  const year = dayOf(now).slice(0, 4)
  return {
    ...plan,
    code: `${year}${letter}`,
    title: `北京市东城区${year}年${season}社区公益微创投`,
    dates,
    tracks: plan.tracks.map((track) => ({ ...track, quota: 2, budget: track.askMax * 2 })),
  }
}

/** Days from today on which a round opens, closes and ends its scoring. */
function around(now: Instant, opens: number, closes: number, scoringCloses: number): Dates {
  const on = (days: number, hour: number) => startOf(plusDays(dayOf(now), days)) + hour * HOUR
  return { opens: on(opens, 9), closes: on(closes, 17), scoringCloses: on(scoringCloses, 17) }
}

const EXPERTS = ['E01', 'E02', 'E03', 'E04', 'E05']

/** Open for proposals: one submitted, one half written. */
async function playOpenRound(stage: Stage, bundle: Bundle, now: Instant, topicList?: string): Promise<void> {
  const ruled = planFor(bundle, { letter: 'C', season: '秋季', now }, around(now, -8, 12, 45))
  const plan = { ...ruled, form: usualForm(), ...(topicList && { topicList }) }
  const { opens } = plan.dates
  // its topics were published sixteen days ago
  const roundId = await playCall(stage, plan, opens - 7 * DAY, opens - 6 * DAY, (id) =>
    playAttachments(stage, id, opens - 6 * DAY - HOUR),
  )
  const [submitted, half] = [pick(bundle, 'P0021'), pick(bundle, 'P0010')]
  const answering = topicList ? await answered(stage, topicList) : {}
  await playOne(stage, roundId, submitted, opens + 2 * DAY, { form: plan.form, answering })
  const typed = typedOf(newContent(stage, half))
  const written = Object.entries(typed).filter(([name]) => !/^(budget|risks|effects)\./.test(name))
  await playDraft(
    stage,
    roundId,
    memberOf(stage, half.organization),
    Object.fromEntries(written),
    now - 3 * HOUR,
  )
}

/** In scoring: six proposals, one not eligible, one recusal; the first expert has most sheets still to do. */
async function playScoringRound(stage: Stage, bundle: Bundle, now: Instant): Promise<void> {
  const plan = planFor(bundle, { letter: 'B', season: '夏季', now }, around(now, -60, -34, 6))
  const { opens, closes } = plan.dates
  const roundId = await playCall(stage, plan, opens - 9 * DAY, opens - 7 * DAY)
  const entered = ['P0006', 'P0013', 'P0031', 'P0062', 'P0040', 'P0077'].map((id) => pick(bundle, id))
  const ids: string[] = []
  for (const [index, proposal] of entered.entries()) {
    ids.push(await playOne(stage, roundId, proposal, opens + (3 + index * 3) * DAY))
  }
  await playUnsealing(stage, roundId, closes + 16 * HOUR)
  for (const [index, id] of ids.entries()) {
    await playCheck(stage, id, index === 5 ? '未附登记证书' : '', closes + (4 + index) * DAY)
  }
  await playResults(stage, roundId, closes + 9 * DAY + HOUR)
  const conflicts = [
    { expert: 'E04', organization: entered[0]?.organization ?? '', reason: '三年内担任该单位顾问' },
  ]
  await playPanel(stage, roundId, EXPERTS, conflicts, closes + 14 * DAY)
  const eligible = ids.slice(0, 5)
  const sheets = EXPERTS.flatMap((expert, e) =>
    eligible.flatMap((proposalId, p) => {
      const isBarred = expert === 'E04' && p === 0
      const isLeft = (expert === 'E01' && p > 0) || (expert === 'E05' && p > 3)
      return isBarred || isLeft ? [] : [sheet(expert, proposalId, e, p)]
    }),
  )
  await playSheets(stage, roundId, sheets, closes + 18 * DAY, 20 * MINUTE)
}

/** In execution: one project reported, one paid and late, one agreement that the bureau has not signed. */
async function playRunningRound(stage: Stage, bundle: Bundle, now: Instant): Promise<void> {
  const plan = planFor(bundle, { letter: 'A', season: '春季', now }, around(now, -230, -205, -180))
  const noticed = noticeDays(plan, plusDays(dayOf(now), -170))
  if (!noticed.ok) {
    stage.say(`${noticed.refusal.year}年的节假日安排还没有公布，略去执行中的一期`)
    return
  }
  const { noticeDay, lastDay } = noticed.value
  const { opens, closes, scoringCloses } = plan.dates
  const roundId = await playCall(stage, plan, opens - 9 * DAY, opens - 7 * DAY)
  const entered = ['P0014', 'P0027', 'P0009', 'P0042', 'P0069'].map((id) => pick(bundle, id))
  const ids: string[] = []
  for (const [index, proposal] of entered.entries()) {
    ids.push(await playOne(stage, roundId, proposal, opens + (3 + index * 3) * DAY))
  }
  for (const [index, id] of ids.entries()) await playCheck(stage, id, '', closes + (2 + index) * DAY)
  await playResults(stage, roundId, closes + 7 * DAY)
  await playPanel(stage, roundId, EXPERTS, [], closes + 10 * DAY)
  const sheets = EXPERTS.flatMap((expert, e) => ids.map((proposalId, p) => sheet(expert, proposalId, e, p)))
  await playSheets(stage, roundId, sheets, closes + 14 * DAY, 20 * MINUTE)
  await playDecision(stage, roundId, scoringCloses + 2 * DAY)
  const noticeId = await playNotice(stage, roundId, noticeDay)
  await playAnnouncement(stage, noticeId, lastDay)
  await playExecution(stage, roundId, plusDays(lastDay, 5), now)
}

async function playOne(
  stage: Stage,
  roundId: string,
  proposal: BundleProposal,
  submitted: Instant,
  { form, answering = {} }: { form?: Form; answering?: Answering } = {},
): Promise<string> {
  const by = memberOf(stage, proposal.organization)
  const plain = newContent(stage, proposal)
  const content = form ? { ...withAsked(plain), ...answering } : plain
  // where the form asks for files, one comes along
  const attach = form && ((id: string) => playFile(stage, by, id, content, submitted - HOUR))
  return await playProposal(stage, roundId, by, content, submitted - 2 * HOUR, submitted, form, attach)
}

type Answering = Pick<Content, 'topics' | 'communities'>

/** The last topic of a list, and a community of whoever raised it. */
async function answered({ db }: Stage, listId: string): Promise<Answering> {
  const topic = (await publishedTopics(db, [listId])).map(topicIn).at(-1)
  if (!topic) return {}
  const [community] = await db.all<Community>(sql`
    select p.id, p.subdistrict, p.community from topic_needs t join needs n on n.id = t.need_id
    join places p on p.id = n.place_id where t.topic_id = ${topic.id} limit 1`)
  return { topics: [{ id: topic.id, title: topic.title }], communities: community ? [community] : [] }
}

/** A proposal of 2013 with a title for now. */
function newContent(stage: Stage, proposal: BundleProposal): Content {
  const content = withEstimates(contentOf(proposal, memberOf(stage, proposal.organization).name))
  return { ...content, title: `${content.title.split('——')[0]}·再出发` }
}

function pick(bundle: Bundle, id: string): BundleProposal {
  const proposal = bundle.proposals.find((one) => one.id === id)
  if (!proposal) throw new Error(`no proposal ${id}`)
  return proposal
}

/** Points between 72 and 92 of 100, different for every expert and proposal. */
function sheet(expert: string, proposalId: string, e: number, p: number): Scored {
  const lift = ((e * 3 + p * 5) % 7) * 50
  const points = {
    goal: 1900 + lift,
    output: 1850 + lift,
    effect: 2250 + lift,
    innovation: 1450 + ((e + p) % 5) * 50,
  }
  return { expert, proposalId, points, comment: '目标清楚，做法可行，凭证办法还可以写得更细。' }
}

/** A notice from the first working day on or after a day. */
function noticeDays(plan: Plan, from: Day) {
  const first = lastWorkingDay(PUBLISHED, from, 1, true)
  if (!first.ok) return first
  const last = lastDayOf(PUBLISHED, first.value, plan.parameters.publicity)
  return last.ok ? ok({ noticeDay: first.value, lastDay: last.value }) : last
}
