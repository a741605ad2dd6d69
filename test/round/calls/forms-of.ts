import fc from 'fast-check'
import { type Form, PARTS, type Question } from '../../../src/round/calls/form/rules/form.ts'

/** Names as officers write them, marks and all; nothing to trim at the ends. */
export const words = (most: number) =>
  fc
    .string({ unit: fc.constantFrom(...'项目甲乙、，,A1 （“”）-<&'), minLength: 1, maxLength: most })
    .map((text) => text.trim())
    .filter((text) => text !== '')

const OPTIONS = ['甲', '乙', '丙']

const kinds = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), limit: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant('number' as const), unit: words(4) }),
  fc.record(
    {
      kind: fc.constant('choice' as const),
      options: fc.subarray(OPTIONS, { minLength: 2 }),
      several: fc.constant(true as const),
    },
    { requiredKeys: ['kind', 'options'] },
  ),
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.uniqueArray(
      fc.record(
        {
          code: fc.constantFrom('c1', 'c2', 'name', 'x-1'),
          label: fc.oneof(
            words(6),
            fc.constantFrom('电话（选填）', '电话(必填)', '（选填）', 'name （必填）'),
          ),
          required: fc.constant(false as const),
        },
        { requiredKeys: ['code', 'label'] },
      ),
      {
        minLength: 1,
        maxLength: 3,
        selector: ({ code }) => code,
      },
    ),
    rows: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constantFrom('date' as const, 'place' as const, 'file' as const) }),
)
const questions = fc.record(
  { asked: kinds, label: words(60), hint: words(20), required: fc.constant(true as const), on: fc.nat(20) },
  { requiredKeys: ['asked', 'label'] },
)

/** Forms without faults: codes of their own, conditions that look back to a choice, chains of them too. */
export const forms: fc.Arbitrary<Form> = fc
  .record({
    parts: fc.subarray([...PARTS]),
    sections: fc.array(
      fc.record({ title: words(40), questions: fc.array(questions, { minLength: 1, maxLength: 5 }) }),
      { maxLength: 3 },
    ),
  })
  .map(({ parts, sections }) => {
    const choices: { code: string; options: string[] }[] = []
    let count = 0
    return {
      parts,
      sections: sections.map(({ title, questions: inside }, s) => ({
        code: `s${s + 1}`,
        title,
        questions: inside.map(({ asked, on, ...rest }): Question => {
          count += 1
          const above = on === undefined ? undefined : choices[on % (choices.length + 1)]
          const when = above && {
            question: above.code,
            is: above.options.slice(0, 1 + (count % above.options.length)),
          }
          const code = `q${count}`
          if (asked.kind === 'choice') choices.push({ code, options: asked.options })
          return { code, ...rest, ...asked, ...(when && { when }) }
        }),
      })),
    }
  })
