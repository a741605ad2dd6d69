import { z } from 'zod'
import { isDay } from '../../../shared/days.ts'
import { LISTS } from '../rules/credit.ts'
import { type Finding, LONGEST_REASON, OUTCOMES, STATES, type Wanted } from '../rules/eligibility.ts'

/** What an officer finds. */
export const findingForm = z
  .object({
    outcome: z.enum(OUTCOMES, '请选择通过还是不通过'),
    reason: z.string().trim().max(LONGEST_REASON, `理由最多${LONGEST_REASON}个字`).default(''),
    ...{ abnormal: enteredOn(), dishonesty: enteredOn(), violation: enteredOn() },
  })
  .transform(({ outcome, reason, ...lists }, ctx): Finding => {
    const entries = LISTS.flatMap((list) => (lists[list] ? [{ list, enteredOn: lists[list] }] : []))
    const finding = { outcome, reason, entries }
    if (finding.outcome === 'ineligible' && finding.reason === '') {
      ctx.addIssue({ code: 'custom', path: ['reason'], message: '不通过的，请写明理由' })
    }
    return finding
  })

/** The day of an entry on a public list; nothing where there is none. */
function enteredOn() {
  return z
    .string('没有这一天')
    .trim()
    .default('')
    .refine((typed) => typed === '' || isDay(typed), '没有这一天，请按2025-07-19的样子填写')
}

/** What narrows the list, from its address. What cannot be read counts as not asked. */
export const wantedForm = z
  .object({
    state: z.enum(STATES).optional().catch(undefined),
    track: z.string().max(20).optional().catch(undefined),
    word: z.string().trim().max(60).optional().catch(undefined),
    sort: z.enum(['number', '-number', 'ask', '-ask']).catch('number'),
    page: z
      .string()
      .regex(/^[1-9]\d{0,4}$/)
      .transform(Number)
      .catch(1),
  })
  .transform((wanted): Wanted => wanted)
