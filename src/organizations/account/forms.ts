import { z } from 'zod'
import { maybe, needed } from '../forms.ts'
import { ACCOUNT_NUMBER, plainNumber } from '../rules/account.ts'

const number = needed('账号', 60)
  .transform(plainNumber)
  .pipe(z.string().regex(ACCOUNT_NUMBER, '账号是8至30位数字'))

export const accountForm = z
  .object({
    version: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number)
      .catch(0),
    holder: needed('户名', 60),
    bank: needed('开户行', 60),
    number,
    again: needed('账号（再填一次）', 60).transform(plainNumber),
  })
  .superRefine((sent, ctx) => {
    if (sent.number !== sent.again)
      ctx.addIssue({ code: 'custom', path: ['again'], message: '两次填的账号不一样' })
  })
  .transform(({ version, holder, bank, number: typed }) => ({ version, holder, bank, number: typed }))

/** An owner looks at their own account; finance says what for. */
export const ownReadingForm = z.object({ reason: maybe('查看的事由', 200) })
export const readingForm = z.object({ reason: needed('查看的事由', 200) })

export const pageQuery = z.object({
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .catch(1),
})
