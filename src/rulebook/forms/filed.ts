import { z } from 'zod'
import type { Kind } from '../rules/kinds.ts'
import { GATE_WORDS, sayRange } from '../rules/words.ts'

/** A parameter as a file holds it: numbers, points in whole hundredths, null for none. */
export function filed(kind: Kind): z.ZodType {
  switch (kind.kind) {
    case 'whole':
      return number(kind, `${kind.name}应是${sayRange(kind)}的整数`)
    case 'points':
      return number(kind, `${kind.name}应是${kind.least}到${kind.most}的整数，以百分之一分计`)
    case 'whole-or-none':
      return number(kind, `${kind.name}应是${kind.least}到${kind.most}的整数，或者null`).nullable()
    case 'amount-or-none':
      return number(kind, `${kind.name}应是${kind.least}到${kind.most}的整数，以分计，或者null`).nullable()
    case 'tick':
      return z.boolean(`${kind.name}应是true或者false`)
    case 'choice':
      return z.enum(Object.keys(kind.options), `${kind.name}没有这一项`)
    case 'several':
      return some(kind)
    case 'list':
      return z.array(entry(kind.name), `${kind.name}应是列表`).superRefine(listRule(kind))
    case 'tranches':
      return z
        .array(
          z.strictObject(
            { percent: number({ least: 1, most: 100 }, PERCENT), on: gate() },
            '这一笔的格式不对',
          ),
          `${kind.name}应是列表`,
        )
        .min(1, '应有1到5笔')
        .max(5, '应有1到5笔')
  }
}

const PERCENT = '比例应是1到100的整数'

const number = ({ least, most }: { least: number; most: number }, says: string) =>
  z.number(says).int(says).min(least, says).max(most, says)

const gate = () =>
  z.enum(
    ['agreement_signed', 'midterm_passed', 'final_passed'],
    `应是其中一项：${Object.values(GATE_WORDS).join('、')}`,
  )

/** Codes of `options`, in their order, none twice. */
const some = (kind: Kind & { kind: 'several' }) =>
  z
    .array(z.enum(Object.keys(kind.options), `${kind.name}没有这一项`), `请选择：${kind.name}`)
    .min(1, `请选择：${kind.name}`)
    .transform((codes) => Object.keys(kind.options).filter((code) => codes.includes(code)))

const entry = (name: string) =>
  z
    .string(`${name}的每一项应是文字`)
    .trim()
    .regex(/^[^{}\n]{1,60}$/u, `${name}的每一项应是1到60个字，不含花括号`)

const listRule =
  ({ name, least, most }: { name: string; least: number; most: number }) =>
  (entries: string[], ctx: z.RefinementCtx): void => {
    if (entries.length < least || entries.length > most) ctx.addIssue(`${name}应有${least}到${most}项`)
    else if (new Set(entries).size < entries.length) ctx.addIssue(`${name}里有重复的项`)
  }
