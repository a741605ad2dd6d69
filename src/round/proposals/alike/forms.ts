import { z } from 'zod'
import { LEAST_SHOWN } from './rules/shingles.ts'
import { LONGEST_NOTE, VERDICTS, type WantedPairs } from './rules/pair.ts'

/** What an officer records of a pair. `seen`: the remarks that the page showed. */
export const remarkForm = z
  .object({
    verdict: z.enum(VERDICTS, '请选择处理意见'),
    note: z.string().trim().max(LONGEST_NOTE, `说明最多${LONGEST_NOTE}个字`).default(''),
    seen: z
      .string('请重新打开这一页再提交')
      .regex(/^\d{1,6}$/, '请重新打开这一页再提交')
      .transform(Number),
  })
  .superRefine(({ verdict, note }, ctx) => {
    if (verdict !== 'unrelated' && note === '')
      ctx.addIssue({ code: 'custom', path: ['note'], message: '需说明的和有抄袭线索的，请写明情况' })
  })

/** Percent from which pairs may be asked for. */
export const LEASTS = [LEAST_SHOWN, 20, 30, 50]

/** What narrows the list, from its address. What cannot be read counts as not asked. */
export const wantedPairsForm = z
  .object({
    least: z.enum(LEASTS.map(String)).transform(Number).catch(LEAST_SHOWN),
    verdict: z
      .enum(['none', ...VERDICTS])
      .or(z.literal(''))
      .catch(''),
    word: z.string().trim().max(60).catch(''),
    foreign: z
      .literal('on')
      .transform(() => true)
      .catch(false),
    group: z
      .string()
      .regex(/^[0-9a-z]{1,40}$/)
      .catch(''),
    page: z
      .string()
      .regex(/^[1-9]\d{0,4}$/)
      .transform(Number)
      .catch(1),
  })
  .transform((wanted): WantedPairs => wanted)
