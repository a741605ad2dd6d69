import { paths } from '../../../../paths.ts'
import { Box } from '../../../../web/form.tsx'
import { sayPlace } from '../../../../people/rules/place.ts'
import { Questions } from '../../../calls/form/pages/questions.tsx'
import { type Question, fieldOf, questionsIn } from '../../../calls/form/rules/form.ts'
import { BudgetPart } from '../../budget/pages/form.tsx'
import { RowSet } from '../../pages/rows.tsx'
import { type Placed, boxesOf, isList } from '../forms/boxes.ts'
import { type BuiltIn, type Section, isBuiltIn, sectionOf, sectionsOf } from '../rules/sections.ts'
import { Communities, groupsOf } from './communities.tsx'
import type { FieldsProps, FormView } from './form-view.ts'
import { helpFor } from './help.tsx'
import { Topics } from './topics.tsx'

type Props = FieldsProps & { section: Section }

/** The fields of a section. Files have none: they are added and taken away one by one. */
export function SectionFields({ section: { code, questions }, of, form }: Props) {
  if (isBuiltIn(code)) return <BuiltInFields {...{ code, of, form }} />
  const all = questionsIn(form.plan.form)
  // a correction opens fields by name: none of them is hidden
  const pages = of.only ? {} : { pageOf: (question: Question) => pageOf(form, question) }
  return <Questions {...{ of, questions, places: form.places.map(sayPlace) }} form={all} {...pages} />
}

/** The section of the same proposal that asks a question, at its field. */
function pageOf({ id, plan }: FormView, question: Question): string {
  const section = sectionOf(sectionsOf(plan), fieldOf(question))
  return `${paths.proposalSection(id, section)}#${encodeURIComponent(fieldOf(question))}`
}

/** Sections with lists: saving makes room for one more row. The budget has a button of its own for that. */
export const hasRows = ({ code }: Section, form: FormView): boolean =>
  isBuiltIn(code) && code !== 'budget' && boxesOf(code, form).some(({ field }) => isList(field))

/** Every box of a section, in its order. */
const BuiltInFields = ({ code, of, form }: FieldsProps & { code: BuiltIn }) => (
  <>
    {boxesOf(code, form).map((placed) => (
      <OneField {...{ placed, of, form }} />
    ))}
  </>
)

/** As its box says; what is chosen among things of the district, and the budget, in ways of their own. */
function OneField({ placed: { field, name, form: boxes }, of, form }: FieldsProps & { placed: Placed }) {
  const { id, plan, places } = form
  switch (field) {
    case 'topics':
      return <Topics {...{ of, form }} />
    case 'communities':
      return <Communities {...{ of, places }} />
    case 'budget':
      return <BudgetPart {...{ of, plan }} exchange={paths.proposalBudget(id)} />
  }
  const { hint, ...help } = helpFor(field, form)
  if (!isList(field)) return <Box {...{ of, name, field, hint }} form={boxes} {...help} />
  const options = field === 'partners' ? { options: { community: groupsOf(places) } } : {}
  return <RowSet {...{ of, hint }} list={field} {...options} />
}
