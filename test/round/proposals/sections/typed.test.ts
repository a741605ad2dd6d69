import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Part } from '../../../../src/round/calls/form/rules/form.ts'
import { wholeForm } from '../../../../src/round/proposals/sections/forms/whole.ts'
import type { Content } from '../../../../src/round/proposals/rules/content.ts'
import { lineOf } from '../../../../src/round/proposals/budget/rules/lines.ts'
import { typedOf } from '../../../../src/round/proposals/sections/forms/whole.ts'
import { readKept } from '../../../../src/web/body.ts'
import { ANSWERS, FORM } from '../../calls/asking.ts'
import { plan } from '../../screening/closed-round.ts'
import { CONTENT } from '../typed.ts'

const TOPICS = [
  { id: 't1', listId: 'l1', seq: 1, title: '老人有人陪', text: '', needs: 1, people: 3, places: [] },
]
const HERE = { id: 'p1', subdistrict: '和平里', community: '甲社区' }
const PLACES = [HERE, { id: 'p2', subdistrict: '和平里', community: '' }]
const FULL: Content = {
  ...CONTENT,
  topics: [{ id: 't1', title: '老人有人陪' }],
  evidence: '走访',
  beneficiaries: { who: '独居老人', direct: 30, indirect: 0 },
  communities: PLACES,
  team: [{ name: '王敏', duty: '统筹', qualification: '' }],
  sustainability: '由老人自己接着办。',
  partners: [{ name: '甲社区居委会', does: '提供场地', community: HERE }],
  answers: ANSWERS,
}
const PARTS: Part[] = ['beneficiaries', 'team', 'sustainability', 'partners']
const asked = {
  plan: {
    ...plan(),
    form: { ...FORM, parts: PARTS },
  },
  topics: TOPICS,
  places: PLACES,
}
const readAgain = (content: Content, of: object) => {
  const whole = readKept(wholeForm({ ...asked, ...of }), typedOf(content))
  return whole.ok ? whole.value : null
}

describe('what was submitted, as it would stand in the form', () => {
  test('reads as the same again, with every part that a round may ask', () => {
    expect(readAgain(FULL, {})).toMatchObject({ problems: [], content: FULL })
  })

  test('reads as the same again, whatever was typed', () => {
    const word = fc.stringMatching(/^[一-龥0-9a-z]{1,10}$/)
    const line = fc
      .record({
        kind: fc.constantFrom('material', 'venue', 'overhead'),
        name: word,
        price: fc.integer({ min: 1, max: 999_999 }),
        quantity: fc.integer({ min: 1, max: 99_999 }),
        unit: word,
        basis: word,
        activity: word,
        source: fc.constantFrom('grant', 'own', 'in-kind', 'other'),
      })
      .map(lineOf)
    const grant = lineOf({
      ...{
        kind: 'material',
        name: '物料',
        price: 100,
        quantity: 100,
        unit: '份',
        basis: '报价',
        activity: '',
      },
      source: 'grant',
    })
    fc.assert(
      fc.property(
        fc.record({
          title: word,
          need: word,
          innovation: word,
          goals: fc.array(word, { minLength: 1, maxLength: 5 }),
        }),
        fc.array(line, { maxLength: 8 }),
        fc.array(fc.record({ risk: word, response: word }), { minLength: 1, maxLength: 4 }),
        (texts, lines, risks) => {
          const content = { ...CONTENT, ...texts, risks, budget: [...lines, grant] }
          const { form: _, ...bare } = asked.plan
          expect(readAgain(content, { plan: bare, topics: [], places: [] })).toMatchObject({
            problems: [],
            content,
          })
        },
      ),
      { numRuns: 60 },
    )
  })
})
