import type { Citable } from '../../../src/rulebook/rules/bound.ts'
import { letters } from '../../../src/letters/tables.ts'
import { sayClause } from '../../../src/shared/clauses.ts'
import { bookWith } from '../../round/calls/ruled.ts'
import type { Site } from '../../support.ts'
import { RULES, WITHOUT, patternOf } from './kinds.ts'

/** The model, as far as the rounds of these tests allow. */
export const BOOK = bookWith({
  ...{
    'proposals.perOrganization': 5,
    'proposals.managementFee': 20,
    'panel.size': 3,
    'scoring.minSheets': 2,
    'scoring.trimFromSheets': null,
  },
  'payments.tranches': [{ percent: 100, on: 'agreement_signed' }],
})

const without = Object.values(WITHOUT).flat()

/** The kinds of letters that were sent, those with rules; every letter names clauses of its kind alone, or is of a kind that has none. */
export async function kindsFound(site: Site, bound: Citable): Promise<string[]> {
  const sent = await site.db
    .selectDistinct({ subject: letters.subject, grounds: letters.grounds })
    .from(letters)
  const found = sent.flatMap(({ subject, grounds }) => {
    const kind = kindOf(subject)
    const rules = RULES[kind]
    const fault = rules ? faultIn(grounds, bound, rules) : grounds.length > 0 && 'has grounds'
    if (fault) throw new Error(`“${subject}” ${fault}: ${JSON.stringify(grounds)}`)
    return rules ? [kind] : []
  })
  return [...new Set(found)].toSorted()
}

function kindOf(subject: string): string {
  const kinds = [...Object.keys(RULES), ...without].filter((kind) => patternOf(kind).test(subject))
  const [kind] = kinds.toSorted((a, b) => b.length - a.length)
  if (kind === undefined) throw new Error(`no kind for “${subject}”`)
  return kind
}

/** Each ground says a clause of the rules and leads to it, in whichever version; there is one at least. */
function faultIn(
  grounds: { says: string; href: string }[],
  { clauses }: Citable,
  rules: (keyof Citable['clauses'])[],
): string | null {
  if (grounds.length === 0) return 'has no grounds'
  const numbers = rules.map((rule) => clauses[rule])
  const isClause = ({ says, href }: { says: string; href: string }) => {
    const no = Number(/^\/rulebooks\/\w+#clause-(\d+)$/.exec(href)?.[1])
    return numbers.includes(no) && says.endsWith(sayClause(no))
  }
  return grounds.every(isClause) ? null : `names other clauses than ${numbers.join()}`
}
