import { paths } from '../paths.ts'
import { sayClause } from '../shared/clauses.ts'
import type { Citable } from './rules/bound.ts'
import { isParameterKey } from './rules/words.ts'
import type { ParameterKey } from './rules/parameters.ts'

/** The number of a clause, and where its text is. */
export type Cite = { no: number; href: string }

/**
 * Which rule says no: the reason of a refusal, in any stage, and the parameter that it comes from. A reason that is not
 * here comes from no parameter: somebody else's office, a thing done already, a box left empty.
 */
const SET_BY: Record<string, ParameterKey> = {
  // calls
  'call-not-open-yet': 'calls.openDays',
  'call-closed': 'calls.openDays',
  // proposals
  'too-many-proposals': 'proposals.perOrganization',
  'too-long': 'proposals.longestMonths',
  'over-grant-share': 'proposals.grantShare',
  'over-overhead': 'proposals.managementFee',
  'over-personnel': 'proposals.personnel',
  'forbidden-spending': 'proposals.forbidden',
  'forbidden-named': 'proposals.forbidden',
  'sealed-until-closing': 'proposals.sealed',
  barred: 'sanctions.barYears',
  'groups-not-allowed': 'proposals.communityGroups',
  'no-host': 'proposals.communityGroups',
  // screening
  'correction-waits': 'screening.correctionWorkingDays',
  'correction-asked': 'screening.correctionWorkingDays',
  'corrected-before': 'screening.correctionWorkingDays',
  'correction-over': 'screening.correctionWorkingDays',
  // panel, scoring, awards
  'panel-size': 'panel.size',
  'relation-over': 'panel.recusalYears',
  'own-organization': 'panel.recusalYears',
  'tie-undecided': 'scoring.tieBreak',
  // publicity
  'not-open-yet': 'publicity.workingDays',
  'objections-closed': 'publicity.workingDays',
  'still-running': 'publicity.workingDays',
  'calendar-unknown': 'publicity.workingDays',
  'objections-waiting': 'publicity.objectionAnswerWorkingDays',
  // projects and their end
  'milestones-open': 'projects.reports',
  'points-missing': 'projects.midtermPassMark',
  'gate-failed': 'projects.midtermPassMark',
  halted: 'sanctions.kinds',
  terminated: 'sanctions.kinds',
  'sanction-not-allowed': 'sanctions.kinds',
  'own-sanction': 'sanctions.kinds',
  // payments
  'no-such-tranche': 'payments.tranches',
  'gate-closed': 'payments.tranches',
  'earlier-unpaid': 'payments.tranches',
  'over-award': 'payments.tranches',
  'paid-before-gate': 'payments.tranches',
}

/** The clause that sets a parameter in the version that a round binds; nothing where it binds none. */
export function clauseIn(bound: Citable | undefined, key: ParameterKey): Cite | undefined {
  const number = bound?.clauses[key]
  return bound && number !== undefined ? { no: number, href: paths.clause(bound.version, number) } : undefined
}

/** "依据《某区公益创投项目管理办法》第十条。": how a letter names the rule that it comes from; '' where there is none. */
export function onGround(bound: Citable | undefined, key: ParameterKey): string {
  const cite = clauseIn(bound, key)
  return bound && cite ? `依据《${bound.title}》${sayClause(cite.no)}。` : ''
}

/** Names the clause of a refusal, in a round that goes by `bound`: asked by whoever answers a refused act. */
export const citing =
  (bound: Citable | undefined) =>
  ({ why, rules }: { why: string; rules?: unknown }): Cite | undefined => {
    const key = Array.isArray(rules) ? rules.find(isKey) : SET_BY[why]
    return key && clauseIn(bound, key)
  }

const isKey = (word: unknown): word is ParameterKey => typeof word === 'string' && isParameterKey(word)
