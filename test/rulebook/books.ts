import fc from 'fast-check'
import { modelRulebook } from '../../src/rulebook/model/model.ts'
import type { Kind } from '../../src/rulebook/rules/kinds.ts'
import type { Rulebook } from '../../src/rulebook/rules/rulebook.ts'
import { PARAMETERS } from '../../src/rulebook/rules/parameters.ts'

/** Words without braces, as an officer types them: no blank at either end. */
const words = (most: number) =>
  fc
    .string({
      unit: fc.constantFrom('甲', '乙', '丙', '，', '。', 'a', '7', ' ', '"', '<', '&', '😀'),
      minLength: 1,
      maxLength: most,
    })
    .map((text) => text.trim())
    .filter((text) => text !== '')

function anyValue(kind: Kind): fc.Arbitrary<unknown> {
  switch (kind.kind) {
    case 'whole':
    case 'points':
      return fc.integer({ min: kind.least, max: kind.most })
    case 'whole-or-none':
      return fc.option(fc.integer({ min: kind.least, max: kind.most }))
    case 'amount-or-none':
      return fc.option(fc.integer({ min: kind.least, max: kind.most }))
    case 'tick':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...Object.keys(kind.options))
    case 'several':
      return fc.subarray(Object.keys(kind.options), { minLength: 1 })
    case 'list':
      return fc.uniqueArray(words(20), { minLength: kind.least, maxLength: kind.most })
    case 'tranches':
      return fc.constantFrom(
        [{ percent: 100, on: 'agreement_signed' }],
        [
          { percent: 50, on: 'agreement_signed' },
          { percent: 40, on: 'midterm_passed' },
          { percent: 10, on: 'final_passed' },
        ],
      )
  }
}

const anyParameters = fc.record(
  Object.fromEntries(
    Object.entries(PARAMETERS).map(([stage, kinds]) => [
      stage,
      fc.record(Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, anyValue(kind)]))),
    ]),
  ),
)

/** What no two parameters may contradict in. */
function madeSound(parameters: Rulebook['parameters']): Rulebook['parameters'] {
  const { panel, scoring, closing } = parameters
  const { minSheets, trimFromSheets, sheetsPerProposal: asked = null } = scoring
  const sheetsPerProposal = asked === null ? null : Math.max(asked, minSheets)
  const size = Math.max(panel.size, minSheets, trimFromSheets ?? 0, sheetsPerProposal ?? 0)
  const mostSheets = sheetsPerProposal === null ? null : (panel.mostSheets ?? null)
  const [gradeB = 100, gradeA = 200] = [closing.gradeA, closing.gradeB].toSorted((a, b) => a - b)
  const apart = gradeA === gradeB ? { gradeA: 10_000, gradeB: 100 } : { gradeA, gradeB }
  return {
    ...parameters,
    ...{ panel: { ...panel, size, mostSheets }, scoring: { ...scoring, sheetsPerProposal } },
    closing: { ...closing, ...apart },
  }
}

const anyClauses = fc.array(
  fc.record({
    title: words(30),
    text: fc.array(words(40), { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  }),
  { maxLength: 4 },
)

/** A sound rulebook: the model's clauses with others before them, and any parameters. */
export const anyBook: fc.Arbitrary<Rulebook> = fc
  .record({ title: words(60), extra: anyClauses, parameters: anyParameters })
  .map(({ title, extra, parameters }) => {
    const model = modelRulebook()
    const [first = { title: '总则', clauses: [] }, ...rest] = model.chapters
    const chapters = [{ ...first, clauses: [...extra, ...first.clauses] }, ...rest]
    return { title, chapters, parameters: madeSound({ ...model.parameters, ...parameters }), left: {} }
  })

/** "chapters.0.title" and its like, nested as a form's reader nests them. */
export function nestedOf(typed: Record<string, string>): Record<string, unknown> {
  const root: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(typed)) {
    const isList = name.endsWith('[]')
    put(root, name.replace('[]', '').split('.'), isList ? value.split('\n') : value)
  }
  return root
}

function put(branch: Record<string, unknown>, [key = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    branch[key] = value
    return
  }
  const next = branch[key] ?? (/^\d+$/.test(rest[0] ?? '') ? [] : {})
  branch[key] = next
  if (typeof next === 'object') put(Object.assign(next), rest, value)
}
