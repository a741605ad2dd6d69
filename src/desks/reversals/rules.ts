import type { Reversal } from '../../history/reversals/rules.ts'
import { whyNotImpartial, whyNotImpartialIn } from '../../people/rules/interest.ts'
import type { Person } from '../../people/rules/person.ts'
import { isAsked } from '../../reversals/rules.ts'

/** Of what waits, what this person may answer: not their own, nor in their own interest; one of the two is an approver. */
export const waitingFor = (by: Person, waiting: Reversal[]): Reversal[] =>
  waiting.filter(
    (one) =>
      one.byId !== by.id &&
      isAsked(one, by) &&
      !whyNotImpartial(by, ...one.concerns) &&
      !(one.round && whyNotImpartialIn(by, one.round)),
  )
