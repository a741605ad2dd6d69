import type { Role } from '../../people/rules/person.ts'
import type { Instant } from '../../shared/days.ts'

/** Accounts, organizations, experts of the pool; invitations that nobody has accepted, in time or not. */
export type Counts = {
  people: number
  organizations: number
  experts: number
  open: number
  expired: number
}
/** An invitation that is open or has run out; `isExpired`: its link works no more. */
export type Invited = {
  id: string
  name: string
  email: string
  roles: Role[]
  expiresAt: Instant
  isExpired: boolean
}
/** How many people hold a role now. */
export type Holders = { role: Role; people: number }
/** A round in which nobody of a role may act: whoever holds it has an interest in an applicant, or nobody holds it. */
export type Stuck = { roundId: string; round: string; role: Role; scoringCloses: Instant }
/** `missingYear`: the year whose holidays wait to be set; null: none. */
export type Administrator = {
  counts: Counts
  invited: Invited[]
  holders: Holders[]
  stuck: Stuck[]
  missingYear: number | null
}
