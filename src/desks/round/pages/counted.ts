import { NOT_YET } from '../../../web/parts.tsx'
import type { Instant } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import type { Tone } from '../../../web/parts.tsx'
import { sayDecision } from '../../overview/pages.tsx'
import { withoutAgreement, type Overview } from '../../overview/rules.ts'
import type { Span } from '../rules/dates.ts'
import type { RoundCounts, Stage, Standing } from '../rules/stages.ts'

/** How far a stage is, in a few letters: "78份", "164／221". */
export function sayCount(stage: Stage, round: Overview, now: Instant): string {
  switch (stage) {
    case 'call':
      return now < round.opens ? '已发布' : now < round.closes ? '征集中' : '已截止'
    case 'proposals':
      if (now < round.opens) return NOT_YET
      return round.sealed === null ? `${round.submitted}份` : '密封'
    case 'screening':
      if (round.submitted === 0 || now < round.closes) return NOT_YET
      if (round.unscreened > 0) return `待审${round.unscreened}份`
      return round.untold > 0 ? `待告知${round.untold}份` : `${round.eligible}项入围`
    case 'panel':
      return round.panel > 0 ? `${round.panel}名` : NOT_YET
    case 'scoring':
      return round.sheets > 0 ? `${round.sheetsDone}／${round.sheets}` : NOT_YET
    case 'awards':
      return round.decision === null ? NOT_YET : sayDecision({ ...round, noticeTo: null, announcedAt: null })
    case 'publicity':
      if (round.announcedAt !== null) return '已公告'
      return round.noticeTo === null ? NOT_YET : '公示中'
    case 'agreements':
      return round.agreements > 0 ? `${round.agreements - round.unsigned}／${round.awarded}` : NOT_YET
    case 'projects':
      return round.projects > 0 ? `${round.projects}个` : NOT_YET
    case 'closing':
      return round.projects > 0 ? `${round.closed}／${round.awarded}` : NOT_YET
  }
}

/** "11-03至11-27", "11-03起", "至11-27", with the years where there are two, or that it is not known yet. */
export function sayDates({ from, to }: Span): string {
  const isOneYear = !from || !to || from.by.slice(0, 4) === to.by.slice(0, 4)
  const [first, last] = [from, to].map((one) => (isOneYear ? one?.by.slice(5) : one?.by))
  if (first && last) return `${first}至${last}`
  return first ? `${first}起` : last ? `至${last}` : NOT_YET
}

type State = { word: string; tone?: Tone }

/** In which state a stage is, where nothing of it is late. */
export function stateOf(stage: Stage, standing: Standing, round: Overview): State {
  if (stage === 'projects' && round.overdue > 0) return { word: `逾期${round.overdue}份`, tone: 'bad' }
  if (stage === 'publicity' && round.objections > 0) return { word: '有异议', tone: 'warn' }
  if (standing === 'ahead') return { word: '未开始' }
  const [busy, done] = STATES[stage]
  if (standing === 'past') return { word: done, tone: 'good' }
  return stage === 'proposals' && round.sealed !== null
    ? { word: '密封', tone: 'now' }
    : { word: busy, tone: 'now' }
}

const STATES: Record<Stage, [busy: string, done: string]> = {
  call: ['即将征集', '已发布'],
  proposals: ['申报中', '已截止'],
  screening: ['审查中', '已审完'],
  panel: ['组建中', '已分配'],
  scoring: ['评分中', '已评完'],
  awards: ['审定中', '已审定'],
  publicity: ['公示中', '已公告'],
  agreements: ['签约中', '已签完'],
  projects: ['执行中', '已办完'],
  closing: ['结项中', '已办结'],
}

const said = (...parts: (string | false)[]): string => parts.filter(Boolean).join('，')

/** How far a stage is, in a sentence; null: there is nothing to say yet. */
export function sayProgress(stage: Stage, round: RoundCounts, now: Instant): string | null {
  switch (stage) {
    case 'call':
      return said(
        `名额${round.quota}个，预算${yuan(round.budgetFen)}元`,
        round.enquiries > 0 && `待答复的咨询${round.enquiries}条`,
      )
    case 'proposals':
      if (now < round.opens) return null
      return round.sealed === null ? `收到${round.submitted}份` : '开启以前不知道有几份'
    case 'screening':
      if (round.submitted === 0 || now < round.closes) return null
      return said(`入围${round.eligible}项`, round.unscreened > 0 && `待审${round.unscreened}份`)
    case 'panel':
      return round.panel > 0 ? `${round.panel}名专家，已申报回避${round.declared}名` : null
    case 'scoring':
      if (round.sheets === 0) return null
      return said(
        `交了${round.sheetsDone}份`,
        round.sheetsDone < round.sheets && `还差${round.sheets - round.sheetsDone}份`,
      )
    case 'awards':
      return round.decision === null ? null : sayCount(stage, round, now)
    case 'publicity':
      if (round.noticeTo === null) return null
      return said(`公示至${round.noticeTo}`, round.objections > 0 && `待答复的异议${round.objections}件`)
    case 'agreements':
      return saySigned(round)
    case 'projects':
      if (round.projects === 0) return null
      return said(`${round.projects}个项目`, round.reports > 0 && `待审报告${round.reports}份`)
    case 'closing':
      if (round.projects === 0) return null
      return `办结${round.closed}个，拨付${yuan(round.paidFen)}元，退回${yuan(round.refundedFen)}元`
  }
}

function saySigned(round: Overview): string | null {
  if (round.announcedAt === null) return null
  const none = withoutAgreement(round)
  return said(
    `立项${round.awarded}个`,
    none > 0 && `待拟定协议${none}份`,
    round.unsigned > 0 && `待签署${round.unsigned}份`,
  )
}
