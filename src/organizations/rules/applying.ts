import type { OrganizationKind } from '../../people/rules/organization.ts'
import type { BoundIn } from '../../rulebook/rules/bound.ts'
import type { Ruled } from '../../rulebook/rules/by.ts'
import { type Part, type Profile, missingIn } from './profile.ts'
import { type Day, type Instant, dayOf, sayDay } from '../../shared/days.ts'

/** What a rule about applying must know of an organization: its host, and the bars that were approved and not lifted. */
export type Applicant = {
  kind: OrganizationKind
  host: string | null
  bars: { from: Day; until: Day; reason: string }[]
  /** Dissolved, or merged into another. */
  isGone?: boolean
  /** The rounds, by code, that it runs or has run for the bureau; `until`: it is asked to, and applies again after that day. */
  runs?: { code: string; until: Day | null }[]
}
type Book = BoundIn<'proposals'> | undefined

export type Barred = Ruled<{ why: 'barred'; until: Day; reason: string }>
export type ApplyRefusal =
  | Barred
  | { why: 'organization-gone' }
  | Ruled<{ why: 'groups-not-allowed' } | { why: 'no-host' }>

/** Asked when a proposal is begun: a barred organization may not, nor a group where the rulebook leaves it to its host. */
export function whyNotBegin(applicant: Applicant, rulebook: Book, now: Instant): ApplyRefusal | null {
  const barred = whyNotBarred(applicant, now)
  if (barred) return barred
  if (applicant.isGone) return { why: 'organization-gone' }
  const isGroup = applicant.kind === 'community'
  return isGroup && rulebook?.parameters.proposals.communityGroups === false
    ? { why: 'groups-not-allowed', by: 'proposals.communityGroups' }
    : null
}

/** The bar in force at a time: of several, the one that lasts longest. Asked at every door from a draft to an agreement. */
export function whyNotBarred({ bars }: Pick<Applicant, 'bars'>, now: Instant): Barred | null {
  const today = dayOf(now)
  const [bar] = bars
    .filter(({ from, until }) => from <= today && today <= until)
    .toSorted((one, other) => (one.until < other.until ? 1 : -1))
  return bar ? { why: 'barred', until: bar.until, reason: bar.reason, by: 'sanctions.barYears' } : null
}

/** Asked when it is submitted: by then a group has a host, where a rulebook says who signs and receives the money. */
export function whyNotHandIn(applicant: Applicant, rulebook: Book, now: Instant): ApplyRefusal | null {
  const notBegun = whyNotBegin(applicant, rulebook, now)
  if (notBegun) return notBegun
  const isGroup = applicant.kind === 'community'
  return isGroup && rulebook && applicant.host === null
    ? { why: 'no-host', by: 'proposals.communityGroups' }
    : null
}

/** What an organization has not got yet. `isNeeded`: without it nothing is handed in; else it is as well to have it. */
export type Lack = {
  isNeeded: boolean
  lack: ApplyRefusal | { why: 'host-asked'; host: string } | { why: 'profile'; missing: Part[] }
}

/** All of it, the needed first. `asked`: the host that has not answered yet. */
export function lacksOf(
  applicant: Applicant,
  { profile, asked }: { profile: Profile; asked: string | null },
  rulebook: Book,
  now: Instant,
): Lack[] {
  const no = whyNotHandIn(applicant, rulebook, now)
  const waits = no?.why === 'no-host' && asked !== null ? { why: 'host-asked' as const, host: asked } : no
  const missing = missingIn(profile, applicant.kind === 'community')
  return [
    ...(waits ? [{ isNeeded: true, lack: waits }] : []),
    ...(missing.length > 0 ? [{ isNeeded: false, lack: { why: 'profile' as const, missing } }] : []),
  ]
}

export function sayApply(refusal: ApplyRefusal): string {
  switch (refusal.why) {
    case 'barred':
      return `到${sayDay(refusal.until)}为止不受理本单位的申报，原因：${refusal.reason}`
    case 'organization-gone':
      return '登记机关已经注销本单位，或者本单位已经合并，不再受理申报'
    case 'groups-not-allowed':
      return '这一期社区社会组织不直接申报，可以由托管单位以它自己的名义申报'
    case 'no-host':
      return '社区社会组织要有确认过的托管单位，由它签约、收款和核算。请先在本单位的“托管”里请一家'
  }
}
