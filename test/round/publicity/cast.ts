import { sql } from 'drizzle-orm'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { publishNotice } from '../../../src/round/publicity/actions/notices.ts'
import { objectTo } from '../../../src/round/publicity/actions/objections.ts'
import type { Content } from '../../../src/round/proposals/rules/content.ts'
import { type Instant, startOf } from '../../../src/shared/days.ts'
import type { Fen } from '../../../src/shared/money.ts'
import type { Site, Someone } from '../../support.ts'
import { type Left, leaveDecision, leaveRound, leaveSubmission } from '../left.ts'
import { PLAN } from './plan.ts'
import { unlike } from '../../unlike.ts'

/** A proposal of a round that has been ranked, and the member of its organization. */
export type Ranked = {
  id: string
  submissionId: string
  title: string
  organization: string
  member: Someone
  ask: number
}
export type DecidedRound = {
  id: string
  plan: Plan
  officer: Someone
  approver: Someone
  decisionId: string
  ranked: Ranked[]
}

export const HOUR = 3_600_000
/** Noon of the day on which the notices of these tests begin. */
export const NOON = startOf('2013-06-05') + 12 * HOUR
/** 24:00 of 14 June: the first instant after the seven working days. */
export const OVER = startOf('2013-06-15')
export const CONTACT = '联系电话：010-55500000'

/**
 * A round whose decision is approved, as the earlier stages leave it:
 * proposals ranked in the order given, in one track, the first `funded` of them with what they asked for: `ask` by its number, from 1.
 */
export async function decidedRound(
  site: Site,
  titles: string[],
  funded: number,
  ask = (seq: number): Fen => 1_000_001 * seq,
): Promise<DecidedRound> {
  const officer = await site.person('何经办', ['officer'])
  const approver = await site.person('罗负责', ['approver'])
  const tracks = PLAN.tracks.map((track) => ({ ...track, quota: Math.max(track.quota, funded) }))
  const round = await leaveRound(site, { officer, approver }, { ...PLAN, tracks })
  const ranked: Ranked[] = []
  for (const [i, title] of titles.entries())
    ranked.push(await submitted(site, round, title, i + 1, ask(i + 1)))
  const decisionId = await decide(site, { ...round, ranked }, ranked.slice(0, funded), {
    at: NOON - 24 * HOUR,
  })
  return { ...round, ranked, decisionId }
}

async function submitted(site: Site, round: Left, title: string, seq: number, ask: Fen): Promise<Ranked> {
  const organization = `${title}社${unlike()}`
  const member = await site.member(organization, 'community', round.plan.dates.opens)
  const left = await leaveSubmission(site, round, { content: contentOf(title), ask, seq, member })
  return { ...left, title, organization, member, ask }
}

const contentOf = (title: string): Content => ({
  title,
  track: 'community',
  category: '为老服务',
  place: '示范区龙潭街道',
  months: 12,
  leader: '周平',
  summary: '每周一次手工坊',
  need: '居民提出',
  goals: ['做成手工坊'],
  outputs: [{ name: '手工坊', unit: '场', target: 48 }],
  effects: [{ name: '孤独感下降', unit: '分', baseline: null, target: 10, method: '前后两次量表' }],
  innovation: '代际同坐',
  plan: [{ month: 1, work: '招募' }],
  risks: [{ risk: '人手不足', response: '培训志愿者' }],
  budget: [{ kind: 'material', name: '材料', grant: 1_000_000, own: 0 }],
})

/** A further decision of the round, approved; the others are not funded. `at` defaults to the day of the first notice. */
export async function decide(
  site: Site,
  round: Pick<DecidedRound, 'id' | 'officer' | 'approver' | 'ranked'>,
  funded: Ranked[],
  options: { approved?: boolean; at?: Instant } = {},
): Promise<string> {
  const { approved = true, at = NOON } = options
  const lines = round.ranked.map(({ submissionId, ask }) => {
    const isFunded = funded.some((one) => one.submissionId === submissionId)
    return { submissionId, award: isFunded ? ask : 0 }
  })
  return leaveDecision(site, round, lines, { approved, at })
}

export const objectionBy = (name: string, submissionId: string | null = null) => ({
  submissionId,
  name,
  phone: '13800000001',
  text: `${name}认为名单不公`,
})

/** Subjects of a person's letters, in the order in which they were queued. */
export async function lettersTo(site: Site, to: Someone): Promise<string[]> {
  const rows = await site.db.all<{ subject: string }>(
    sql`select subject from letters where to_id = ${to.id} order by at, rowid`,
  )
  return rows.map(({ subject }) => subject)
}

/** What happened to a record, first entry first. */
export async function eventsOf(site: Site, subject: string): Promise<string[]> {
  const rows = await site.db.all<{ what: string }>(
    sql`select what from history where subject = ${subject} order by seq`,
  )
  return rows.map(({ what }) => what)
}

export const TERMS = { from: '2013-06-05', contact: CONTACT }

/** A decided round whose notice runs from 5 to 14 June 2013. */
export async function published(
  site: Site,
  titles = ['甲项目', '乙项目', '丙项目'],
  funded = 2,
  ask?: (seq: number) => Fen,
) {
  const round = await decidedRound(site, titles, funded, ask)
  const done = await publishNotice(site.db, round.approver, round.id, TERMS, NOON)
  if (!done.ok) throw new Error(done.refusal.why)
  return { round, noticeId: done.value.id }
}

/** Somebody objects at noon of the first day: the objection's id. */
export async function object(
  site: Site,
  noticeId: string,
  name: string,
  submissionId: string | null = null,
): Promise<string> {
  const taken = await objectTo(site.db, null, noticeId, objectionBy(name, submissionId), NOON)
  if (!taken.ok) throw new Error(taken.refusal.why)
  return taken.value.id
}
