import type { OrganizationKind } from '../../../../people/rules/organization.ts'
import { BY_CALL, type Ruled } from '../../../../rulebook/rules/by.ts'
import type { Plan } from '../../../calls/rules/plan.ts'
import { trackOf } from '../../../calls/rules/round.ts'
import { type BudgetRefusal, whyNotAsk, whyNotSpend } from '../../budget/rules/findings.ts'
import type { Content } from '../../rules/content.ts'
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
  return track.kinds.includes(kind)
    ? null
    : { why: 'kind-not-in-track', by: BY_CALL, track: track.name, kind }
}

/** The place may be left to the communities that are chosen. */
function whyNotPlace({ place, communities }: Partial<Content>): Found {
  return place === '' && communities?.length === 0 ? { why: 'place-missing', by: '#proposal' } : null
}

function whyNotMonths(plan: Plan, { months = 0 }: Partial<Content>): Found {
  const { longestMonths: longest } = plan.parameters.proposals
  return months > longest ? { why: 'too-long', by: 'proposals.longestMonths', months, longest } : null
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
