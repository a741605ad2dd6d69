import { MOST } from './form.ts'
import type { Typed } from '../../rules/typed.ts'

/** A form as it is typed, by its sections and questions; every field of a question under its own name. */
export type TypedSection = { own: Typed; questions: Typed[] }

/** What an officer does to the form besides typing: the button's value, "add-question.0", "remove-question.0.2". */
export type FormEdit = { act: Act; section: number; question: number }
const ACTS = [
  'add-section',
  'add-question',
  'remove-section',
  'remove-question',
  'up-section',
  'up-question',
  'down-section',
  'down-question',
] as const
type Act = (typeof ACTS)[number]

export function readFormEdit(word: string | undefined): FormEdit | null {
  const [name, section = '0', question = '0'] = (word ?? '').split('.')
  const act = ACTS.find((one) => one === name)
  return act ? { act, section: Number(section), question: Number(question) } : null
}

/** The text after an edit, and the field to go on with. What cannot be done is not: the text stays as it is. */
export function withEdit(text: Typed, edit: FormEdit): { typed: Typed; at: string } {
  const sections = sectionsIn(text)
  const at = edited(sections, edit)
  if (at === null) return { typed: text, at: '' }
  const others = Object.entries(text).filter(([field]) => !FIELD.test(field))
  return { typed: { ...Object.fromEntries(others), ...flat(sections) }, at }
}

const FIELD = /^form\.sections\.(\d{1,2})\.(?:questions\.(\d{1,2})\.)?(.+)$/

/** The sections as they stand in a text; a number that is passed over is an empty place. */
export function sectionsIn(text: Typed): TypedSection[] {
  const sections: TypedSection[] = []
  for (const [field, value] of Object.entries(text)) {
    const [, s, q, name] = FIELD.exec(field) ?? []
    if (s === undefined || name === undefined) continue
    const section = placeAt(sections, Number(s), () => ({ own: {}, questions: [] }))
    const own = q === undefined ? section.own : placeAt<Typed>(section.questions, Number(q), () => ({}))
    own[name] = value
  }
  return sections
}

function placeAt<T>(list: T[], at: number, empty: () => T): T {
  while (list.length <= at) list.push(empty())
  return list[at] ?? empty()
}

const flat = (sections: TypedSection[]): Typed =>
  Object.fromEntries(
    sections.flatMap(({ own, questions }, s) => [
      ...Object.entries(own).map(([name, value]) => [`form.sections.${s}.${name}`, value]),
      ...questions.flatMap((question, q) =>
        Object.entries(question).map(([name, value]) => [`form.sections.${s}.questions.${q}.${name}`, value]),
      ),
    ]),
  )

/** Changes the sections in place; says where, or null where nothing could be done. */
function edited(sections: TypedSection[], { act, section: s, question: q }: FormEdit): string | null {
  const here = sections[s]
  const questions = here?.questions ?? []
  const title = `form.sections.${s}.title`
  switch (act) {
    case 'add-section':
      if (sections.length >= MOST.sections) return null
      sections.push({ own: { code: freeCode(sections, 's'), title: '' }, questions: [newQuestion(sections)] })
      return `form.sections.${sections.length - 1}.title`
    case 'add-question':
      if (!here || questions.length >= MOST.questions) return null
      questions.push(newQuestion(sections))
      return `form.sections.${s}.questions.${questions.length - 1}.label`
    case 'remove-section':
      return sections.splice(s, 1).length > 0 ? 'form.parts' : null
    case 'remove-question':
      return questions.splice(q, 1).length > 0 ? title : null
    case 'up-section':
    case 'down-section':
      return moved(sections, s, act === 'up-section' ? s - 1 : s + 1, (to) => `form.sections.${to}.title`)
    case 'up-question':
    case 'down-question':
      return moved(
        questions,
        q,
        act === 'up-question' ? q - 1 : q + 1,
        (to) => `form.sections.${s}.questions.${to}.label`,
      )
  }
}

function moved<T>(list: T[], from: number, to: number, at: (to: number) => string): string | null {
  const [one, other] = [list[from], list[to]]
  if (one === undefined || other === undefined) return null
  list[from] = other
  list[to] = one
  return at(to)
}

/** A text of moderate length, until the officer says otherwise. */
const newQuestion = (sections: TypedSection[]): Typed => ({
  code: freeCode(sections, 'q'),
  label: '',
  kind: 'text',
  limit: `${LONGEST_AT_FIRST}`,
})
const LONGEST_AT_FIRST = 500

/** "q4": one that no question, or section, has. */
function freeCode(sections: TypedSection[], letter: 's' | 'q'): string {
  const taken = sections.flatMap(({ own, questions }) => [
    own['code'],
    ...questions.map((one) => one['code']),
  ])
  return (
    Array.from({ length: taken.length + 1 }, (_, at) => `${letter}${at + 1}`).find(
      (code) => !taken.includes(code),
    ) ?? letter
  )
}
