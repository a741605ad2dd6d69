import { z } from 'zod'
import { day, maybe, maybeDay, needed } from '../forms.ts'
import { CHECKS, CHECK_WORDS, type About, type Snapshot } from '../rules/check.ts'

/** One of the four; left alone without a result, it was not looked up this time. */
const snapshot = (about: About) =>
  z
    .object({
      result: z.enum(['clear', 'found'], { error: `请选择${CHECK_WORDS[about]}的结果` }),
      checkedOn: day('查询日期'),
      source: needed('查询来源', 100),
      enteredOn: maybeDay('列入日期'),
      until: maybeDay('截止日期'),
      note: maybe('说明', 300),
    })
    .superRefine(({ result, note, enteredOn, until }, ctx) => {
      if (result === 'found' && note === '')
        ctx.addIssue({ code: 'custom', path: ['note'], message: `请说明${CHECK_WORDS[about]}查到了什么` })
      if (result === 'clear' && enteredOn !== null)
        ctx.addIssue({ code: 'custom', path: ['enteredOn'], message: '没有查到问题的，不填列入日期' })
      if (result === 'clear' && until !== null)
        ctx.addIssue({ code: 'custom', path: ['until'], message: '没有查到问题的，不填截止日期' })
    })
    .transform((sent): Snapshot => ({ about, ...sent }))

const isUntouched = (sent: unknown): boolean =>
  typeof sent !== 'object' || sent === null || !('result' in sent) || sent.result === ''

export const checksForm = z.record(z.string(), z.unknown()).transform((sent, ctx): Snapshot[] =>
  CHECKS.flatMap((about) => {
    if (isUntouched(sent[about])) return []
    const parsed = snapshot(about).safeParse(sent[about])
    if (parsed.success) return [parsed.data]
    for (const { message, path } of parsed.error.issues)
      ctx.addIssue({ code: 'custom', message, path: [about, ...path] })
    return []
  }),
)
