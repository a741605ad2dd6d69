import { z } from 'zod'
import { isBlank } from '../../web/boxes/box.ts'
import { choice } from '../../web/boxes/choices.ts'
import { day, dayOrNone } from '../../web/boxes/days.ts'
import { line, lineOrNone } from '../../web/boxes/texts.ts'
import { type About, CHECKS, CHECK_WORDS, RESULT_WORDS, type Snapshot } from '../rules/check.ts'

/** What was looked up of one thing; left alone without a result, it was not looked up this time. */
const lookUp = (about: About) =>
  z
    .object({
      result: choice(`${CHECK_WORDS[about]}的结果`, RESULT_WORDS[about]),
      checkedOn: day('查询日期'),
      source: line('查询来源', 100),
      enteredOn: dayOrNone('列入或者处罚的日期'),
      until: dayOrNone('到哪一天为止'),
      note: lineOrNone('说明', 300),
    })
    .superRefine(({ result, note, enteredOn, until }, ctx) => {
      const say = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message })
      if (result === 'found' && note === '') say('note', `请说明${CHECK_WORDS[about]}查到了什么`)
      if (result === 'clear' && enteredOn !== null) say('enteredOn', '没有查到问题的，不填列入日期')
      if (result === 'clear' && until !== null) say('until', '没有查到问题的，不填截止日期')
    })

export const lookUps = {
  registration: lookUp('registration'),
  abnormal: lookUp('abnormal'),
  dishonesty: lookUp('dishonesty'),
  violation: lookUp('violation'),
} satisfies Record<About, unknown>

const orUntouched = (of: ReturnType<typeof lookUp>) =>
  z.codec(z.unknown().optional(), of.nullable(), {
    decode: (sent) => (isUntouched(sent) ? null : (sent as z.input<typeof of>)), // what it is, `of` says
    encode: (value) => value,
  })

const isUntouched = (sent: unknown): boolean =>
  typeof sent !== 'object' || sent === null || !('result' in sent) || isBlank(sent.result)

export const checksForm = z.object({
  registration: orUntouched(lookUps.registration),
  abnormal: orUntouched(lookUps.abnormal),
  dishonesty: orUntouched(lookUps.dishonesty),
  violation: orUntouched(lookUps.violation),
})

export const snapshotsIn = (form: z.output<typeof checksForm>): Snapshot[] =>
  CHECKS.flatMap((about) => {
    const found = form[about]
    return found ? [{ about, ...found }] : []
  })
