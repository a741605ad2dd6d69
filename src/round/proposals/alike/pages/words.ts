import type { Tone } from '../../../../web/parts.tsx'
import type { Own } from '../../../../web/answer.tsx'
import type { Field } from '../rules/shingles.ts'
import type { RemarkRefusal, Verdict } from '../rules/pair.ts'

export const VERDICT_WORDS: Record<Verdict, { word: string; small: string; tone?: Tone }> = {
  unrelated: { word: '无关', small: '套话、同一单位的延续项目，或其他正当原因', tone: 'good' },
  'to-explain': { word: '需说明', small: '请申报单位说明，写明问了什么、怎样答复', tone: 'warn' },
  suspected: { word: '抄袭线索', small: '供资格审查和评审参考，写明依据', tone: 'bad' },
}
export const UNSEEN = { word: '待查看', tone: 'now' } as const

export const FIELD_WORDS: Record<Field, string> = {
  title: '项目名称',
  summary: '项目简介',
  need: '居民需求',
  goals: '目标',
  innovation: '创新与可持续',
  outputs: '产出与成效',
  plan: '活动计划',
  risks: '风险与应对',
  team: '服务对象、团队与合作方',
  budget: '预算',
  answers: '其他问题',
}

export function sayRemarkRefusal(refusal: Own<RemarkRefusal>): string {
  switch (refusal.why) {
    case 'note-missing':
      return '需说明的和有抄袭线索的，请写明情况'
    case 'note-too-long':
      return `说明最多${refusal.limit}个字`
  }
}
