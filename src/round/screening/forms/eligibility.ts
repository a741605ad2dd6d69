import { z } from 'zod'
import { WHOSE } from '../../../owners/rules.ts'
import { choice } from '../../../web/boxes/choices.ts'
import { dayOrNone } from '../../../web/boxes/days.ts'
import { filter, page, search, sort } from '../../../web/boxes/query.ts'
import { areaOrNone, lineOrNone } from '../../../web/boxes/texts.ts'
import { CONDITION_KEYS } from '../../calls/conditions/rules/told.ts'
import { LONGEST_NOTE, SAID } from '../rules/checklist.ts'
import { CHECKS, CHECK_WORDS, LISTS, type Look } from '../rules/credit.ts'
import { type Finding, LONGEST_REASON, STATES, USUAL_SOURCE } from '../rules/eligibility.ts'

const enteredOn = dayOrNone('列入日期')

/** What an officer finds, with what was looked up at the same time. A day of entry says that something was found. */
export const findingForm = z
  .object({
    outcome: choice('结论', { eligible: '通过', ineligible: '不通过' }, '请选择通过还是不通过'),
    reason: areaOrNone('理由', LONGEST_REASON),
    ...{ abnormal: enteredOn, dishonesty: enteredOn, violation: enteredOn },
    looked: z.partialRecord(z.enum(CHECKS), z.enum(['', 'clear', 'found'], '请选择查询的结果')).default({}),
    source: lineOrNone('查询来源', 100),
    said: z.partialRecord(z.enum(CONDITION_KEYS), z.enum(['', ...SAID], '请选择符合还是不符合')).default({}),
    notes: z.partialRecord(z.enum(CONDITION_KEYS), lineOrNone('说明', LONGEST_NOTE)).default({}),
    seen: z.string().max(200).optional(),
    /** The case to go on to. */
    next: z.string().max(40).optional(),
  })
  .superRefine((form, ctx) => {
    for (const list of LISTS)
      if (form.looked[list] === 'clear' && form[list] !== null)
        ctx.addIssue({
          code: 'custom',
          path: [list],
          message: `${CHECK_WORDS[list]}没有查到的，不填列入日期`,
        })
    if (form.outcome === 'ineligible' && form.reason === '')
      ctx.addIssue({ code: 'custom', path: ['reason'], message: '不通过的，请写明理由' })
  })

export function findingIn({
  outcome,
  reason,
  source,
  seen,
  looked,
  said,
  notes,
  ...days
}: z.output<typeof findingForm>): Finding {
  const looks = CHECKS.flatMap((about): Look[] => {
    const list = LISTS.find((one) => one === about)
    const day = list ? days[list] : null
    const result = looked[about] || (day === null ? '' : 'found')
    return result === '' ? [] : [{ about, result, enteredOn: day }]
  })
  return { outcome, reason, looks, source: source || USUAL_SOURCE, seen, said, notes }
}

/** What narrows the list, from its address. */
export const wantedForm = z.object({
  state: filter(STATES),
  track: search(20),
  word: search(),
  whose: filter(WHOSE),
  sort: sort(['number', '-number', 'ask', '-ask']),
  page: page(),
})
