import type { Person } from './person.ts'

/**
 * An organization that a person belongs or belonged to, or that hosts such a one or is hosted by it. `rounds`: where a
 * proposal of it counts.
 */
export type Interest = { id: string; name: string; rounds: string[] }

/** Nobody acts for the office in their own interest, and no expert judges one of theirs. `organizations`: their names. */
export type OwnInterest = {
  why: 'own-interest'
  by: '#second-person' | 'panel.recusalYears'
  organizations: string[]
}

/** Asked by everything that the office does about an organization: of an agreement also about the host that signs it. */
export const whyNotImpartial = (
  by: Pick<Person, 'interests'>,
  ...organizationIds: (string | null | undefined)[]
): OwnInterest | null => refusalOf(by.interests.filter(({ id }) => organizationIds.includes(id)))

/** The same of what is done with all proposals of a round at once: to favour one is to put back another. */
export const whyNotImpartialIn = (by: Pick<Person, 'interests'>, roundId: string): OwnInterest | null =>
  refusalOf(by.interests.filter(({ rounds }) => rounds.includes(roundId)))

const refusalOf = (interests: Interest[]): OwnInterest | null =>
  interests.length === 0
    ? null
    : { why: 'own-interest', by: '#second-person', organizations: interests.map(({ name }) => name) }

/** Of these organizations, those that the person has an interest in. */
export const interestsAmong = <T extends { id: string }>(
  organizations: T[],
  by: Pick<Person, 'interests'>,
): T[] => organizations.filter(({ id }) => by.interests.some((interest) => interest.id === id))

/** "您现在或者曾经属于…（含托管关系）": to the staff who else acts, to an expert what it means. */
export const sayOwnInterest = ({ organizations, by }: OwnInterest): string =>
  `您现在或者曾经属于${organizations.join('、')}（含托管关系），${
    by === 'panel.recusalYears'
      ? '应当回避'
      : '这件事要请别的同事办理；办公室里没有别人能办的，请系统管理员另行指定'
  }`
