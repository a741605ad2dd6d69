import { UNTOLD } from '../../../src/round/calls/conditions/rules/facts.ts'
import { factsOfProfile } from '../../../src/round/calls/conditions/rules/standing.ts'
import { itemsFor, verdictOf } from '../../../src/round/calls/conditions/rules/told.ts'
import { type Under, behaves } from './behaves.ts'

// What is asked of an applicant.

/** Founded three years before the deadline, without a grade, an inspection that failed the year before, one to work for it. */
const PROFILE = {
  ...{ foundedOn: '2023-11-27', grade: 'none' as const },
  inspections: [{ year: 2025, result: 'failed' as const }],
}
/** What an officer's checklist says of it; '' where it does not ask. */
function verdict({ plan }: Under, key: string): string {
  const facts = {
    ...{ ...UNTOLD, ...factsOfProfile(plan, 'service', PROFILE) },
    ...{ kind: 'service' as const, staff: 1, place: false, otherMoney: true },
  }
  const item = itemsFor(plan, facts, 'officer').find((one) => one.key === key)
  return item ? verdictOf(item) : ''
}

behaves('screening.foundedYears', [3, 4], (round) => verdict(round, 'founded'), ['yes', 'no'])
behaves('screening.leastGrade', ['none', '1A'], (round) => verdict(round, 'grade'), ['', 'no'])
behaves('screening.inspections', [0, 1], (round) => verdict(round, 'inspected'), ['', 'no'])
behaves('screening.staff', [1, 2], (round) => verdict(round, 'staff'), ['yes', 'no'])
behaves('screening.servicePlace', [true, false], (round) => verdict(round, 'place'), ['no', ''])
behaves('screening.onePurse', [false, true], (round) => verdict(round, 'otherMoney'), ['', 'no'])
