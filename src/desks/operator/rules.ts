import type { Person } from '../../people/rules/person.ts'
import type { Work } from '../officer/rules/works.ts'

/** What an officer does in a round, and whoever runs it for an outside unit does not: it is the office's to end and to publish. */
const OF_THE_OFFICE: Work['act'][] = ['end', 'redraft', 'mend-draft', 'decide-numbers', 'lapse']

export const isTheirs = (
  { act, roundId }: Pick<Work, 'act' | 'roundId'>,
  by: Pick<Person, 'contracts'>,
): boolean => roundId !== null && runs(by, roundId) && !OF_THE_OFFICE.includes(act)

export const runs = ({ contracts = [] }: Pick<Person, 'contracts'>, roundId: string): boolean =>
  contracts.some((contract) => contract.roundId === roundId)
