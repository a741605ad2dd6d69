import { z } from 'zod'
import { box } from '../../web/boxes/box.ts'
import { version } from '../../web/boxes/numbers.ts'
import { page } from '../../web/boxes/query.ts'
import { line, lineOrNone } from '../../web/boxes/texts.ts'
import { ACCOUNT_NUMBER, plainNumber } from '../rules/account.ts'

/** Nothing typed is lost but the number itself: it is not sent back. */
const number = (name: string) =>
  box(line(name, 60).overwrite(plainNumber), { title: name, kind: 'line', secret: true })

export const accountForm = z
  .object({
    version: version().default(0),
    holder: line('户名', 60),
    bank: line('开户行', 60),
    number: number('账号').regex(ACCOUNT_NUMBER, '账号是8至30位数字'),
    again: number('账号（再填一次）'),
  })
  .refine((sent) => sent.number === sent.again, { path: ['again'], error: '两次填的账号不一样' })

/** An owner looks at their own account; finance says what for. */
export const readingForm = z.object({ reason: lineOrNone('查看的事由', 200) })

export const readingsQuery = z.object({ page: page() })
