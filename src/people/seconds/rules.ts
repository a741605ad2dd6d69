import type { Instant } from '../../shared/days.ts'
import type { Person, Role } from '../rules/person.ts'
import { type ConfirmRefusal, type Proposal, whyNotConfirm } from '../rules/role.ts'

/** A role that waits for a second person, of somebody who is here or of somebody invited (`personId` null). */
export type Waiting = Proposal & {
  id: string
  name: string
  roles: Role[]
  byName: string
  at: Instant
  /** The administrators of now besides the two that it is about. */
  others: number
}

/** The same as the database answers it: the roles as JSON. */
export type WaitingRow = Omit<Waiting, 'roles'> & { roles: string }

export const waitingIn = ({ roles, ...row }: WaitingRow): Waiting => ({ ...row, roles: JSON.parse(roles) })

/** The same as one reader sees it; `whyNot`: why the second person is not this one. */
export type Asked = Waiting & { whyNot: ConfirmRefusal | null }

export const askedOf = (by: Person, rows: WaitingRow[], now: Instant): Asked[] =>
  rows.map(waitingIn).map((one) => ({ ...one, whyNot: whyNotConfirm(by, one, one.others, now) }))

/** What stands on this person's desk. */
export const waitingFor = (by: Person, rows: WaitingRow[], now: Instant): Asked[] =>
  askedOf(by, rows, now).filter(({ whyNot }) => whyNot === null)
