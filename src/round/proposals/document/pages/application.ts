import { dayOf, sayDay, sayInstant } from '../../../../shared/days.ts'
import { yuan } from '../../../../shared/money.ts'
import type { Plan } from '../../../calls/rules/plan.ts'
import { numbered, trackOf } from '../../../calls/rules/round.ts'
import type { Registered } from '../../applicant/pages.tsx'
import type { Applying } from '../../applicant/rules.ts'
import { type Content, askOf } from '../../rules/content.ts'
import type { Said } from '../../pages/saying.ts'
import { numberedParts } from './parts.ts'

/** What an application on paper needs to know. `submitted` null: a draft, which says so on every page. */
export type Applied = {
  content: Content
  plan: Plan
  organization: Registered
  /** As it was handed in, or would be; null: of what was handed in before that was kept, only the registration is known. */
  applying: Applying | null
  submitted: { number: number; revision: number; at: number; sha256: string } | null
}

/** 申报书 as a bureau files it: what the page to print and the Word file both are made of. */
export type Application = {
  round: string
  cover: [string, string][]
  /** "2026-SQ-0042", or that it is a draft. */
  number: string
  isDraft: boolean
  parts: Part[]
  pledge: string
  /** Who signs, each on a line of its own. */
  signatures: string[]
  /** How this paper can be told from another of the same name. */
  foot: string[]
}

/** `number`: "三、". */
export type Part = { number: string; title: string; says: Said[] }

export const DRAFT = '草稿，尚未提交'

export function applicationOf(applied: Applied): Application {
  const { content, plan, submitted } = applied
  const organization = applied.applying?.applicant ?? applied.organization
  const number = submitted ? numbered(plan, 'SQ', submitted.number) : DRAFT
  return {
    round: plan.title,
    number,
    isDraft: submitted === null,
    cover: [
      ['受理编号', number],
      ['项目名称', content.title],
      ['申报单位', organization.name],
      ['赛道', trackOf(plan, content.track)?.name ?? content.track],
      ['领域', content.category],
      ['申请资金', `${yuan(askOf(content))}元`],
      ['提交日期', submitted ? sayDay(dayOf(submitted.at)) : '尚未提交'],
    ],
    parts: numberedParts(applied),
    pledge:
      '本单位承诺：申报书所填内容真实、准确；获得资助后，按申报书和项目协议实施，资助资金专款专用，接受检查、评估和社会监督。',
    signatures: [
      organization.kind === 'community' ? '负责人（签字）' : '法定代表人（签字）',
      '申报单位（盖章）',
      ...(organization.kind === 'community' ? ['托管单位（盖章）'] : []),
      '日期　　　　年　　月　　日',
    ],
    foot: submitted
      ? [`${sayInstant(submitted.at)}提交，第${submitted.revision}版`, `内容摘要SHA-256：${submitted.sha256}`]
      : [`${DRAFT}，不作为申报依据`],
  }
}
