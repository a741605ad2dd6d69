import type { Ask } from '../../../web/site.ts'

/** `?page=3`, from 1. */
export function pageOf(c: Ask): number {
  const typed = c.req.query('page') ?? '1'
  return /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : 1
}
