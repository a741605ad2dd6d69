import {
  type Contact,
  EMPTY,
  type Part,
  type Profile,
  missingIn,
} from '../../../organizations/rules/profile.ts'
import type { OrganizationKind } from '../../../people/rules/organization.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import type { Content } from '../rules/content.ts'

/**
 * 申报单位 as a submission freezes it: its registration, its host and its profile of that day. Whom to call is named here,
 * and the number is not: that is read from the version of the profile, for those who may see it.
 */
export type Applicant = {
  name: string
  kind: OrganizationKind
  uscc: string | null
  filingNo: string | null
  subdistrict: string
  /** Name of the host of a community group. */
  host: string | null
  profile: Omit<Profile, 'contacts'> & { contacts: Omit<Contact, 'phone'>[] }
}

/** An applicant with whom to call: for its members and the staff, never for experts or the public. */
export type Applying = { applicant: Applicant; contacts: Contact[] }

/** What the database holds of an organization at a time; `version` null: no profile has been kept yet. */
export type Registered = Omit<Applicant, 'profile'> & {
  organizationId: string
  contact: string
  phone: string
  /** Names of whoever has an account for it. */
  members: string[]
  version: number | null
  profile: Profile | null
}

export function applyingOf({ contact, phone, ...registered }: Registered): Applying {
  const { name, kind, uscc, filingNo, subdistrict, host, profile } = registered
  const { contacts, ...kept } = profile ?? EMPTY
  const named = contacts.map((one) => ({ name: one.name, post: one.post }))
  return {
    applicant: { name, kind, uscc, filingNo, subdistrict, host, profile: { ...kept, contacts: named } },
    contacts: contacts.length > 0 ? contacts : [{ name: contact, post: '', phone }],
  }
}

/** What the profile still lacks. */
export const lackingIn = (applicant: Applicant): Part[] =>
  missingIn({ ...applicant.profile, contacts: namesOf(applicant) }, applicant.kind === 'community')

/** Whom to ask for, without numbers to call. */
export const namesOf = ({ profile }: Applicant): Contact[] =>
  profile.contacts.map((one) => ({ ...one, phone: '' }))

export type ApplicantRefusal = Ruled<{ why: 'profile-incomplete'; missing: Part[] }>

/** A round whose form asks for the profile takes no proposal without all of it; others are told what is missing. */
export function whyNotNamed({ form }: Pick<Plan, 'form'>, applicant: Applicant): ApplicantRefusal | null {
  if (!form?.parts.includes('profile')) return null
  const missing = lackingIn(applicant)
  return missing.length > 0 ? { why: 'profile-incomplete', by: '#proposal', missing } : null
}

/**
 * 内容摘要: a receipt, and the list of an opening, name the SHA-256 of this text in UTF-8. Its first line is the nonce, 32
 * hexadecimal digits drawn at the submission; after the line feed comes the JSON, without spaces, of all that was submitted, with
 * who submitted it as `applicant` (null: handed in before that was kept). The applicant reads the nonce on the receipt, everybody
 * at the opening: until then a digest confirms no guess of a short text.
 */
export const sealedText = (nonce: string, content: Content, applicant: Applicant | null): string =>
  `${nonce}\n${JSON.stringify(applicant ? { ...content, applicant } : content)}`
