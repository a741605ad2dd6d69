import { isAnchor } from './anchors.ts'
import { PARAMETER_KEYS, isParameterKey, kindOf, valueOf, withinOf } from './words.ts'
import type { ParameterKey } from './parameters.ts'
import type { Rulebook } from './rulebook.ts'
import { isBoundOfAll, isOutOfReach } from './sheets.ts'
import { numberOf, numberedClauses, setsParameter } from './text.ts'

/** What contradicts itself in a rulebook: where, as an exported file has it ("chapters.3.clauses.0.text"), and why. */
export type BookFault = { path: string; reason: Reason }
export type Reason =
  | { why: 'no-clause-sets'; key: ParameterKey }
  | { why: 'two-clauses-set'; key: ParameterKey; numbers: number[] }
  | { why: 'unknown-placeholder'; text: string }
  | { why: 'tranches-are-not-all'; percent: number }
  | { why: 'grades-out-of-order' }
  | { why: 'sheets-exceed-panel' }
  | { why: 'trim-exceeds-panel' }
  | { why: 'sheets-per-proposal' }
  | { why: 'most-sheets-of-all' }
  /** What is left to the call: its bounds, or what the call starts from. */
  | { why: 'left-out-of-range'; key: ParameterKey }
  | { why: 'left-to-tracks'; key: ParameterKey }

/** A draft may be saved with faults, but neither enters into force with one nor is taken from a file. */
export const faultsOf = (book: Rulebook): BookFault[] => [
  ...unknownPlaceholders(book),
  ...PARAMETER_KEYS.flatMap((key) => bindingFault(book, key)),
  ...contradictions(book),
  ...leftFaults(book),
]

/** Text and numbers cannot disagree: each parameter is set by one clause, and shown in it. */
function bindingFault(book: Rulebook, key: ParameterKey): BookFault[] {
  const [first, second, ...more] = numberedClauses(book).filter(({ clause }) => setsParameter(clause, key))
  if (!first) return [{ path: `parameters.${key}`, reason: { why: 'no-clause-sets', key } }]
  if (!second) return []
  const numbers = [first, second, ...more].map(({ number }) => number)
  return [{ path: `${second.path}.text`, reason: { why: 'two-clauses-set', key, numbers } }]
}

function unknownPlaceholders(book: Rulebook): BookFault[] {
  return numberedClauses(book).flatMap(({ clause, path }) =>
    [...clause.text.matchAll(/\{[^{}]*\}|[{}]/g)]
      .filter(([text]) => !isKnown(book, text))
      .map(([text]) => ({ path: `${path}.text`, reason: { why: 'unknown-placeholder', text } })),
  )
}

function isKnown(book: Rulebook, text: string): boolean {
  if (isAnchor(text.slice(1, -1))) return true
  const key = text.slice(1, -1).replace(/^条:/, '')
  return isParameterKey(key) && (!text.startsWith('{条:') || numberOf(book, key) !== null)
}

function contradictions({ parameters }: Rulebook): BookFault[] {
  const { payments, closing, panel, scoring } = parameters
  const percent = payments.tranches.reduce((sum, tranche) => sum + tranche.percent, 0)
  const found: [boolean, string, Reason][] = [
    [percent !== 100, 'payments.tranches', { why: 'tranches-are-not-all', percent }],
    [closing.gradeA <= closing.gradeB, 'closing.gradeA', { why: 'grades-out-of-order' }],
    [scoring.minSheets > panel.size, 'scoring.minSheets', { why: 'sheets-exceed-panel' }],
    [(scoring.trimFromSheets ?? 0) > panel.size, 'scoring.trimFromSheets', { why: 'trim-exceeds-panel' }],
    [isOutOfReach(parameters), 'scoring.sheetsPerProposal', { why: 'sheets-per-proposal' }],
    [isBoundOfAll(parameters), 'panel.mostSheets', { why: 'most-sheets-of-all' }],
  ]
  return found.flatMap(([isSo, key, reason]) => (isSo ? [{ path: `parameters.${key}`, reason }] : []))
}

/** What a clause leaves to the call lies within what the rules allow, and what the call starts from within that. */
function leftFaults({ parameters, left }: Rulebook): BookFault[] {
  return PARAMETER_KEYS.flatMap((key): BookFault[] => {
    const leave = left[key]
    if (!leave) return []
    const kind = kindOf(key)
    const path = `left.${key}`
    if (leave.to === 'track' && kind.left !== 'track')
      return [{ path, reason: { why: 'left-to-tracks', key } }]
    const within = withinOf(kind, leave)
    if (!('most' in within) || !('most' in kind)) return []
    const value = valueOf(parameters, key)
    const isSound = kind.least <= within.least && within.least <= within.most && within.most <= kind.most
    const starts = typeof value !== 'number' || (within.least <= value && value <= within.most)
    return isSound && starts ? [] : [{ path, reason: { why: 'left-out-of-range', key } }]
  })
}
