import { z } from 'zod'
import { keptNumber } from '../../shared/numbers.ts'
import { lengthOf } from '../../shared/words.ts'
import { box, missingOf } from './box.ts'

/** Text of 1 to `most` characters as people count them, spaces around it taken away. `missing`: what to say of a blank. */
const text = (name: string, most: number, missing = missingOf(name)) =>
  z.string(missing).trim().min(1, missing).max(most, `${name}最多${most}个字`)
const maybe = (name: string, most: number) =>
  z.string(`${name}应是文字`).trim().max(most, `${name}最多${most}个字`).default('')

export const line = (name: string, most: number, missing?: string) =>
  box(text(name, most, missing), { title: name, kind: 'line', limit: most })
export const area = (name: string, most: number, missing?: string) =>
  box(text(name, most, missing), { title: name, kind: 'area', limit: most })
/** The same where it may be left blank: ''. */
export const lineOrNone = (name: string, most: number) =>
  box(maybe(name, most), { title: name, kind: 'line', limit: most, optional: true })
export const areaOrNone = (name: string, most: number) =>
  box(maybe(name, most), { title: name, kind: 'area', limit: most, optional: true })

/** A number of a paper: however it is typed, one number is one text (shared/numbers). */
export const numbered = (name: string, most: number) =>
  box(text(name, most).overwrite(keptNumber).min(1, missingOf(name)), {
    title: name,
    kind: 'line',
    limit: most,
  })
export const numberedOrNone = (name: string, most: number) =>
  box(maybe(name, most).overwrite(keptNumber), { title: name, kind: 'line', limit: most, optional: true })

/** Paragraphs, each on a line of its own, none of them blank. */
export const paragraphs = (name: string, most: number, missing?: string) =>
  box(
    text(name, most, missing).overwrite((typed) =>
      typed
        .split('\n')
        .map((paragraph) => paragraph.trim())
        .filter(Boolean)
        .join('\n'),
    ),
    { title: name, kind: 'area', limit: most },
  )

/**
 * One item a line, or from a machine a list; none twice, and blank ones do not count. `between`: what else may stand
 * between two of them.
 */
export const lines = (name: string, most: number, longest: number, between: string | RegExp = '\n') =>
  box(
    z.codec(z.union([z.string(), z.array(z.string())], missingOf(name)), z.array(z.string()), {
      decode: (typed, ctx) => {
        const sent = [typed].flat().flatMap((some) => some.split(between))
        const items = [...new Set(sent.map((item) => item.trim()))].filter(Boolean)
        const say = (message: string) => ctx.issues.push({ code: 'custom', input: typed, message })
        if (items.length > most) say(`${name}最多${most}项`)
        if (items.some((item) => lengthOf(item) > longest)) say(`${name}每项最多${longest}个字`)
        return items
      },
      encode: (items) => items.join('\n'),
    }),
    { title: name, kind: 'area' },
  )

/** Digits with + and hyphens, as people type them; '' where it is left blank. */
const PHONE = /^\+?\d[\d-]{5,18}\d$/
const plainPhone = z
  .string(missingOf('联系电话'))
  .overwrite((typed) => keptNumber(typed).replace(/[()]/g, ''))
  .refine((typed) => typed === '' || PHONE.test(typed), '联系电话应是7到20位数字，可以有区号')
export const phone = () =>
  box(
    plainPhone.refine((typed) => typed !== '', missingOf('联系电话')),
    { title: '联系电话', kind: 'line', type: 'tel' },
  )
export const phoneOrNone = () =>
  box(plainPhone.default(''), { title: '联系电话', kind: 'line', type: 'tel', optional: true })

/** In small letters, as it is compared. */
export const email = () =>
  box(
    text('邮箱', 100).toLowerCase().pipe(z.email('邮箱的格式不对，应像 name@example.org')),
    { title: '邮箱', kind: 'line', type: 'email' },
    { format: 'email' },
  )
