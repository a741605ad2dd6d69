import { z } from 'zod'
import { rows, such } from '../../../web/boxes/box.ts'
import { confirm, pick } from '../../../web/boxes/choices.ts'
import { day } from '../../../web/boxes/days.ts'
import { whole } from '../../../web/boxes/numbers.ts'
import { area, line, lines } from '../../../web/boxes/texts.ts'
import { SIDE_WORDS } from './rules/draw.ts'

/** So many experts of these fields of the pool, as they are written there. */
export const stratumForm = z.object({
  code: line('组别', 20),
  seats: whole('名额', [1, 15], '名'),
  fields: lines('专业领域', 50, 60).refine((fields) => fields.length > 0, '请勾选专业领域'),
})

/** 准备抽取: seats by strata, the last day for both secrets, and the public number by its name, with the day on which it comes out. */
export const prepareForm = z.object({
  strata: rows(stratumForm, '请填写组别和名额', 10),
  revealBy: day('公开口令的最后一天'),
  source: line('公开号码', 60),
  publicOn: day('公开号码开出的日期'),
})

const side = () => pick('身份', SIDE_WORDS)
const isHash = (typed: string): boolean => /^[\da-f]{64}$/.test(typed)

/** The SHA-256 of a secret number that stays where it is. */
export const commitForm = z.object({
  side: side(),
  hash: such(line('指纹', 64), isHash, '指纹应是64位小写的十六进制数'),
  confirmed: confirm('请确认口令已经抄下'),
})

export const revealForm = z.object({ side: side(), number: line('口令', 200) })

/** The public number as it came out. */
export const concludeForm = z.object({ number: line('开出的号码', 200) })

export const asideForm = z.object({ reason: area('理由', 300) })
export const answerAsideForm = z.object({
  answer: pick('意见', { agreed: '同意', refused: '不同意' }),
})
