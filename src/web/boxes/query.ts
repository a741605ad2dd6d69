import { z } from 'zod'

// What a list's address asks for. What does not make sense is as if it were not there.

/** Counts from 1. */
export const page = () =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .catch(1)
export const search = (most = 60) => z.string().trim().max(most).catch('')
/** Under a name that ends in []; undefined: it was not asked for. */
export const several = () => z.array(z.string()).optional().catch(undefined)
export const filter = <const T extends readonly string[]>(values: T) =>
  z.enum(values).optional().catch(undefined)
export const sort = <const T extends readonly [string, ...string[]]>(orders: T) =>
  z.enum(orders).catch(orders[0])
