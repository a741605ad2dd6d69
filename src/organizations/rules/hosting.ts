import type { OrganizationKind } from '../../people/rules/organization.ts'
import type { Instant } from '../../shared/days.ts'

/** Where a hosting stands: asked for, in force, declined, or over (ended, or taken back before an answer). */
export type HostingState = 'asked' | 'hosted' | 'declined' | 'over'
export type Hosting = {
  id: string
  group: { id: string; name: string }
  host: { id: string; name: string }
  note: string
  at: Instant
  outcome: 'confirmed' | 'declined' | null
  reason: string | null
  answeredAt: Instant | null
  endReason: string | null
  endedAt: Instant | null
}

export const HOSTING_WORDS: Record<HostingState, string> = {
  asked: '等托管单位确认',
  hosted: '托管中',
  declined: '没有同意',
  over: '已结束',
}

export function stateOf({ outcome, endedAt }: Pick<Hosting, 'outcome' | 'endedAt'>): HostingState {
  if (endedAt !== null) return 'over'
  if (outcome === null) return 'asked'
  return outcome === 'confirmed' ? 'hosted' : 'declined'
}

/** The one in force, or asked for. */
export const currentOf = (hostings: Hosting[]): Hosting | null =>
  hostings.find((one) => stateOf(one) === 'hosted' || stateOf(one) === 'asked') ?? null

export type HostingRefusal =
  | { why: 'reader-only' }
  | { why: 'not-a-group' }
  | { why: 'host-not-legal-person'; name: string }
  | { why: 'host-there'; name: string; state: 'asked' | 'hosted' }
  | { why: 'host-answered' }
  | { why: 'host-over' }
  | { why: 'host-unknown' }

/** A group asks one legal person at a time. */
export function whyNotAsk(
  group: { kind: OrganizationKind },
  host: { name: string; kind: OrganizationKind } | null,
  hostings: Hosting[],
): HostingRefusal | null {
  if (group.kind !== 'community') return { why: 'not-a-group' }
  if (!host) return { why: 'host-unknown' }
  if (host.kind === 'community') return { why: 'host-not-legal-person', name: host.name }
  const current = currentOf(hostings)
  const state = current && stateOf(current)
  return current && (state === 'asked' || state === 'hosted')
    ? { why: 'host-there', name: current.host.name, state }
    : null
}

export function whyNotAnswer(hosting: Hosting): HostingRefusal | null {
  if (stateOf(hosting) === 'asked') return null
  return hosting.endedAt === null ? { why: 'host-answered' } : { why: 'host-over' }
}

/** Either side ends it; a group takes back what was not answered. */
export const whyNotEndHosting = (hosting: Hosting): HostingRefusal | null => {
  const state = stateOf(hosting)
  return state === 'asked' || state === 'hosted' ? null : { why: 'host-over' }
}
