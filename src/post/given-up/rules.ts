import type { Instant } from '../../shared/days.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../people/rules/person.ts'
import type { Channel } from '../rules/channel.ts'

/** How a channel's letters stand: that wait to leave, and that were given up. `since`: of the first; `said` at the last. */
export type Standing = {
  waiting: number
  givenUp: number
  since: Instant | null
  said: string
}
export const NONE: Standing = { waiting: 0, givenUp: 0, since: null, said: '' }

/** What an administrator has to look at: a channel that has given letters up. */
export type GivenUp = { channel: Channel; count: number; since: Instant }

/** So many at once are sent again, or left; the others at the next time. */
export const MOST_AGAIN = 500

export type GivenUpRefusal = NotYourRole | { why: 'none-given-up' }

export const whyNotSettle = (by: Person, standing: Pick<Standing, 'givenUp'>): GivenUpRefusal | null =>
  whyNotRole(by, 'administrator') ?? (standing.givenUp > 0 ? null : { why: 'none-given-up' })
