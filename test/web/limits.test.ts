import { expect, test } from 'vitest'
import type { z } from 'zod'
import { prepareForm, returnForm } from '../../src/round/awards/forms.ts'
import { basicsForm } from '../../src/round/calls/forms/plan.ts'
import { confirmationForm } from '../../src/round/payments/forms.ts'
import { reportForm } from '../../src/round/projects/forms.ts'
import { ABOUT } from '../../src/round/proposals/sections/forms/project.ts'
import { boxOf } from '../../src/rulebook/forms/boxes.ts'
import { whyNotFind } from '../../src/round/screening/rules/eligibility.ts'
import { whyNotRemark } from '../../src/round/proposals/alike/rules/pair.ts'
import { area, line, lineOrNone } from '../../src/web/boxes/texts.ts'
import { person } from '../round/people.ts'

/** A character of the rarer planes, as in a name: one for a person, two for JavaScript. */
const RARE = '𠮷'

/** What a schema says of each field when it is given such a text. */
const saidOf = (schema: z.ZodType, sent: unknown): string[] =>
  schema.safeParse(sent).error?.issues.map(({ message }) => message) ?? []

test.each<[string, z.ZodType, (text: string) => unknown, number]>([
  ['a name', line('姓名', 20), (text) => text, 20],
  ['what is needed', area('意见', 60), (text) => text, 60],
  ['what may be left blank', lineOrNone('说明', 60), (text) => text, 60],
  ['a line of a call', basicsForm.shape.title, (text) => text, 60],
  ['a field of a proposal', ABOUT.shape.title, (text) => text, 30],
  ['a remark on a ranking', prepareForm, (remark) => ({ remark }), 1000],
  ['why a decision is returned', returnForm, (reason) => ({ reason }), 500],
  ['how an account was confirmed', confirmationForm, (note) => ({ version: '1', note }), 200],
  ['a rule of a list', boxOf('scoring.tieBreak'), (text) => [text], 60],
  ['a report', reportForm, (text) => ({ text, actuals: ['1'], spent: '1' }), 5000],
])('%s counts as a person does', (_, schema, sentWith, limit) => {
  expect(saidOf(schema, sentWith(RARE.repeat(limit)))).toEqual([])
  expect(saidOf(schema, sentWith(RARE.repeat(limit + 1)))).toEqual([
    expect.stringMatching(new RegExp(`最多写?${limit}个字`)),
  ])
})

test('a rule counts as the form before it does', () => {
  const officer = person('officer', ['officer'])
  const found = (length: number) => whyNotFind({ outcome: 'ineligible', reason: RARE.repeat(length) })
  const remarked = (length: number) =>
    whyNotRemark(officer, { aOf: 'o1', bOf: 'o2' }, { verdict: 'to-explain', note: RARE.repeat(length) })
  expect([found(500), found(501)?.why]).toEqual([null, 'reason-too-long'])
  expect([remarked(500), remarked(501)?.why]).toEqual([null, 'note-too-long'])
})
