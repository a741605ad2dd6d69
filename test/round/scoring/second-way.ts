import type { Candidate } from '../../../src/round/scoring/rules/ranking.ts'
import type { Parameters } from '../../../src/rulebook/rules/parameters.ts'

/**
 * The rules of ranking and awards computed another way, to be compared with: means by long division, digit for digit;
 * ranks by counting who beats whom; awards by searching for the next that can be funded until there is none.
 */
export type Rule = Pick<
  Parameters['scoring'],
  'minSheets' | 'trimFromSheets' | 'decimals' | 'tieBreak' | 'passMark'
>
export type Terms = { quota: number; budget: number; rule: Parameters['awards']; cancelled: string[] }

/** Written out, "83.00"; null when there is none. */
export function scoreOf({ sheets }: Candidate, rule: Rule): string | null {
  if (sheets.length === 0 || sheets.length < rule.minSheets) return null
  let totals = sheets.map(({ points }) => Number(sum(Object.values(points))))
  if (rule.trimFromSheets !== null && totals.length >= Math.max(rule.trimFromSheets, 3)) {
    totals = without(without(totals, Math.min(...totals)), Math.max(...totals))
  }
  return divide(sum(totals), BigInt(totals.length), rule.decimals)
}

/** A proposal's rank is one more than the number of proposals that beat it. */
export function ranksOf(candidates: Candidate[], rule: Rule): Map<string, number> {
  const rank = (mine: Candidate) => 1 + candidates.filter((other) => beats(other, mine, rule)).length
  return new Map(candidates.map((each) => [each.proposal, rank(each)]))
}

/** Every proposal's reason; '' when it is funded. */
export function reasonsOf(candidates: Candidate[], rule: Rule, terms: Terms): Map<string, string> {
  const ranks = ranksOf(candidates, rule)
  const order = candidates.toSorted((a, b) => (ranks.get(a.proposal) ?? 0) - (ranks.get(b.proposal) ?? 0))
  const good = order.filter((each) => !whyUnfit(each, rule, terms))
  const funded = fundedOf(good, terms)
  return new Map(
    order.map((each, i) => {
      const above = order.slice(0, i).filter((other) => funded.has(other))
      const why = whyUnfit(each, rule, terms) ?? (funded.has(each) ? '' : whyNot(each, above, terms))
      return [each.proposal, why]
    }),
  )
}

function fundedOf(good: Candidate[], { quota, budget, rule }: Terms): Set<Candidate> {
  const funded = new Set<Candidate>()
  const tooDear = new Set<Candidate>()
  for (;;) {
    const spent = sum([...funded].map(({ ask }) => ask))
    const next = good.find(
      (each) =>
        !funded.has(each) &&
        !tooDear.has(each) &&
        funded.size < quota &&
        countOf(each.organization, [...funded]) < rule.perOrganizationAndTrack,
    )
    if (!next) return funded
    if (spent + BigInt(next.ask) <= BigInt(budget)) funded.add(next)
    else if (rule.skipWhenOverBudget) tooDear.add(next)
    else return funded
  }
}

function whyUnfit(each: Candidate, rule: Rule, { cancelled }: Terms): string | null {
  const score = scoreOf(each, rule)
  if (cancelled.includes(each.proposal)) return 'objection_upheld'
  if (score === null) return 'too_few_sheets'
  return unitsOf(score, 12) < unitsOf(divide(BigInt(rule.passMark), 1n, 2), 12) ? 'below_pass_mark' : null
}

function whyNot(each: Candidate, above: Candidate[], { quota, rule }: Terms): string {
  if (above.length >= quota) return 'quota_full'
  const full = countOf(each.organization, above) >= rule.perOrganizationAndTrack
  return full ? 'organization_already_funded' : 'budget_exhausted'
}

function beats(a: Candidate, b: Candidate, rule: Rule): boolean {
  const mine = [scoreOf(a, rule), ...rule.tieBreak.map((code) => meanOf(a, code, rule))]
  const theirs = [scoreOf(b, rule), ...rule.tieBreak.map((code) => meanOf(b, code, rule))]
  for (const [i, one] of mine.entries()) {
    const other = theirs[i] ?? null
    if (one === other) continue
    return other === null || (one !== null && unitsOf(one, 12) > unitsOf(other, 12))
  }
  if (a.submittedAt !== b.submittedAt) return a.submittedAt < b.submittedAt
  return a.proposal < b.proposal
}

function meanOf({ sheets }: Candidate, code: string, rule: Rule): string | null {
  if (sheets.length === 0) return null
  return divide(sum(sheets.map(({ points }) => points[code] ?? 0)), BigInt(sheets.length), rule.decimals)
}

/** Hundredths divided by a count as at school: a digit at a time, and one more to see whether to round up. */
function divide(hundredths: bigint, count: bigint, decimals: number): string {
  const by = 100n * count
  let digits = String(hundredths / by)
  let rest = hundredths % by
  for (let i = 0; i <= decimals; i += 1) {
    digits += String((rest * 10n) / by)
    rest = (rest * 10n) % by
  }
  const up = Number(digits.at(-1)) >= 5 ? 1n : 0n
  const kept = String(BigInt(digits.slice(0, -1)) + up).padStart(decimals + 1, '0')
  return decimals === 0 ? kept : `${kept.slice(0, -decimals)}.${kept.slice(-decimals)}`
}

/** "83.5" as a whole number of 10^-places. */
function unitsOf(written: string, places: number): bigint {
  const [whole = '0', part = ''] = written.split('.')
  return BigInt(whole + part.padEnd(places, '0'))
}

const sum = (numbers: number[]): bigint => numbers.reduce((all, each) => all + BigInt(each), 0n)
const countOf = (organization: string, among: Candidate[]): number =>
  among.filter((each) => each.organization === organization).length
const without = (numbers: number[], one: number): number[] => numbers.toSpliced(numbers.indexOf(one), 1)
