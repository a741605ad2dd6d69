import { BY_CALL, type Ruled } from '../../../../rulebook/rules/by.ts'
import type { Numbers } from '../../../../rulebook/rules/parameters.ts'
import type { Fen } from '../../../../shared/money.ts'
import type { Plan, Track } from '../../../calls/rules/plan.ts'
import { type BudgetKind, type BudgetLine, type Content, askOf, ownOf } from '../../rules/content.ts'
import { bare, forbiddenIn } from './forbidden.ts'

/** Amounts against the most that the rulebook allows, in percent of `of`. */
export type ShareRefusal = Ruled<
  | { why: 'over-grant-share'; amount: Fen; of: Fen; most: number }
  | { why: 'over-overhead'; amount: Fen; of: Fen; most: number }
  | { why: 'over-personnel'; amount: Fen; of: Fen; most: number }
>
export type AskRefusal = Ruled<
  | { why: 'over-cap'; ask: Fen; cap: Fen; track: string }
  | { why: 'under-least'; ask: Fen; least: Fen; track: string }
>
export type SpendingRefusal = Ruled<{ why: 'forbidden-spending'; item: string; forbidden: string }>
export type BudgetRefusal = AskRefusal | ShareRefusal | SpendingRefusal

/** What does not stop a submission: the applicant sees it before, the officer after. */
export type BudgetDoubt =
  | Ruled<{ why: 'forbidden-named'; named: string; forbidden: string }>
  | { why: 'activity-unknown'; activity: string }

/** `at`: the row at fault, from 0; null: the budget as a whole. */
export type BudgetFinding = { at: number | null } & (BudgetRefusal | BudgetDoubt)

export const isDoubt = ({ why }: BudgetFinding): boolean =>
  why === 'forbidden-named' || why === 'activity-unknown'

type Lines = (BudgetLine | null)[]
type Beside = { track: string; activities: string[] }

/** All that is to be said of a budget, each beside the row at fault; rows that do not add up yet are passed over. */
export function findingsIn(
  plan: Pick<Plan, 'tracks' | 'parameters'>,
  lines: Lines,
  beside: Beside,
): BudgetFinding[] {
  const whole = lines.filter((line) => line !== null)
  const track = plan.tracks.find(({ code }) => code === beside.track)
  const ask = track && askOf({ budget: whole }) > 0 ? whyNotAsk(track, whole) : null
  return [
    ...(ask ? [{ ...ask, at: null }] : []),
    ...sharesOver(plan.parameters.proposals, whole).map((share) => ({ ...share, at: rowOver(share, lines) })),
    ...lines.flatMap((line, at) =>
      line ? inLine(plan.parameters.proposals, line, beside).map((one) => ({ ...one, at })) : [],
    ),
  ]
}

/** The same of a proposal as it was handed in. */
export const findingsInContent = (
  plan: Pick<Plan, 'tracks' | 'parameters'>,
  { budget, track, plan: steps }: Pick<Content, 'budget' | 'track' | 'plan'>,
): BudgetFinding[] => findingsIn(plan, budget, { track, activities: steps.map(({ work }) => work) })

/** What is asked for, against the bounds of the track. */
export function whyNotAsk({ askMax, askMin = 0, name }: Track, budget: BudgetLine[]): AskRefusal | null {
  const ask = askOf({ budget })
  if (ask > askMax)
    return { why: 'over-cap', by: ['proposals.highestAsk', BY_CALL], ask, cap: askMax, track: name }
  return ask < askMin ? { why: 'under-least', by: BY_CALL, ask, least: askMin, track: name } : null
}

/** What a round goes by in this; a rule that it does not have bounds nothing. */
type Rules = Numbers['proposals']

/** What a rulebook says no to: the grant's part of all, fees and personnel as parts of the grant, what it must not pay. */
export function whyNotSpend(rules: Rules, budget: BudgetLine[]): ShareRefusal | SpendingRefusal | null {
  return sharesOver(rules, budget)[0] ?? budget.map((line) => whyNotLine(rules, line)).find(Boolean) ?? null
}

function sharesOver(rules: Rules, budget: BudgetLine[]): ShareRefusal[] {
  const { grantShare, managementFee, personnel } = rules
  const ask = askOf({ budget })
  const parts = [
    {
      why: 'over-grant-share',
      by: 'proposals.grantShare',
      amount: ask,
      of: ask + ownOf({ budget }),
      most: grantShare,
    },
    {
      why: 'over-overhead',
      by: 'proposals.managementFee',
      amount: granted(budget, 'overhead'),
      of: ask,
      most: managementFee,
    },
    {
      why: 'over-personnel',
      by: 'proposals.personnel',
      amount: granted(budget, 'personnel'),
      of: ask,
      most: personnel,
    },
  ] as const
  return parts.flatMap(({ most, ...part }) =>
    most !== undefined && isOver({ ...part, most }) ? [{ ...part, most }] : [],
  )
}

/** Amount by percent may leave the numbers that are exact. */
const isOver = ({ amount, of, most }: { amount: Fen; of: Fen; most: number }): boolean =>
  BigInt(amount) * 100n > BigInt(of) * BigInt(most)

const granted = (budget: BudgetLine[], kind: BudgetKind): Fen =>
  askOf({ budget: budget.filter((line) => line.kind === kind) })

const KIND_OF = {
  'over-grant-share': null,
  'over-overhead': 'overhead',
  'over-personnel': 'personnel',
} as const

/** The row with which the lines of a kind pass what is allowed; the grant's part of all is nobody's row. */
function rowOver({ why, of, most }: ShareRefusal, lines: Lines): number | null {
  const kind = KIND_OF[why]
  const passes = (at: number) => {
    const before = lines.slice(0, at + 1).filter((line) => line !== null)
    return kind !== null && isOver({ amount: granted(before, kind), of, most })
  }
  const row = lines.findIndex((_, at) => passes(at))
  return row < 0 ? null : row
}

function inLine(rules: Rules, line: BudgetLine, { activities }: Beside): (SpendingRefusal | BudgetDoubt)[] {
  const refusal = whyNotLine(rules, line)
  const named = refusal ? null : doubtIn(rules, line)
  const { activity = '' } = line.estimate ?? {}
  const isKnown = bare(activity) === '' || activities.some((one) => bare(one) === bare(activity))
  return [
    ...(refusal ? [refusal] : []),
    ...(named ? [named] : []),
    ...(isKnown ? [] : [{ why: 'activity-unknown', activity } as const]),
  ]
}

/**
 * A line that the grant pays and whose item is a forbidden expense by its very name is refused. One that merely names such
 * an expense is pointed out to the applicant and to the officer: 礼品 may well stand in 不发放礼品.
 */
function whyNotLine(rules: Rules, { grant, name }: BudgetLine): SpendingRefusal | null {
  if (grant === 0) return null
  const found = forbiddenIn(rules.forbidden ?? [], name, 'whole')
  return found && { why: 'forbidden-spending', by: 'proposals.forbidden', item: name, forbidden: found.entry }
}

function doubtIn(rules: Rules, { grant, name, estimate }: BudgetLine): BudgetDoubt | null {
  if (grant === 0) return null
  const text = `${name}\n${estimate?.basis ?? ''}`
  const found = forbiddenIn(rules.forbidden ?? [], text, 'named')
  return (
    found && { why: 'forbidden-named', by: 'proposals.forbidden', named: found.word, forbidden: found.entry }
  )
}
