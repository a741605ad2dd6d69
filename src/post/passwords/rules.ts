import type { Instant } from '../../shared/days.ts'

/** Minutes in which a link can be used, once. */
export const LINK_MINUTES = 30
export const linkUntil = (now: Instant): Instant => now + LINK_MINUTES * 60_000
/** So many in that time for one account, whoever asks: a mailbox is not flooded. */
const MOST_LINKS = 3

/**
 * Whose account it is, as far as a link for it is concerned. `acts`: for the office, an expert or a place, where a second factor is
 * a duty; `links`: that were mailed in the last half hour.
 */
export type Reached = {
  id: string
  name: string
  address: string
  isSuspended: boolean
  isProtected: boolean
  acts: boolean
  links: number
}

/** Whether a link goes there. Whoever acts for the office gets in by a mailbox alone never: without their second factor they go to it. */
export const getsLink = ({ isSuspended, isProtected, acts, links }: Reached): boolean =>
  !isSuspended && links < MOST_LINKS && (isProtected || !acts)

export type LinkRefusal = { why: 'mailed-link-over' }

/** `isThere`: the address that it went to is still its person’s. */
export const whyNotUse = (
  link: { expiresAt: Instant; usedAt: Instant | null; isThere: boolean },
  whose: Omit<Reached, 'links'>,
  now: Instant,
): LinkRefusal | null =>
  now < link.expiresAt && link.usedAt === null && link.isThere && getsLink({ ...whose, links: 0 })
    ? null
    : { why: 'mailed-link-over' }
