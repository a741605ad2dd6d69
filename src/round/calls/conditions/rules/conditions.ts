import type { OrganizationKind } from '../../../../people/rules/organization.ts'
import { BY_CALL } from '../../../../rulebook/rules/by.ts'
import type { Fen } from '../../../../shared/money.ts'
import type { Plan, Track } from '../../rules/plan.ts'
import type { Facts } from './facts.ts'
import { STANDING } from './standing.ts'
import type { Condition, List, Reader, Share, Told } from './finding.ts'

const ALL: readonly Reader[] = ['visitor', 'applicant', 'officer']
const INSIDE: readonly Reader[] = ['applicant', 'officer']

const MOST = { overhead: 'managementFee', personnel: 'personnel', grantShare: 'grantShare' } as const

/**
 * 申报条件: each once, in the order in which they are asked. The check before applying, an application's list of what is open and an
 * officer's checklist are three readings of this.
 */
export const CONDITIONS = {
  received: {
    rule: ['calls.openDays'],
    ...{ shown: 'record', readers: ['officer'] },
    tell: ({ dates: { closes } }, { received: at }) =>
      at === null ? null : { ...judged(at < closes), about: 'received', at, closes },
  },
  kind: {
    rule: ['proposals.communityGroups', BY_CALL],
    ...{ shown: 'organization', readers: ALL },
    applies: (plan, facts) => !isHosted(plan, facts),
    tell: (plan, facts) =>
      facts.kind === null
        ? null
        : { ...judged(tracksFor(plan, facts).length > 0), about: 'kind', kind: facts.kind },
  },
  registered: {
    rule: ['#screening'],
    ...{ shown: 'organization', readers: ALL },
    tell: (_, { registered, kind }) =>
      registered === null ? null : { ...judged(registered), about: 'registered', kind },
  },
  host: {
    rule: ['proposals.communityGroups'],
    ...{ shown: 'organization', readers: ALL },
    asked: areGroupsHosted,
    applies: isHosted,
    tell: (_, { host }) => (host === null ? null : { ...judged(host), about: 'host' }),
  },
  ...STANDING,
  place: {
    rule: ['screening.servicePlace', BY_CALL],
    ...{ shown: 'proposal', readers: ALL, hint: true },
    asked: ({ parameters }) => parameters.screening.servicePlace !== false,
    tell: (_, { place }) => (place === null ? null : { ...judged(place), about: 'place' }),
  },
  handedIn: {
    rule: ['proposals.perOrganization'],
    ...{ shown: 'record', readers: ALL },
    tell: ({ parameters }, { handedIn }) => {
      const { perOrganization: limit } = parameters.proposals
      return handedIn === null ? null : { ...judged(handedIn < limit), about: 'handedIn', handedIn, limit }
    },
  },
  bar: {
    rule: ['sanctions.barYears'],
    ...{ shown: 'record', readers: INSIDE },
    tell: (_, { bar }) =>
      bar === null ? null : { ...judged(bar === false), about: 'bar', bar: bar || null },
  },
  otherMoney: {
    rule: ['screening.onePurse'],
    ...{ shown: 'proposal', readers: ALL },
    asked: ({ parameters }) => parameters.screening.onePurse === true,
    tell: (_, { otherMoney }) =>
      otherMoney === null ? null : { ...judged(!otherMoney), about: 'otherMoney' },
  },
  abnormal: onNoList('abnormal'),
  dishonesty: onNoList('dishonesty'),
  violation: onNoList('violation'),
  ask: {
    rule: ['proposals.highestAsk', BY_CALL],
    ...{ shown: 'budget', readers: ALL, optional: true },
    applies: (plan, facts) => facts.track !== null || tracksFor(plan, facts).length > 0,
    tell: tellAsk,
  },
  months: {
    rule: ['proposals.longestMonths'],
    ...{ shown: 'proposal', readers: ALL, optional: true },
    tell: ({ parameters }, { months }) => {
      const { longestMonths: longest } = parameters.proposals
      return months === null ? null : { ...judged(months <= longest), about: 'months', months, longest }
    },
  },
  overhead: atMost('overhead', ALL),
  personnel: atMost('personnel', ALL),
  grantShare: atMost('grantShare', INSIDE),
  alike: {
    rule: ['#screening'],
    ...{ shown: 'alike', readers: ['officer'], hint: true },
    // somebody has to compare them: a likeness alone is no reason
    tell: (_, { alike }) => (alike === 0 ? { verdict: 'yes', about: 'alike', alike } : null),
  },
} as const satisfies Record<string, Condition>

export type ConditionKey = keyof typeof CONDITIONS

/** Years before the deadline in which a list counts; 0: who stands on it then. Undefined: no rule looks. */
export const yearsOf = ({ parameters }: Plan, list: List): number | undefined =>
  parameters.screening[`${list}Years`]

function onNoList(list: List): Condition {
  return {
    rule: [`screening.${list}Years`],
    ...{ shown: 'look-up', readers: ['visitor', 'officer'] },
    asked: (plan: Plan) => yearsOf(plan, list) !== undefined,
    tell: (plan: Plan, { [list]: was }: Facts): Told | null => {
      const years = yearsOf(plan, list)
      return years === undefined || was === null ? null : { ...judged(!was), about: list, years }
    },
  }
}

/** Percent that a share may be; undefined: no rule says so. */
export const mostOf = ({ parameters }: Plan, share: Share): number | undefined =>
  parameters.proposals[MOST[share]]

function atMost(about: Share, readers: readonly Reader[]): Condition {
  return {
    rule: [`proposals.${MOST[about]}`],
    ...{ shown: 'budget', readers, optional: true },
    asked: (plan: Plan) => mostOf(plan, about) !== undefined,
    tell: (plan: Plan, { [about]: share }: Facts): Told | null => {
      const most = mostOf(plan, about)
      return most === undefined || share === null
        ? null
        : { ...judged(share <= most * 100), about, share, most }
    },
  }
}

const judged = (isMet: boolean) => ({ verdict: isMet ? ('yes' as const) : ('no' as const) })

/** A rulebook may leave community groups to their hosts, who apply in their own name. */
function areGroupsHosted({ parameters }: Plan): boolean {
  return parameters.proposals.communityGroups === false
}
function isHosted(plan: Plan, { kind }: Facts): boolean {
  return kind === 'community' && areGroupsHosted(plan)
}

/** By kind alone, of the one that was chosen if one was. A hosted group goes where its host may go, whose kind is not known here. */
export function tracksFor(plan: Plan, facts: Facts): Track[] {
  const { kind, host, track } = facts
  const open = plan.tracks.filter(({ code }) => track === null || code === track)
  if (!isHosted(plan, facts)) return open.filter(({ kinds }) => kind === null || kinds.includes(kind))
  return open.filter(({ kinds }) => host === true && kinds.some(isForHosts))
}

const isForHosts = (kind: OrganizationKind): boolean => kind !== 'community'

export const takes = ({ askMin = 0, askMax }: Track, ask: Fen | null): boolean =>
  ask === null || (ask >= askMin && ask <= askMax)

/** Of the track that was chosen, whomever it is for; else of any that is for such an applicant. */
function tellAsk(plan: Plan, facts: Facts): Told | null {
  const { ask, track } = facts
  if (ask === null) return null
  const open = track === null ? tracksFor(plan, facts) : plan.tracks.filter(({ code }) => code === track)
  const tracks = open.map(({ name, askMax, askMin }) => ({ name, askMax, ...(askMin && { askMin }) }))
  return { ...judged(open.some((one) => takes(one, ask))), about: 'ask', ask, tracks }
}
