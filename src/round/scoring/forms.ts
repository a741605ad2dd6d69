import { z } from 'zod'
import { lengthOf } from '../../shared/words.ts'
import { orNone, typedOf } from '../../web/boxes/box.ts'
import { choice } from '../../web/boxes/choices.ts'
import { points, version } from '../../web/boxes/numbers.ts'
import { page, search } from '../../web/boxes/query.ts'
import { area, areaOrNone } from '../../web/boxes/texts.ts'
import { ADVICE } from './rules/sheet.ts'

const code = z.string().max(40, '没有这个评分项')

/** `points.<criterion>`, of which a blank is no mark, `comments.<criterion>`, one comment on the whole, one advice. */
export const sheetForm = z.object({
  points: z.record(code, orNone(points('评分', [0, 999_999])), '请逐项打分').default({}),
  comments: z.record(code, areaOrNone('评语', 1000), '评语应逐项填写').default({}),
  comment: area('综合意见', 2000),
  advice: choice('建议', ADVICE, '请选择建议'),
})

const text = z.string('应是文字').optional()
const texts = z.record(code, text, '应逐项填写').default({})
/** The same while it is being written: whatever was typed. */
export const workingText = z.object({ points: texts, comments: texts, comment: text, advice: text })

/** Longest working text of a sheet, in characters of all fields together. */
export const LONGEST_DRAFT = 30_000

export const draftForm = workingText
  .extend({ version: version() })
  .refine(
    (draft) => lengthOf(Object.values(typedOf(workingText, draft)).join('')) <= LONGEST_DRAFT,
    `全部文字最多${LONGEST_DRAFT}个字`,
  )

/** The scoring of a round: a page of the reader's own sheets, and one of the proposals. */
export const scoringQuery = z.object({
  page: page(),
  projectsPage: page(),
  expertsPage: page(),
  word: search(),
})
