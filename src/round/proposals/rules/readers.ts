import { type Person, type Role, has } from '../../../people/rules/person.ts'

/** Whose office it is to read proposals with the names and numbers in them; experts read theirs elsewhere, without. */
const STAFF = ['officer', 'approver', 'finance', 'auditor'] as const satisfies Role[]

export const isStaff = (person: Person): boolean => STAFF.some((role) => has(person, role))
