import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { answersForm } from '../../../../src/round/calls/form/forms/answers.ts'
import { chosenIn, closedOn } from '../../../../src/round/calls/form/rules/asked.ts'
import { faultsOfForm } from '../../../../src/round/calls/form/rules/faults.ts'
import { type Question, fieldOf, questionsIn } from '../../../../src/round/calls/form/rules/form.ts'
import {
  type Section,
  belongsTo,
  sectionsOf,
  withTyped,
} from '../../../../src/round/proposals/sections/rules/sections.ts'
import { readKept } from '../../../../src/web/body.ts'
import { forms } from '../forms-of.ts'

type Typed = Record<string, string>

/** What a person may do to a form: type something into a question's field, or save the page. */
type Edit = { question: number; text: string }

/** Something that the question takes, mostly; other text, sometimes; nothing, to take it back. */
function typedInto(question: Question, text: string): Typed {
  const field = fieldOf(question)
  switch (question.kind) {
    case 'choice':
      return question.several ? { [`${field}[]`]: `\n${text}` } : { [field]: text }
    case 'table':
      return { [`${field}.0.${question.columns[0]?.code}`]: text }
    default:
      return { [field]: text }
  }
}

const edits = fc.array(
  fc.record({
    question: fc.nat(14),
    text: fc.constantFrom('甲', '乙', '丙', '12.5', '2026-11-22', '', '长文字'),
  }),
  { maxLength: 30 },
)

/** The second, naive way: a question is asked when the one it hangs on is, and what was typed there is one of the words. */
function naivelyAsked(question: Question, all: Question[], typed: Typed): boolean {
  if (!question.when) return true
  const { question: on, is } = question.when
  const above = all.find(({ code }) => code === on)
  if (!above || !naivelyAsked(above, all, typed)) return false
  const said = `${typed[`answers.${on}`] ?? ''}\n${typed[`answers.${on}[]`] ?? ''}`.split('\n')
  return is.some((word) => said.includes(word))
}

const isFilled = (question: Question, typed: Typed): boolean =>
  Object.entries(typed).some(
    ([name, text]) => name.replace(/\[\]$/, '').split('.')[1] === question.code && text.trim() !== '',
  )

/** All that is typed, as every save keeps it: the page sends hidden questions too. */
const saved = (typed: Typed, questions: Question[], { question, text }: Edit): Typed => {
  const asked = questions[question % Math.max(1, questions.length)]
  return asked ? { ...typed, ...typedInto(asked, text) } : typed
}

/** Names of the fields that one question has. */
const isFieldOf = ({ code }: Pick<Question, 'code'>, name: string): boolean =>
  name.replace(/\[\]$/, '').split('.')[1] === code

const answersTo = (questions: Question[], typed: Typed) =>
  readKept(z.object({ answers: answersForm(questions) }), typed)

test('conditional forms never lose an answer: what is typed stays, whatever else is typed', () => {
  fc.assert(
    fc.property(forms, edits, (form, all) => {
      expect(faultsOfForm(form)).toEqual([])
      const questions = questionsIn(form)
      let typed: Typed = {}
      for (const edit of all) {
        const before = typed
        typed = saved(typed, questions, edit)
        const kept = structuredClone(typed)
        answersTo(questions, typed)
        expect(typed).toEqual(kept)
        const touched = questions[edit.question % Math.max(1, questions.length)]
        const others = Object.entries(before).filter(([name]) => !touched || !isFieldOf(touched, name))
        expect(typed).toMatchObject(Object.fromEntries(others))
      }
    }),
    { numRuns: 300 },
  )
})

test('what is submitted is what was asked and answered; what is refused was asked', () => {
  fc.assert(
    fc.property(forms, edits, (form, all) => {
      const questions = questionsIn(form)
      const typed = all.reduce((text: Typed, edit) => saved(text, questions, edit), {})
      const asked = questions.filter((one) => naivelyAsked(one, questions, typed))
      const answered = asked.filter((one) => one.kind !== 'file' && isFilled(one, typed))
      const read = answersTo(questions, typed)
      const refused = read.ok ? [] : read.refusal.problems.map(({ field }) => field.split('.')[1] ?? '')
      expect(read.ok ? Object.keys(read.value.answers) : []).toEqual(
        read.ok ? answered.map(({ code }) => code) : [],
      )
      expect(asked.map(({ code }) => code)).toEqual(expect.arrayContaining(refused))
    }),
    { numRuns: 500 },
  )
})

test('an answer that is hidden and shown again is what it was', () => {
  fc.assert(
    fc.property(forms, edits, fc.nat(14), (form, all, at) => {
      const questions = questionsIn(form)
      const typed = all.reduce((text: Typed, edit) => saved(text, questions, edit), {})
      const choices = questions.filter(({ kind }) => kind === 'choice')
      const toggled = choices[at % Math.max(1, choices.length)]
      const hidden = toggled ? { ...typed, ...typedInto(toggled, '') } : typed
      const was = Object.entries(typed).filter(([name]) => toggled && isFieldOf(toggled, name))
      const blanked = Object.entries(hidden).filter(([name]) => name in typed)
      const back = { ...Object.fromEntries(blanked), ...Object.fromEntries(was) }
      expect(answersTo(questions, back)).toEqual(answersTo(questions, typed))
    }),
    { numRuns: 300 },
  )
})

/** What a page of the form sends: all its fields, hidden or not, as they stand; a browser may leave blank ones out. */
const sentFrom = (page: Section, typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([field]) => belongsTo(page, field)))

test('across pages nothing is lost: neither what another page hides, nor what a page does not send', () => {
  fc.assert(
    fc.property(forms, edits, fc.boolean(), (form, all, isHiddenSent) => {
      const questions = questionsIn(form)
      const pages = sectionsOf({ form }).filter((page) => page.questions.length > 0)
      const kept: Typed = {}
      const told: Typed = {}
      for (const edit of all) {
        const touched = questions[edit.question % Math.max(1, questions.length)]
        const page = pages.find((one) => one.questions.some(({ code }) => code === touched?.code))
        if (!page || !touched || closedOn(page.questions, questions, chosenIn(kept)).has(touched.code))
          continue
        Object.assign(told, typedInto(touched, edit.text))
        const closed = closedOn(page.questions, questions, chosenIn(kept))
        const sent = Object.entries(sentFrom(page, told)).filter(
          ([field]) => isHiddenSent || ![...closed.keys()].some((code) => isFieldOf({ code }, field)),
        )
        Object.assign(kept, withTyped(page, kept, Object.fromEntries(sent)))
        expect(kept).toEqual(told)
      }
    }),
    { numRuns: 300 },
  )
})

test('a page hides what the answers of other pages decide, and nothing else', () => {
  fc.assert(
    fc.property(forms, edits, (form, all) => {
      const questions = questionsIn(form)
      const typed = all.reduce((text: Typed, edit) => saved(text, questions, edit), {})
      for (const { questions: page } of form.sections) {
        const closed = closedOn(page, questions, chosenIn(typed))
        for (const question of page) {
          const isHere = (code: string | undefined) => page.some((one) => one.code === code)
          const isOpen = naivelyAsked(question, questions, typed)
          const isDecidedHere = isHere(question.when?.question) && !closed.has(question.when?.question ?? '')
          expect(closed.has(question.code)).toBe(!isOpen && !isDecidedHere)
          const decides = closed.get(question.code)
          expect(
            decides === undefined || (!isHere(decides.code) && naivelyAsked(decides, questions, typed)),
          ).toBe(true)
        }
      }
    }),
    { numRuns: 500 },
  )
})
