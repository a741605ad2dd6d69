import type { Instant } from '../../shared/days.ts'
import { type NotYourRole, type Person, whyNotRole } from '../rules/person.ts'

/** How the office is reached, as every page says it. `supervision`: the telephone of whoever watches over it. */
export type OfficeCard = {
  name: string
  phone: string
  supervision: string
  address: string
  hours: string
}

/** The same as it was set; `by` is a name, `version` counts from 1. */
export type SetCard = OfficeCard & { version: number; by: string; at: Instant }

/** What the office is called before somebody has set it. */
export const UNNAMED = '公益创投办公室'

export type OfficeRefusal = NotYourRole | { why: 'office-unchanged' }

/** `newest`: as it stands; undefined before the first. */
export function whyNotSetOffice(
  by: Person,
  newest: OfficeCard | undefined,
  card: OfficeCard,
): OfficeRefusal | null {
  const notRole = whyNotRole(by, 'administrator')
  if (notRole) return notRole
  return newest && FIELDS.every((field) => newest[field] === card[field]) ? { why: 'office-unchanged' } : null
}

export const FIELDS = ['name', 'phone', 'supervision', 'address', 'hours'] as const

/** On one line, for a notice: "联系电话64031118，监督电话…，地址…，办公时间…". */
export const sayOffice = ({ phone, supervision, address, hours }: OfficeCard): string =>
  `联系电话${phone}，监督电话${supervision}，地址：${address}，办公时间：${hours}`
