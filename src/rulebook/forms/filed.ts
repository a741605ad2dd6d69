import { z } from 'zod'
import { readYuan } from '../../shared/money.ts'
import { readPoints } from '../../shared/points.ts'
import type { Kind, Tranche } from '../rules/kinds.ts'
import { GATE_WORDS, sayRange } from '../rules/words.ts'

/** As a file holds it. */
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
        .superRefine(oneToFive)
  }
}

/** As a form sends it. */
export function typed(kind: Kind): z.ZodType {
  switch (kind.kind) {
    case 'whole':
      return text(kind.name)
        .transform(wholeFrom)
        .pipe(number(kind, `${kind.name}应是${sayRange(kind)}的整数`))
    case 'points':
      return text(kind.name)
        .transform((words) => readPoints(words))
        .pipe(number(kind, `${kind.name}应在${sayRange(kind)}之间，最多两位小数`))
    case 'whole-or-none':
      return z
        .string()
        .optional()
        .transform((words) => (words?.trim() ? wholeFrom(words) : null))
        .pipe(number(kind, `${kind.name}应是${kind.least}到${kind.most}的整数，或者不填`).nullable())
    case 'amount-or-none':
      return z
        .string()
        .optional()
        .transform((words) => (words?.trim() ? (readYuan(words) ?? Number.NaN) : null))
        .pipe(number(kind, `${kind.name}应是${sayRange(kind)}`).nullable())
    case 'tick':
      return z
        .enum(['yes', 'no', 'true', 'false'], `请选择：${kind.name}`)
        .transform((word) => word === 'yes' || word === 'true')
    case 'choice':
      return z.enum(Object.keys(kind.options), `请选择：${kind.name}`)
    case 'several':
      return some(kind)
    case 'list':
      return z
        .union([z.string(), z.array(z.string())])
        .optional()
        .transform(linesOf)
        .pipe(z.array(entry(kind.name)).superRefine(listRule(kind)))
    case 'tranches':
      return z
        .array(z.preprocess(blankToNull, typedTranche.nullable()), '请填写拨付次序')
        .transform(filled)
        .superRefine(oneToFive)
  }
}

const PERCENT = '比例应是1到100的整数'

const text = (name: string) => z.string(`请填写：${name}`)

/** NaN for what is no whole number, so that the range says what is wanted. */
const wholeFrom = (words: string): number => {
  const plain = words.normalize('NFKC').trim()
  return /^\d{1,9}$/.test(plain) ? Number(plain) : Number.NaN
}

const number = ({ least, most }: { least: number; most: number }, says: string) =>
  z.number(says).int(says).min(least, says).max(most, says)

const gate = () =>
  z.enum(
    ['agreement_signed', 'midterm_passed', 'final_passed'],
    `应是其中一项：${Object.values(GATE_WORDS).join('、')}`,
  )

const typedTranche = z.object(
  {
    percent: z
      .string(PERCENT)
      .transform(wholeFrom)
      .pipe(number({ least: 1, most: 100 }, PERCENT)),
    on: gate(),
  },
  '这一行的格式不对',
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

const linesOf = (sent: string | string[] | undefined): string[] =>
  [sent ?? []].flat().flatMap((words) =>
    words
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  )

const blankToNull = (row: unknown): unknown =>
  row === null || (typeof row === 'object' && Object.values(row).every((cell) => cell === '')) ? null : row

const filled = (rows: (Tranche | null)[]): Tranche[] => rows.flatMap((row) => (row === null ? [] : [row]))

function oneToFive(tranches: Tranche[], ctx: z.RefinementCtx): void {
  if (tranches.length < 1 || tranches.length > 5) ctx.addIssue('应有1到5笔')
}
