import { formForm } from '../../../src/round/calls/form/forms/form.ts'
import { flat, typedOf } from '../../../src/web/boxes/box.ts'
import type { Form, Question } from '../../../src/round/calls/form/rules/form.ts'

/** A form with a question of every kind, and conditions one upon the other. */
export const FORM: Form = {
  parts: ['beneficiaries', 'team'],
  sections: [
    {
      code: 'background',
      title: '项目基础',
      questions: [
        { code: 'again', label: '是否延续项目', kind: 'choice', options: ['是', '否'], required: true },
        {
          code: 'before',
          label: '上一期成效',
          hint: '写数字和变化',
          kind: 'text',
          limit: 100,
          required: true,
          when: { question: 'again', is: ['是'] },
        },
        {
          code: 'needs',
          label: '需要哪些支持',
          kind: 'choice',
          options: ['场地', '宣传', '志愿者'],
          several: true,
        },
      ],
    },
    {
      code: 'support',
      title: '场地与安全',
      questions: [
        {
          code: 'area',
          label: '场地面积',
          kind: 'number',
          unit: '平方米',
          required: true,
          when: { question: 'needs', is: ['场地'] },
        },
        { code: 'from', label: '最早开始日期', kind: 'date' },
        { code: 'where', label: '集合地点', kind: 'place' },
        {
          code: 'people',
          label: '安全负责人',
          kind: 'table',
          columns: [
            { code: 'name', label: '姓名' },
            { code: 'duty', label: '分工' },
          ],
          rows: 2,
        },
        { code: 'plan', label: '安全预案', kind: 'file', required: true },
      ],
    },
  ],
}

export const QUESTIONS: Question[] = FORM.sections.flatMap(({ questions }) => questions)

/** Answers as a person types them. */
export const TYPED_ANSWERS: Record<string, string | string[]> = {
  'answers.again': '是',
  'answers.before': '服务120人',
  'answers.needs[]': ['', '志愿者', '场地'],
  'answers.area': '４０.5',
  'answers.from': '2026-12-01',
  'answers.where': '和平里街道',
  'answers.people.0.name': '王秀兰',
  'answers.people.0.duty': '巡查',
  'answers.people.1.name': '',
  'answers.people.1.duty': ' ',
}
/** The same, read. */
export const ANSWERS = {
  again: '是',
  before: '服务120人',
  needs: ['场地', '志愿者'],
  area: 40.5,
  from: '2026-12-01',
  where: '和平里街道',
  people: [{ name: '王秀兰', duty: '巡查' }],
}

/** A form as its officer types it. */
export const typedForm = (form: Form) => flat(typedOf(formForm, form), 'form')
