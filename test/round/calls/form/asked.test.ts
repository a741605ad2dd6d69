import { describe, expect, test } from 'vitest'
import { askedOf, chosenIn, chosenOf, isAsked } from '../../../../src/round/calls/form/rules/asked.ts'
import { faultsOfForm } from '../../../../src/round/calls/form/rules/faults.ts'
import type { Form, Question } from '../../../../src/round/calls/form/rules/form.ts'
import { FORM, QUESTIONS } from '../asking.ts'

const choice = (code: string, when?: Question['when']): Question => ({
  code,
  label: code,
  kind: 'choice',
  options: ['是', '否'],
  ...(when && { when }),
})
const yes = (question: string) => ({ question, is: ['是'] })
const codes = (questions: Question[]) => questions.map(({ code }) => code)

describe('what is asked', () => {
  const chain = [choice('a'), choice('b', yes('a')), choice('c', yes('b'))]

  test('hangs on the answer before, link by link', () => {
    const all = { 'answers.a': '是', 'answers.b': '是', 'answers.c': '否' }
    expect(codes(askedOf(chain, chosenIn(all)))).toEqual(['a', 'b', 'c'])
    expect(codes(askedOf(chain, chosenIn({ ...all, 'answers.b': '否' })))).toEqual(['a', 'b'])
    expect(codes(askedOf(chain, chosenIn({})))).toEqual(['a'])
  })

  test('is not what hangs on a question that is not asked, though its old answer stands there', () => {
    const typed = { 'answers.a': '否', 'answers.b': '是' }
    expect(chain.map((one) => isAsked(one, chain, typed))).toEqual([true, false, false])
  })

  test('is read off several ticks, and off answers that were read', () => {
    const area = QUESTIONS.find(({ code }) => code === 'area') ?? choice('area')
    expect(isAsked(area, QUESTIONS, { 'answers.needs[]': '\n宣传\n场地' })).toBe(true)
    expect(isAsked(area, QUESTIONS, { 'answers.needs[]': '' })).toBe(false)
    expect(codes(askedOf(QUESTIONS, chosenOf({ again: '否', needs: ['场地'] })))).toContain('area')
    expect(codes(askedOf(QUESTIONS, chosenOf({ again: '否', needs: [] })))).not.toContain('area')
  })
})

describe('a form', () => {
  const formOf = (...questions: Question[]): Form => ({
    parts: [],
    sections: [{ code: 's', title: '一', questions }],
  })
  const faults = (form: Form) => faultsOfForm(form).map(({ fault, field }) => [fault, field])
  const at = (question: number, part: string) => `form.sections.0.questions.${question}.${part}`

  test('that is well made has no faults', () => {
    expect(faultsOfForm(FORM)).toEqual([])
    expect(faultsOfForm({ parts: [], sections: [] })).toEqual([])
  })

  test.each<[string, Form, [string, string][]]>([
    ['two of a code', formOf(choice('a'), choice('a')), [['question-code-twice', at(1, 'code')]]],
    [
      'a condition on nothing there is',
      formOf(choice('a', yes('x'))),
      [['condition-unknown', at(0, 'when.question')]],
    ],
    [
      'a condition on a later question',
      formOf(choice('a', yes('b')), choice('b')),
      [['condition-later', at(0, 'when.question')]],
    ],
    ['a condition on itself', formOf(choice('a', yes('a'))), [['condition-later', at(0, 'when.question')]]],
    [
      'a condition on a date',
      formOf({ code: 'd', label: 'd', kind: 'date' }, choice('a', yes('d'))),
      [['condition-not-choice', at(1, 'when.question')]],
    ],
    [
      'a condition on an option that is none',
      formOf(choice('a'), choice('b', { question: 'a', is: ['是', '也许'] })),
      [['condition-not-option', at(1, 'when.question')]],
    ],
    [
      'a condition on no option',
      formOf(choice('a'), choice('b', { question: 'a', is: [] })),
      [['condition-not-option', at(1, 'when.question')]],
    ],
    [
      'one option',
      formOf({ code: 'a', label: 'a', kind: 'choice', options: ['是'] }),
      [['options-too-few', at(0, 'options')]],
    ],
    [
      'an option twice',
      formOf({ code: 'a', label: 'a', kind: 'choice', options: ['是', '是'] }),
      [['option-twice', at(0, 'options')]],
    ],
    [
      'a table without columns',
      formOf({ code: 'a', label: 'a', kind: 'table', columns: [], rows: 3 }),
      [['table-without-columns', at(0, 'columns')]],
    ],
    [
      'a column twice',
      formOf({
        code: 'a',
        label: 'a',
        kind: 'table',
        columns: [
          { code: 'x', label: '甲' },
          { code: 'x', label: '乙' },
        ],
        rows: 3,
      }),
      [['column-twice', at(0, 'columns')]],
    ],
    ['an empty section', formOf(), [['section-empty', 'form.sections.0.title']]],
    [
      'two sections of a code',
      {
        parts: [],
        sections: [
          { code: 's', title: '一', questions: [choice('a')] },
          { code: 's', title: '二', questions: [choice('b')] },
        ],
      },
      [['section-code-twice', 'form.sections.1.code']],
    ],
  ])('with %s says so', (_, form, found) => expect(faults(form)).toEqual(found))
})
