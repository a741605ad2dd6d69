import type { Form, Question } from './form.ts'

/** What contradicts itself in a form: `name` says where in the officer's words, `field` where it is typed. */
export type FormFault = { fault: FormFaultKind; name: string; field: string }
export type FormFaultKind =
  | 'section-code-twice'
  | 'section-empty'
  | 'question-code-twice'
  | 'condition-unknown'
  | 'condition-later'
  | 'condition-not-choice'
  | 'condition-not-option'
  | 'options-too-few'
  | 'option-twice'
  | 'table-without-columns'
  | 'column-twice'

/** A form can be drafted with faults, but not published. */
export function faultsOfForm(form: Form): FormFault[] {
  const placed = form.sections.flatMap((section, s) =>
    section.questions.map((question, q) => ({ question, field: `form.sections.${s}.questions.${q}` })),
  )
  return [...faultsOfSections(form), ...placed.flatMap((_, at) => faultsOfQuestion(placed, at))]
}

const faultsOfSections = ({ sections }: Form): FormFault[] =>
  sections.flatMap(({ code, title, questions }, at) => {
    const isTwin = sections.findIndex((one) => one.code === code) < at
    const field = `form.sections.${at}`
    return [
      ...(isTwin ? [{ fault: 'section-code-twice', name: title, field: `${field}.code` } as const] : []),
      ...(questions.length === 0
        ? [{ fault: 'section-empty', name: title, field: `${field}.title` } as const]
        : []),
    ]
  })

type Placed = { question: Question; field: string }

function faultsOfQuestion(placed: Placed[], at: number): FormFault[] {
  const here = placed[at]
  if (!here) return []
  const { question, field } = here
  const isTwin = placed.findIndex((one) => one.question.code === question.code) < at
  const condition = faultOfCondition(placed, at)
  const found: [boolean, FormFaultKind, string][] = [
    [isTwin, 'question-code-twice', 'code'],
    [condition !== null, condition ?? 'condition-unknown', 'when.question'],
    [question.kind === 'choice' && question.options.length < 2, 'options-too-few', 'options'],
    [question.kind === 'choice' && hasTwins(question.options), 'option-twice', 'options'],
    [question.kind === 'table' && question.columns.length === 0, 'table-without-columns', 'columns'],
    [
      question.kind === 'table' && hasTwins(question.columns.map(({ code }) => code)),
      'column-twice',
      'columns',
    ],
  ]
  return found.flatMap(([isSo, fault, part]) =>
    isSo ? [{ fault, name: question.label, field: `${field}.${part}` }] : [],
  )
}

/** A condition looks back to a choice, and names options that it has. */
function faultOfCondition(placed: Placed[], at: number): FormFaultKind | null {
  const when = placed[at]?.question.when
  if (!when) return null
  const on = placed.findIndex(({ question }) => question.code === when.question)
  const asks = placed[on]?.question
  if (!asks) return 'condition-unknown'
  if (on >= at) return 'condition-later'
  if (asks.kind !== 'choice') return 'condition-not-choice'
  const areOptions = when.is.length > 0 && when.is.every((word) => asks.options.includes(word))
  return areOptions ? null : 'condition-not-option'
}

const hasTwins = (words: string[]): boolean => new Set(words).size < words.length
