import { newId } from '../../../src/db/db.ts'
import { draftRound, publishRound } from '../../../src/round/calls/rounds/actions.ts'
import { bringing } from '../../../src/rulebook/rules/some.ts'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { startProposal } from '../../../src/round/proposals/start/actions.ts'
import type { Content } from '../../../src/round/proposals/rules/content.ts'
import type { Result } from '../../../src/shared/result.ts'
import type { Site, Someone } from '../../support.ts'
import { submitContent } from '../proposals/fill.ts'
import { unlike } from '../../unlike.ts'

export const OPENS = Date.parse('2013-04-01T09:00:00+08:00')
export const CLOSES = Date.parse('2013-04-26T17:00:00+08:00')

export const CONTENT: Content = {
  title: '夕阳茶叙',
  track: 'community',
  category: '为老服务',
  place: '东城区和平里街道',
  months: 12,
  leader: '李带头',
  summary: '每周一次茶叙。',
  need: '走访42户，九成盼有人说话。',
  goals: ['100名老人有人陪伴'],
  outputs: [{ name: '活动场次', unit: '次', target: 16 }],
  effects: [{ name: '满意率', unit: '%', baseline: null, target: 88, method: '问卷' }],
  innovation: '居民自己定内容。',
  plan: [{ month: 1, work: '入户' }],
  risks: [{ risk: '人少', response: '逐户邀请' }],
  budget: [
    { kind: 'material', name: '物料', grant: 3_080_000, own: 0 },
    { kind: 'overhead', name: '管理费', grant: 420_000, own: 0 },
  ],
}

export const plan = (): Plan => ({
  code: newId(),
  title: '东城区2013年公益创投',
  organizer: '东城区',
  dates: { opens: OPENS, closes: CLOSES, scoringCloses: CLOSES + 35 * 86_400_000 },
  tracks: [
    {
      code: 'community',
      name: '社区赛道',
      quota: 7,
      budget: 28_000_000,
      askMax: 5_000_000,
      kinds: ['community'],
    },
    {
      code: 'social',
      name: '社会赛道',
      quota: 8,
      budget: 66_000_000,
      askMax: 10_000_000,
      kinds: ['service'],
    },
  ],
  criteria: [{ code: 'goal', name: '项目目标', max: 10_000, asks: '清楚吗' }],
  step: 50,
  parameters: bringing({
    proposals: { perOrganization: 5, longestMonths: 12 },
    panel: { size: 3 },
    scoring: {
      minSheets: 2,
      trimFromSheets: null,
      decimals: 2,
      passMark: 7000,
      tieBreak: ['goal'],
    },
    awards: { perOrganizationAndTrack: 1, skipWhenOverBudget: true },
    publicity: { days: 7, countsFirstDay: true },
    agreements: { signWorkingDays: 15 },
    payments: { tranches: [{ percent: 100, on: 'agreement_signed' }] },
    closing: { gradeA: 8500, gradeB: 6000 },
  }),
})

export type Handed = { id: string; title: string; member: Someone; organizationId: string }
export type Round = { id: string; officer: Someone; approver: Someone; proposals: Handed[] }

/** A published round with a proposal for each title, all of one organization; the clock stands at the deadline. */
export async function closedRound(
  site: Pick<Site, 'db' | 'now' | 'person' | 'member'>,
  titles: string[],
  by?: Someone,
  change: Partial<Plan> = {},
): Promise<Round> {
  site.now = OPENS
  const officer = await site.person('钱经办', ['officer'])
  const approver = await site.person('赵负责', ['approver'])
  const { id } = valueOf(await draftRound(site.db, officer, { ...plan(), ...change }, OPENS))
  valueOf(await publishRound(site.db, approver, id, OPENS))
  const member = by ?? (await site.member(`和平里茶叙社${unlike()}`))
  const proposals: Handed[] = []
  for (const title of titles) proposals.push(await handIn(site, id, member, { title }))
  site.now = CLOSES
  return { id, officer, approver, proposals }
}

/** Hands in one more, in time. */
export async function handIn(
  site: Pick<Site, 'db'>,
  roundId: string,
  member: Someone,
  parts: Partial<Content>,
): Promise<Handed> {
  const organizationId = member.organizations[0]?.id ?? ''
  const { id } = valueOf(await startProposal(site.db, member, roundId, organizationId, OPENS))
  const content = { ...CONTENT, ...parts }
  valueOf(await submitContent(site, member, id, OPENS + 1, content))
  return { id, title: content.title, member, organizationId }
}

export function valueOf<T>(result: Result<T, { why: string }>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
