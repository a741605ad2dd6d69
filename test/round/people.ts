import type { Membership, Person, Role } from '../../src/people/rules/person.ts'

/** Somebody for a rule to judge; nothing is stored. */
export const person = (id: string, roles: Role[] = [], organizations: Membership[] = []): Person => ({
  id,
  name: id,
  roles,
  organizations,
  places: [],
  interests: organizations.map(({ id: one, name }) => ({ id: one, name, rounds: [] })),
  secondFactor: true,
})
