import { z } from 'zod'
import { version } from '../../web/boxes/numbers.ts'
import { filter, page, search } from '../../web/boxes/query.ts'
import { area, line } from '../../web/boxes/texts.ts'
import { LIMITS } from './rules/district.ts'
import { STAGES } from './rules/wording.ts'

export const wordingsQuery = z.object({
  page: page(),
  q: search(),
  stage: filter(STAGES),
  is: filter(['changed', 'original']),
})

/** `version` is the one that the form was made from, machines may leave it out. */
export const wordingForm = z.object({
  subject: line('标题', LIMITS.subject),
  body: area('正文', LIMITS.body),
  version: version().optional(),
})
export const originalForm = wordingForm.pick({ version: true })
