import { z } from 'zod'
import { id } from '../../web/boxes/choices.ts'
import { page } from '../../web/boxes/query.ts'
import { area, line } from '../../web/boxes/texts.ts'
import { version } from '../../web/boxes/numbers.ts'
import { LIMITS } from './rules.ts'

export const mailingQuery = z.object({ page: page() })

export const mailingForm = z.object({
  title: line('标题', LIMITS.title),
  text: area('正文', LIMITS.text),
})

/** What the preview was made from comes with what it showed. */
export const sendForm = mailingForm.extend({
  people: id('收信人', '请先预览'),
  seq: version(),
})
