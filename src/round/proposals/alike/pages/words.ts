import type { Tone } from '../../../../web/parts.tsx'
import { saying } from '../../../../web/words.ts'
import type { Field } from '../rules/shingles.ts'
import { titleOf } from '../../sections/forms/boxes.ts'
import { NOTE_MISSING } from '../forms.ts'
import { type RemarkRefusal, VERDICT_WORDS, type Verdict } from '../rules/pair.ts'

export const VERDICT_LOOKS: Record<Verdict, { word: string; small: string; tone: Tone }> = {
  unrelated: {
    word: VERDICT_WORDS.unrelated,
    small: '套话、同一单位的延续项目，或其他正当原因',
    tone: 'good',
  },
  'to-explain': {
    word: VERDICT_WORDS['to-explain'],
    small: '请申报单位说明，写明问了什么、怎样答复',
    tone: 'warn',
  },
  suspected: { word: VERDICT_WORDS.suspected, small: '供资格审查和评审参考，写明依据', tone: 'bad' },
}
export const UNSEEN = { word: '待查看', tone: 'now' } as const

/** Some of its texts are compared together. */
export const FIELD_WORDS: Record<Field, string> = {
  title: titleOf('title'),
  summary: titleOf('summary'),
  need: titleOf('need'),
  goals: titleOf('goals'),
  innovation: '创新之处与可持续',
  outputs: '产出与成效',
  plan: titleOf('plan'),
  risks: titleOf('risks'),
  team: '受益人群、团队与合作单位',
  budget: titleOf('budget'),
  answers: '其他问题',
}

export const sayRemarkRefusal = saying<RemarkRefusal>({
  'note-missing': NOTE_MISSING,
  'note-too-long': ({ limit }) => `说明最多${limit}个字`,
})
