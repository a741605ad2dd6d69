import { z } from 'zod'
import { sayCodeRefusal, whyNotKind } from '../../people/rules/code.ts'
import { KIND_WORDS, plainUscc, sayUscc, whyNotUscc } from '../../people/rules/organization.ts'
import { day, needed } from '../forms.ts'
import type { Move } from '../rules/ladder.ts'

const about = { since: day('日期'), evidence: needed('依据', 200) }
const filed = z.object({ ...about, rung: z.literal('filed'), number: needed('备案号', 40) })

const registered = z
  .object({
    ...about,
    rung: z.literal('registered'),
    kind: z.enum(['association', 'service', 'foundation', 'committee'], { error: '请选择单位类型' }),
    number: needed('统一社会信用代码', 40).transform(plainUscc),
  })
  .superRefine(({ kind, number }, ctx) => {
    const wrong = whyNotUscc(number)
    const other = wrong ? null : whyNotKind(number, kind)
    const message = wrong ? sayUscc(wrong) : other && sayCodeRefusal(other, KIND_WORDS[kind])
    if (message) ctx.addIssue({ code: 'custom', path: ['number'], message })
  })

export const moveForm: z.ZodType<Move> = z.discriminatedUnion('rung', [filed, registered], {
  error: '请选择到了哪一步',
})
