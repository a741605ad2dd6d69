import { type Answer, type Answers, fieldOf } from '../../../calls/form/rules/form.ts'
import { rowsOf, typedRows } from '../../budget/rules/lines.ts'
import type { Content } from '../../rules/content.ts'

/** What was submitted as it would stand in the form's fields; reading it again gives the same. */
export function typedOf(content: Content): Record<string, string> {
  const { title, track, category, place, leader, summary, need, innovation, evidence, sustainability } =
    content
  const {
    outputs,
    effects,
    plan,
    risks,
    team = [],
    partners = [],
    topics,
    communities,
    beneficiaries,
  } = content
  return {
    ...{ title, track, category, place, leader, summary, need, innovation },
    months: String(content.months),
    goals: content.goals.join('\n'),
    ...(evidence !== undefined && { evidence }),
    ...(sustainability !== undefined && { sustainability }),
    ...(topics && { 'topics[]': idsOf(topics) }),
    ...(communities && { 'communities[]': idsOf(communities) }),
    ...(beneficiaries && cellsOf('beneficiaries', beneficiaries)),
    ...listsOf({ outputs, effects, plan, risks, team, partners }),
    ...typedRows(rowsOf(content.budget)),
    ...answersTyped(content.answers),
  }
}

const idsOf = (all: { id: string }[]): string => all.map(({ id }) => id).join('\n')

const listsOf = (lists: Record<string, object[]>): Record<string, string> =>
  Object.assign(
    {},
    ...Object.entries(lists).flatMap(([name, rows]) => rows.map((row, at) => cellsOf(`${name}.${at}`, row))),
  )

const cellsOf = (start: string, row: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]): [string, string] => [`${start}.${key}`, String(value ?? '')]),
  )

const answersTyped = (answers: Answers = {}): Record<string, string> =>
  Object.assign(
    {},
    ...Object.entries(answers).map(([code, answer]) => answerTyped(fieldOf({ code }), answer)),
  )

function answerTyped(field: string, answer: Answer): Record<string, string> {
  if (!Array.isArray(answer)) return { [field]: String(answer) }
  const choices = answer.filter((one) => typeof one === 'string')
  if (choices.length > 0) return { [`${field}[]`]: choices.join('\n') }
  return Object.assign({}, ...answer.map((row, at) => cellsOf(`${field}.${at}`, Object(row))))
}
