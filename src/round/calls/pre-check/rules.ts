import type { OrganizationKind } from '../../../people/rules/organization.ts'
import type { ParameterKey } from '../../../rulebook/rules/parameters.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import type { Points } from '../../../shared/points.ts'
import type { Plan, Track } from '../rules/plan.ts'
import type { Ended } from '../rules/ending.ts'
import { type Phase, phaseOf } from '../rules/round.ts'

/** 申报前自查: what a visitor says of an organization and its project. Null: not said. */
export type Answers = {
  kind: OrganizationKind | null
  /** Registered; a community group: filed with its subdistrict. */
  registered: boolean | null
  /** A community group has a host that applies in its own name. */
  host: boolean | null
  /** The project takes place in the district. */
  place: boolean | null
  ask: Fen | null
  months: number | null
  /** Proposals that the organization has handed in already in this round. */
  handedIn: number | null
  /** Percent of the grant, in whole hundredths. */
  overhead: Points | null
  personnel: Points | null
  abnormal: boolean | null
  dishonesty: boolean | null
  violation: boolean | null
}
export type Question = keyof Answers

export type Verdict = 'yes' | 'no' | 'missing'
/** What a rule makes of an answer; `key` is the parameter that the rule comes from. */
export type Finding = { verdict: Verdict; key?: ParameterKey } & About
type About =
  | { about: 'call'; phase: Phase; at: Instant }
  | { about: 'kind'; kind: OrganizationKind }
  | { about: 'registered'; kind: OrganizationKind | null }
  | { about: 'host' }
  | { about: 'place' }
  | { about: 'ask'; ask: Fen; tracks: Offer[] }
  | { about: 'months'; months: number; longest: number }
  | { about: 'handedIn'; handedIn: number; limit: number }
  | { about: 'overhead' | 'personnel'; share: Points; most: number }
  | { about: Background; years: number }
  | { about: 'unanswered'; question: Question }
type Offer = Pick<Track, 'name' | 'askMin' | 'askMax'>
export type Background = 'abnormal' | 'dishonesty' | 'violation'

/** `tracks`: where the kind of organization and the amount fit. */
export type PreCheck = { verdict: Verdict; findings: Finding[]; tracks: Track[] }

/**
 * Says yes, no or what is missing, for a call at a time. One no is enough for no; a required answer that lacks leaves
 * it open. A call that is yet to open says so and is no obstacle.
 */
export function preCheck(plan: Plan, answers: Answers, now: Instant, ended?: Ended | null): PreCheck {
  const tracks = tracksFor(plan, answers)
  const findings = [
    ofCall(plan, now, ended),
    ...ofOrganization(plan, answers, tracks),
    ...ofProject(plan, answers, tracks),
    ...ofBackground(plan, answers),
    ...unanswered(plan, answers),
  ]
  const fits = answers.kind === null ? [] : tracks.filter((track) => takes(track, answers.ask))
  return { verdict: verdictOf(findings), findings, tracks: fits }
}

/** What is asked in a round: a rule that it does not go by asks nothing. */
export function questionsOf(plan: Plan): Question[] {
  const looksBack = BACKGROUNDS.filter((about) => yearsOf(plan, about) !== undefined)
  return [
    ...(['kind', 'registered'] as const),
    ...(areGroupsHosted(plan) ? (['host'] as const) : []),
    ...(['place', 'handedIn'] as const),
    ...looksBack,
    ...(['ask', 'months'] as const),
    ...(['overhead', 'personnel'] as const).filter((about) => mostOf(plan, about) !== undefined),
  ]
}

/** Can be left open. */
export const OPTIONAL: readonly Question[] = ['ask', 'months', 'overhead', 'personnel']

/** How far back a rule looks, in years; 0: to who stands on the list now. Undefined: no rule looks. */
export const yearsOf = ({ parameters }: Plan, about: Background): number | undefined =>
  parameters.screening[`${about}Years`]

const BACKGROUNDS = ['abnormal', 'dishonesty', 'violation'] as const

const areGroupsHosted = ({ parameters }: Plan): boolean => parameters.proposals.communityGroups === false

const isHosted = (plan: Plan, { kind }: Answers): boolean => kind === 'community' && areGroupsHosted(plan)

