import type { Role } from '../../../people/rules/person.ts'
import type { GivenUp } from '../../../post/given-up/rules.ts'
import type { Recovery } from '../../../people/recovery/rules.ts'
import type { Asked } from '../../../people/seconds/rules.ts'
import type { MissingYear } from '../../../shared/calendar.ts'
import type { Day, Instant } from '../../../shared/days.ts'

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
/** Where nobody of a role may act: whoever holds it has an interest, or nobody holds it. */
type Stuck = { roundId: string; round: string; role: Role }
/** In all of a round, for one of its applicants. `by`: when its scoring closes. */
export type StuckRound = Stuck & { by: Instant }
/** In one project that was awarded. `by`: when its next report is due; null: none is. */
export type StuckProject = Stuck & { project: string; by: Day | null }
/** A re-check that no officer may decide. `since`: when it was asked for. */
export type StuckRecheck = Stuck & { project: string; since: Instant }
/** All that the office does about one organization, outside every round too: its checks, bars, its way up. `since`: its last holder. */
export type StuckOrganization = { organizationId: string; organization: string; role: Role; since: Instant }
/** Experts who sit on a round's panel or could, and how many of them have not declared; a score needs `minSheets`. */
export type Pool = {
  roundId: string
  round: string
  closes: Instant
  scoringCloses: Instant
  minSheets: number
  usable: number
  silent: number
}
/** `missing`: the year whose holidays wait to be set; null: none. */
export type Administrator = {
  counts: Counts
  invited: Invited[]
  holders: Holders[]
  stuckRounds: StuckRound[]
  stuckProjects: StuckProject[]
  stuckRechecks: StuckRecheck[]
  stuckOrganizations: StuckOrganization[]
  /** What is proposed of experts and no approver may answer. `since`: the first of it. */
  stuckPool: { role: Role; since: Instant }[]
  pools: Pool[]
  missing: MissingYear | null
  /** Roles of the staff that wait for this second person. */
  roles: Asked[]
  /** Ways back into an account that wait for the same. */
  recoveries: Recovery[]
  /** Channels that gave letters up. */
  unsent: GivenUp[]
}
