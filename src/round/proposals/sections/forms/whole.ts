import { z } from 'zod'
import { typedOf as typedIn } from '../../../../web/boxes/box.ts'
import { answersForm } from '../../../calls/form/forms/answers.ts'
import { type Form, questionsIn } from '../../../calls/form/rules/form.ts'
import { budgetForm } from '../../budget/forms/lines.ts'
import { type Content, sayPlaces } from '../../rules/content.ts'
import { type Typed, asks } from '../rules/sections.ts'
import { type Asked, BOXES } from './boxes.ts'
import { beneficiariesForm, partnersForm, teamForm } from './people.ts'
import { aboutForm, needForm, outputsForm, planForm, risksForm } from './project.ts'

/** `content` where nothing is missing; `readable`: as much of it as can be read already. */
export type Whole = {
  content: Content | null
  readable: Partial<Content>
  problems: { field: string; says: string }[]
}

/** A whole proposal, each section by its own schema: never refused, what is wrong stands beside. */
export const wholeForm = (asked: Asked): z.ZodType<Whole> =>
  z.unknown().transform((sent) => {
    const parts = partsOf(asked, sent)
    const issues = Object.values(parts).flatMap((part) => part?.error?.issues.map(problemOf) ?? [])
    const problems = issues.filter(({ field }, at) => issues.findIndex((one) => one.field === field) === at)
    const readable: Partial<Content>[] = Object.values(parts).flatMap((part) => part?.data ?? [])
    return { content: contentOf(parts), readable: Object.assign({}, ...readable), problems }
  })

const problemOf = ({ path, message }: z.core.$ZodIssue) => ({ field: path.join('.'), says: message })

/** Null: this round does not ask it. */
function partsOf({ plan, topics, places }: Asked, sent: unknown) {
  return {
    about: aboutForm(plan).safeParse(sent),
    need: needForm(topics).safeParse(sent),
    outputs: outputsForm.safeParse(sent),
    plan: planForm.safeParse(sent),
    risks: risksForm(plan).safeParse(sent),
    budget: budgetForm.safeParse(sent),
    beneficiaries: asks(plan, 'beneficiaries') ? beneficiariesForm(places).safeParse(sent) : null,
    team: asks(plan, 'team') ? teamForm.safeParse(sent) : null,
    answers: plan.form ? ownForm(plan.form).safeParse(sent) : null,
    partners: asks(plan, 'partners') ? partnersForm(places).safeParse(sent) : null,
  }
}

function contentOf(parts: ReturnType<typeof partsOf>): Content | null {
  const { about, need, outputs, plan, risks, budget, ...asked } = parts
  const { beneficiaries, team, partners, answers } = asked
  if (!about.success || !need.success || !outputs.success) return null
  if (!plan.success || !risks.success || !budget.success) return null
  if ([beneficiaries, team, partners, answers].some((part) => part?.success === false)) return null
  return {
    ...about.data,
    ...need.data,
    ...outputs.data,
    ...plan.data,
    ...risks.data,
    ...budget.data,
    ...beneficiaries?.data,
    ...team?.data,
    ...partners?.data,
    ...answers?.data,
    place: about.data.place || sayPlaces(beneficiaries?.data?.communities ?? []),
  }
}

/** The round's own questions, of all its sections: a condition may look back to another page. */
export const ownForm = (form: Form) => z.object({ answers: answersForm(questionsIn(form)) })

const EVERYTHING = z.object({ ...BOXES, answers: answersForm([]) }).partial()

/** What was submitted as it would stand in the form's fields; reading it again gives the same. */
export const typedOf = (content: Content): Typed => typedIn(EVERYTHING, content)
