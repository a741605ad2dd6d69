import { z } from 'zod'
import { ORGANIZATION_KINDS } from '../../../people/rules/organization.ts'
import { readYuan } from '../../../shared/money.ts'
import { readPoints } from '../../../shared/points.ts'
import type { Answers } from './rules.ts'

/** What a visitor answers before applying, from the address. Left blank or left out: null. */
export const preCheckForm = z
  .object({
    kind: blankOr(z.enum(ORGANIZATION_KINDS, '没有这种单位')),
    registered: yesOrNo(),
    host: yesOrNo(),
    place: yesOrNo(),
    ask: blankOr(amount('申请资金')),
    months: blankOr(whole(1, 99, '实施时间')),
    handedIn: blankOr(whole(0, 9, '已申报项目数')),
    overhead: blankOr(percent('管理费比例')),
    personnel: blankOr(percent('人员费用比例')),
    abnormal: yesOrNo(),
    dishonesty: yesOrNo(),
    violation: yesOrNo(),
  })
  .transform((answers): Answers => answers)

function yesOrNo() {
  return blankOr(z.enum(['yes', 'no'], '请选择是或否')).transform((word) =>
    word === null ? null : word === 'yes',
  )
}

function whole(least: number, most: number, name: string) {
  return z
    .string()
    .normalize('NFKC')
    .regex(/^\d{1,9}$/, `${name}应是整数`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `${name}应在${least}到${most}之间`)
}

function amount(name: string) {
  return z.string().transform((typed, ctx) => {
    const fen = readYuan(typed)
    if (fen === null || fen === 0) ctx.addIssue(`${name}应是大于0的金额，最多两位小数`)
    return fen ?? 0
  })
}

/** In whole hundredths of a percent. */
function percent(name: string) {
  return z.string().transform((typed, ctx) => {
    const read = readPoints(typed.replace(/[%％]$/, ''))
    if (read === null || read > 100_00) ctx.addIssue(`${name}应在0到100之间，最多两位小数`)
    return read ?? 0
  })
}

function blankOr<T>(schema: z.ZodType<T, string>) {
  return z
    .string('这一项的格式不对')
    .optional()
    .transform((typed) => typed?.trim() || null)
    .pipe(schema.nullable())
}
