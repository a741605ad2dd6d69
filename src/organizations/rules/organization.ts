import type { OrganizationKind } from '../../people/rules/organization.ts'
import { type OwnInterest, whyNotImpartial } from '../../people/rules/interest.ts'
import {
  type NotYourRole,
  type Person,
  type Role,
  has,
  isMemberOf,
  whyNotRole,
} from '../../people/rules/person.ts'
import type { Instant } from '../../shared/days.ts'

/** An organization as its members and the staff read it. */
export type Organization = {
  id: string
  name: string
  kind: OrganizationKind
  uscc: string | null
  filingNo: string | null
  subdistrict: string
  contact: string
  phone: string
  at: Instant
}

/** Whose office it is to read organizations. */
export const READERS = ['officer', 'approver', 'finance', 'auditor'] as const satisfies Role[]
export const mayRead = (by: Person, organizationId: string): boolean =>
  isMemberOf(by, organizationId) || READERS.some((role) => has(by, role))
/** On which desk an organization's page stands for this reader. */
export const deskFor = (by: Person, organizationId: string): 'applicant' | (typeof READERS)[number] =>
  isMemberOf(by, organizationId) ? 'applicant' : (READERS.find((role) => has(by, role)) ?? 'applicant')

/** Asked first by everything that an officer records of an organization. */
export const whyNotRecord = (by: Person, { id }: { id: string }): NotYourRole | OwnInterest | null =>
  whyNotRole(by, 'officer') ?? whyNotImpartial(by, id)
