import { z } from 'zod'
import { parseJson } from '../../web/body.ts'
import { version } from '../../web/boxes/numbers.ts'
import { search } from '../../web/boxes/query.ts'
import { isOwnPage } from '../rules/account.ts'
import { LONGEST_TEXT } from './rules.ts'

const which = {
  page: z.string('没有说是哪一页').max(300, '地址太长').refine(isOwnPage, '地址不是本站的一页'),
  form: z.string('没有说是哪个表单').min(1, '没有说是哪个表单').max(300, '地址太长'),
  together: z.string().max(40).default(''),
}

const isContent = (text: string): boolean => {
  const content = parseJson(text)
  return typeof content === 'object' && content !== null && !Array.isArray(content)
}

/** What a page's script sends while somebody types. */
export const textForm = z.object({
  ...which,
  title: z.string().trim().max(200).default(''),
  content: z
    .string('没有内容')
    .max(LONGEST_TEXT, '内容太长，只留在这台设备上')
    .refine(isContent, '内容读不出来'),
  version: version(),
})
/** `version`: the newest that was read. */
export const discardForm = z.object({ ...which, version: version() })

export const textQuery = z.object({ of: search(300) })