/** By kind alone. A hosted group goes where its host may go, whose kind is not known here. */
function tracksFor(plan: Plan, answers: Answers): Track[] {
  const { kind, host } = answers
  if (!isHosted(plan, answers))
    return plan.tracks.filter(({ kinds }) => kind === null || kinds.includes(kind))
  return plan.tracks.filter(({ kinds }) => host === true && kinds.some(isForHosts))
}

const isForHosts = (kind: OrganizationKind): boolean => kind !== 'community'

const takes = ({ askMin = 0, askMax }: Track, ask: Fen | null): boolean =>
  ask === null || (ask >= askMin && ask <= askMax)

function ofCall({ dates }: Plan, now: Instant, ended?: Ended | null): Finding {
  const phase = phaseOf(dates, now, ended)
  const at = ended?.at ?? (phase === 'upcoming' ? dates.opens : dates.closes)
  const isFine = phase === 'upcoming' || phase === 'open'
  return { ...judged(isFine), about: 'call', phase, at, key: 'calls.openDays' }
}

function ofOrganization(plan: Plan, answers: Answers, tracks: Track[]): Finding[] {
  const { kind, registered, host, handedIn } = answers
  const limit = plan.parameters.proposals.perOrganization
  const found: Finding[] = []
  if (isHosted(plan, answers)) {
    if (host !== null) found.push({ ...judged(host), about: 'host', key: 'proposals.communityGroups' })
  } else if (kind !== null) found.push({ ...judged(tracks.length > 0), about: 'kind', kind })
  if (registered !== null) found.push({ ...judged(registered), about: 'registered', kind })
  if (handedIn !== null) {
    const key = 'proposals.perOrganization'
    found.push({ ...judged(handedIn < limit), about: 'handedIn', handedIn, limit, key })
  }
  return found
}

function ofProject(plan: Plan, answers: Answers, tracks: Track[]): Finding[] {
  const { place, ask, months } = answers
  const longest = plan.parameters.proposals.longestMonths
  const found: Finding[] = []
  if (place !== null) found.push({ ...judged(place), about: 'place' })
  if (ask !== null && tracks.length > 0) {
    const offers = tracks.map(({ name, askMax, askMin }) => ({ name, askMax, ...(askMin && { askMin }) }))
    const isTaken = tracks.some((track) => takes(track, ask))
    found.push({ ...judged(isTaken), about: 'ask', ask, tracks: offers })
  }
  if (months !== null) {
    const key = 'proposals.longestMonths'
    found.push({ ...judged(months <= longest), about: 'months', months, longest, key })
  }
  return [...found, ...ofShares(plan, answers)]
}

/** Percent of the grant that may go for it; undefined: no rule says so. */
const mostOf = ({ parameters: { proposals } }: Plan, about: Share): number | undefined =>
  about === 'overhead' ? proposals.managementFee : proposals.personnel
type Share = 'overhead' | 'personnel'
const SHARE_KEYS = { overhead: 'proposals.managementFee', personnel: 'proposals.personnel' } as const

const ofShares = (plan: Plan, answers: Answers): Finding[] =>
  (['overhead', 'personnel'] as const).flatMap((about): Finding[] => {
    const [most, share] = [mostOf(plan, about), answers[about]]
    if (most === undefined || share === null) return []
    return [{ ...judged(share <= most * 100), about, share, most, key: SHARE_KEYS[about] }]
  })

const ofBackground = (plan: Plan, answers: Answers): Finding[] =>
  BACKGROUNDS.flatMap((about): Finding[] => {
    const [years, was] = [yearsOf(plan, about), answers[about]]
    if (years === undefined || was === null) return []
    return [{ ...judged(!was), about, years, key: `screening.${about}Years` }]
  })

function unanswered(plan: Plan, answers: Answers): Finding[] {
  const lacks = (question: Question) =>
    answers[question] === null &&
    !OPTIONAL.includes(question) &&
    (question !== 'host' || isHosted(plan, answers))
  return questionsOf(plan)
    .filter(lacks)
    .map((question) => ({ verdict: 'missing', about: 'unanswered', question }))
}

const judged = (isFine: boolean) => ({ verdict: isFine ? ('yes' as const) : ('no' as const) })

function verdictOf(findings: Finding[]): Verdict {
  const has = (verdict: Verdict) => findings.some((finding) => finding.verdict === verdict)
  if (has('no')) return 'no'
  return has('missing') ? 'missing' : 'yes'
}
