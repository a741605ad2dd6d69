import type { OrganizationKind } from '../../../../people/rules/organization.ts'
import type { Filled } from '../../../../web/answer.tsx'
import type { Plan } from '../../../calls/rules/plan.ts'
import type { Topic } from '../../../needs/rules/topic.ts'
import type { Community } from '../../rules/content.ts'

/** What a section's fields need to know, besides what was typed. */
export type FormView = {
  id: string
  plan: Plan
  kind: OrganizationKind
  topics: Topic[]
  places: Community[]
}
export type FieldsProps = { of: Filled; form: FormView }
