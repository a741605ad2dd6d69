import { GRADES, type Inspection, type Profile } from '../../../../organizations/rules/profile.ts'
import type { OrganizationKind } from '../../../../people/rules/organization.ts'
import { type Day, lastDayBy, plusYears } from '../../../../shared/days.ts'
import type { Plan } from '../../rules/plan.ts'
import type { Facts } from './facts.ts'
import type { Condition, Reader } from './finding.ts'

const ALL: readonly Reader[] = ['visitor', 'applicant', 'officer']
const judged = (isMet: boolean) => ({ verdict: isMet ? ('yes' as const) : ('no' as const) })
/** A community group is neither inspected nor graded. */
const isNoGroup = (_: Plan, { kind }: Facts): boolean => kind !== 'community'

const yearsIn = ({ parameters }: Plan): number => parameters.screening.foundedYears ?? 0
const leastIn = ({ parameters }: Plan) => parameters.screening.leastGrade ?? 'none'
const inspectionsIn = ({ parameters }: Plan): number => parameters.screening.inspections ?? 0
const staffIn = ({ parameters }: Plan): number => parameters.screening.staff ?? 0

/** What an organization must be, by what it says of itself; a district asks none of it unless its rules say so. */
export const STANDING = {
  founded: {
    rule: ['screening.foundedYears'],
    ...{ shown: 'organization', readers: ALL },
    asked: (plan) => yearsIn(plan) > 0,
    tell: (plan, { foundedOn }) => {
      if (foundedOn === null) return null
      const [years, by] = [yearsIn(plan), lastDayBy(plan.dates.closes)]
      return { ...judged(plusYears(foundedOn, years) <= by), about: 'founded', foundedOn, years, by }
    },
  },
  grade: {
    rule: ['screening.leastGrade'],
    ...{ shown: 'organization', readers: ALL },
    asked: (plan) => leastIn(plan) !== 'none',
    applies: isNoGroup,
    tell: (plan, { grade }) => {
      if (grade === null) return null
      const least = leastIn(plan)
      return { ...judged(GRADES.indexOf(grade) <= GRADES.indexOf(least)), about: 'grade', grade, least }
    },
  },
  inspected: {
    rule: ['screening.inspections'],
    ...{ shown: 'organization', readers: ALL },
    asked: (plan) => inspectionsIn(plan) > 0,
    applies: isNoGroup,
    tell: (plan, { inspected }) =>
      inspected === null ? null : { ...judged(inspected), about: 'inspected', years: inspectionsIn(plan) },
  },
  staff: {
    rule: ['screening.staff'],
    ...{ shown: 'organization', readers: ALL },
    asked: (plan) => staffIn(plan) > 0,
    tell: (plan, { staff }) =>
      staff === null
        ? null
        : { ...judged(staff >= staffIn(plan)), about: 'staff', staff, least: staffIn(plan) },
  },
} as const satisfies Record<string, Condition>

/** What an organization says of itself, as far as a condition rests on it. */
export type Said = Pick<Profile, 'foundedOn' | 'grade' | 'inspections'>

export const factsOfProfile = (plan: Plan, kind: OrganizationKind | null, said: Said | null) => ({
  foundedOn: said?.foundedOn ?? null,
  grade: said?.grade ?? null,
  inspected: kind === 'community' || said === null ? null : inspectedIn(plan, said),
})

/** Years that it was there for from their first day to their last are inspected; null: it has not said of all of them. */
function inspectedIn(plan: Plan, { foundedOn, inspections }: Said): boolean | null {
  if (foundedOn === null) return null
  const results = yearsBefore(lastDayBy(plan.dates.closes), inspectionsIn(plan))
    .filter((year) => foundedOn <= `${year}-01-01`)
    .map((year) => inspections.find((one) => one.year === year))
  if (results.some((one) => one?.result === 'failed')) return false
  return results.every((one) => one !== undefined) ? true : null
}

const yearsBefore = (day: Day, count: number): Inspection['year'][] =>
  Array.from({ length: count }, (_, at) => Number(day.slice(0, day.indexOf('-'))) - 1 - at)
