import { z } from 'zod'
import type { Place } from '../../history/rules.ts'

// What a list's address asks for. What does not make sense is as if it were not there.

/** Counts from 1. */
export const page = () =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .catch(1)
export const search = (most = 60) => z.string().trim().max(most).catch('')
/** Where a long list goes on. One that cannot be read is refused: as if it were not there it would be the first page again. */
export const place = () =>
  z
    .string()
    .regex(/^\d{1,15}\.\d{1,9}\.[\w:-]{0,120}$/, '地址里的位置不对，请从第一页看起')
    .transform((text): Place => {
      const [at = '', seq = '', ...subject] = text.split('.')
      return { at: Number(at), seq: Number(seq), subject: subject.join('.') }
    })
    .optional()
export const writePlace = ({ at, seq, subject }: Place): string => `${at}.${seq}.${subject}`

/** Under a name that ends in []; undefined: it was not asked for. */
export const several = () => z.array(z.string()).optional().catch(undefined)
export const filter = <const T extends readonly string[]>(values: T) =>
  z.enum(values).optional().catch(undefined)
export const sort = <const T extends readonly [string, ...string[]]>(orders: T) =>
  z.enum(orders).catch(orders[0])
