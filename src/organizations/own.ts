import { isMemberOf } from '../people/rules/person.ts'
import type { AsksAs } from '../web/asks.ts'
import { READERS, deskFor } from './rules/organization.ts'

/** Pages of an organization: its members find them, and the staff. */
export const READ = { who: ['anyone'], finds: ['own', ...READERS] } as const

/** What its members alone do there. */
export const OWN = {
  who: ['anyone'],
  finds: ['own'],
  owns: ({ person }: Pick<AsksAs, 'person'>, id: string): boolean => isMemberOf(person, id),
} as const

/** On the desk where such a page stands for its reader. */
export const framed =
  (title: string) =>
  ({ organization }: { organization: { id: string } }, { person }: Pick<AsksAs, 'person'>) => ({
    title,
    desk: deskFor(person, organization.id),
  })
