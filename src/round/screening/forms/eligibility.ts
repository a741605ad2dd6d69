import { z } from 'zod'
import { isDay } from '../../../shared/days.ts'
import { type About, CHECKS, CHECK_WORDS, LISTS, type Look } from '../rules/credit.ts'
import {
  type Finding,
  LONGEST_REASON,
  OUTCOMES,
  STATES,
  USUAL_SOURCE,
  type Wanted,
} from '../rules/eligibility.ts'

/** What an officer finds, with what was looked up at the same time. A day of entry says that something was found. */
export const findingForm = z
  .object({
    outcome: z.enum(OUTCOMES, '请选择通过还是不通过'),
    reason: z.string().trim().max(LONGEST_REASON, `理由最多${LONGEST_REASON}个字`).default(''),
    ...{ abnormal: enteredOn(), dishonesty: enteredOn(), violation: enteredOn() },
    looked: z.partialRecord(z.enum(CHECKS), z.enum(['', 'clear', 'found'], '请选择查询的结果')).default({}),
    source: z.string('查询来源写文字').trim().max(100, '查询来源最多100个字').default(''),
    seen: z.string().max(200).optional(),
  })
  .transform(({ outcome, reason, looked, source, seen, ...lists }, ctx): Finding => {
    const looks = CHECKS.flatMap((about) => lookOf(about, looked[about] ?? '', dayIn(lists, about)))
    for (const { about, result, enteredOn: day } of looks)
      if (result === 'clear' && day !== null)
        ctx.addIssue({
          code: 'custom',
          path: [about],
          message: `${CHECK_WORDS[about]}没有查到的，不填列入日期`,
        })
    if (outcome === 'ineligible' && reason === '')
      ctx.addIssue({ code: 'custom', path: ['reason'], message: '不通过的，请写明理由' })
    return { outcome, reason, looks, source: source || USUAL_SOURCE, seen }
  })

type Days = Record<(typeof LISTS)[number], string>
const dayIn = (lists: Days, about: About): string => {
  const list = LISTS.find((one) => one === about)
  return list ? lists[list] : ''
}

function lookOf(about: About, looked: '' | 'clear' | 'found', typed: string): Look[] {
  const day = typed === '' ? null : typed
  const result = looked === '' && day !== null ? 'found' : looked
  return result === '' ? [] : [{ about, result, enteredOn: day }]
}

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
