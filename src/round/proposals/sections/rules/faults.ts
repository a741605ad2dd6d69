import type { OrganizationKind } from '../../../../people/rules/organization.ts'
import { BY_CALL, type Ruled } from '../../../../rulebook/rules/by.ts'
import { CONDITIONS } from '../../../calls/conditions/rules/conditions.ts'
import { UNTOLD } from '../../../calls/conditions/rules/facts.ts'
import type { Plan } from '../../../calls/rules/plan.ts'
import { trackOf } from '../../../calls/rules/round.ts'
import { type BudgetRefusal, whyNotAsk, whyNotSpend } from '../../budget/rules/findings.ts'
import type { Content } from '../../rules/content.ts'
import { factsOfContent } from '../../rules/facts.ts'
import type { SectionCode } from './sections.ts'

/** What the rules of a round refuse in what a proposal says. */
export type ContentRefusal =
  | Ruled<
      | { why: 'track-unknown' }
      | { why: 'kind-not-in-track'; track: string; kind: OrganizationKind }
      | { why: 'place-missing' }
      | { why: 'too-long'; months: number; longest: number }
      | { why: 'step-after-end'; month: number; months: number }
    >
  | BudgetRefusal

/** Where a refusal is mended. */
export type Fault = { section: SectionCode; field: string; refusal: ContentRefusal }

/** What the rules refuse in a proposal, of as much of it as can be read already. Asked by its pages and by submitting. */
export function faultsIn(plan: Plan, kind: OrganizationKind, content: Partial<Content>): Fault[] {
  const found: [SectionCode, string, Found][] = [
    ['about', 'track', whyNotTrack(plan, kind, content)],
    ['about', 'place', whyNotPlace(content)],
    ['about', 'months', whyNotMonths(plan, content)],
    ['plan', 'plan', whyNotSteps(content)],
    ...whyNotBudget(plan, content).map((one): [SectionCode, string, Found] => ['budget', 'budget', one]),
  ]
  return found.flatMap(([section, field, refusal]) => (refusal ? [{ section, field, refusal }] : []))
}

type Found = ContentRefusal | null

function whyNotTrack(plan: Plan, kind: OrganizationKind, { track: code }: Partial<Content>): Found {
  if (code === undefined) return null
  const track = trackOf(plan, code)
  if (!track) return { why: 'track-unknown', by: BY_CALL }
  const told = CONDITIONS.kind.tell(plan, { ...UNTOLD, kind, track: code })
  return told?.verdict === 'no' ? { why: 'kind-not-in-track', by: BY_CALL, track: track.name, kind } : null
}

/** The place may be left to the communities that are chosen. */
function whyNotPlace({ place, communities }: Partial<Content>): Found {
  return place === '' && communities?.length === 0 ? { why: 'place-missing', by: '#proposal' } : null
}

function whyNotMonths(plan: Plan, content: Partial<Content>): Found {
  const told = CONDITIONS.months.tell(plan, { ...UNTOLD, ...factsOfContent(content) })
  if (told?.verdict !== 'no') return null
  const { months, longest } = told
  return { why: 'too-long', by: 'proposals.longestMonths', months, longest }
}

function whyNotSteps({ months, plan = [] }: Partial<Content>): Found {
  if (months === undefined) return null
  const late = plan.map(({ month, until = month }) => Math.max(month, until)).find((month) => month > months)
  return late === undefined ? null : { why: 'step-after-end', by: '#proposal', month: late, months }
}

/** What is asked for, and what it is spent on. */
function whyNotBudget(plan: Plan, { track: code = '', budget }: Partial<Content>): Found[] {
  if (!budget) return []
  const track = trackOf(plan, code)
  return [track ? whyNotAsk(track, budget) : null, whyNotSpend(plan.parameters.proposals, budget)]
}
