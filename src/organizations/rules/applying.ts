import type { OrganizationKind } from '../../people/rules/organization.ts'
import type { Bound } from '../../rulebook/rules/bound.ts'
import { type Day, sayDay } from '../../shared/days.ts'

/** What a rule about applying must know of an organization: its host, and the bar in force today. */
export type Applicant = {
  kind: OrganizationKind
  host: string | null
  bar: { until: Day; reason: string } | null
}

export type ApplyRefusal =
  | { why: 'barred'; until: Day; reason: string }
  | { why: 'groups-not-allowed' }
  | { why: 'no-host' }

/** Asked when a proposal is begun: a barred organization may not, nor a group where the rulebook leaves it to its host. */
export function whyNotBegin(applicant: Applicant, rulebook: Bound | undefined): ApplyRefusal | null {
  if (applicant.bar) return { why: 'barred', ...applicant.bar }
  const isGroup = applicant.kind === 'community'
  return isGroup && rulebook?.parameters.proposals.communityGroups === false
    ? { why: 'groups-not-allowed' }
    : null
}

/** Asked when it is submitted: by then a group has a host, where a rulebook says who signs and receives the money. */
export function whyNotHandIn(applicant: Applicant, rulebook: Bound | undefined): ApplyRefusal | null {
  const notBegun = whyNotBegin(applicant, rulebook)
  if (notBegun) return notBegun
  const isGroup = applicant.kind === 'community'
  return isGroup && rulebook && applicant.host === null ? { why: 'no-host' } : null
}

export function sayApply(refusal: ApplyRefusal): string {
  switch (refusal.why) {
    case 'barred':
      return `在${sayDay(refusal.until)}以前不受理本单位的申报，原因：${refusal.reason}`
    case 'groups-not-allowed':
      return '这一期社区社会组织不直接申报，可以由托管单位以它自己的名义申报'
    case 'no-host':
      return '社区社会组织要有确认过的托管单位，由它签约、收款和核算。请先在本单位的“托管”里请一家'
  }
}
