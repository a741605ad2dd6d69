import { latestOf, type KeptSnapshot } from '../../../organizations/rules/check.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { lastDayBy } from '../../../shared/days.ts'
import { conditionOf } from '../../../round/calls/conditions/rules/told.ts'
import type { Plan } from '../../../round/calls/rules/plan.ts'
import type { PairRow } from '../../../round/proposals/alike/rules/pair.ts'
import { type Applicant, whyNotNamed } from '../../../round/proposals/applicant/rules.ts'
import { type ConsentRequest, askedAs, partnerState } from '../../../round/proposals/consents/rules.ts'
import { namingIn, numbersIn } from '../../../round/proposals/naming/rules.ts'
import type { Content } from '../../../round/proposals/rules/content.ts'
import { LISTS, lookBackOf } from '../../../round/screening/rules/credit.ts'
import { missingFrom } from '../../../round/screening/rules/correction-files.ts'
import type { Recorded } from '../../../round/screening/rules/facts.ts'
import { checklistOf } from '../../../round/screening/rules/listing.ts'

/** What of a proposal is held against its call without being read. */
export const DOUBTS = [
  'beyond-call',
  'untold',
  'files-missing',
  'profile-lacking',
  'not-looked-up',
  'found-listed',
  'alike',
  'several',
  'not-agreed',
  'corrected',
  'names-itself',
  'holds-numbers',
] as const
export type Doubt = (typeof DOUBTS)[number]

/** Somebody must look at it: only what leaves nothing to decide passes with others. */
export type Doubtful = Ruled<{ why: 'wants-a-look'; doubts: Doubt[] }>

export type Seen = {
  found: {
    plan: Plan
    content: Content
    applicant: Applicant | null
    members: string[]
  }
  past: unknown[]
  similar: Pick<PairRow, 'verdict'>[]
  requests: ConsentRequest[]
  snapshots: KeptSnapshot[]
  record: Recorded
}

export function whyNotPlain(seen: Seen, others: number): Doubtful | null {
  const doubts = DOUBTS.filter((doubt) => HOLDS[doubt](seen, others))
  return doubts.length > 0 ? { why: 'wants-a-look', by: '#screening', doubts } : null
}

const HOLDS: Record<Doubt, (seen: Seen, others: number) => boolean> = {
  'beyond-call': (seen) =>
    listOf(seen).some(({ key, told }) => told === 'no' && !SEEN_ELSEWHERE.includes(key)),
  untold: (seen) =>
    listOf(seen).some(
      ({ key, told }) => told === 'missing' && !conditionOf(key).hint && !SEEN_ELSEWHERE.includes(key),
    ),
  'files-missing': ({ found: { plan, content } }) =>
    missingFrom(plan, content, content.files ?? []).length > 0,
  'profile-lacking': ({ found: { plan, applicant } }) =>
    applicant === null || whyNotNamed(plan, applicant) !== null,
  'not-looked-up': (seen) => wanted(seen).some(({ latest }) => latest === null || isEarly(seen, latest)),
  'found-listed': ({ snapshots }) => latestOf(snapshots).some(({ latest }) => latest?.result === 'found'),
  // a pair that somebody has found to be unrelated is none
  alike: ({ similar }) => similar.some(({ verdict }) => verdict !== 'unrelated'),
  several: (_, others) => others > 0,
  'not-agreed': ({ found: { content }, requests }) =>
    (content.partners ?? []).some(
      (partner) => !['agreed', 'elsewhere'].includes(partnerState(askedAs(partner), requests).state),
    ),
  corrected: ({ past }) => past.length > 0,
  'names-itself': ({ found: { content, applicant, members } }) =>
    applicant !== null && namingIn(content, { applicant, people: [content.leader, ...members] }).length > 0,
  'holds-numbers': ({ found: { content } }) => numbersIn(content).length > 0,
}

const listOf = ({ found: { plan }, record, snapshots }: Seen) => checklistOf(plan, record, snapshots)
/** What is named by a doubt of its own. */
const SEEN_ELSEWHERE: string[] = [...LISTS]

/** The last look-ups of the lists that a rule of the round counts. */
const wanted = ({ found: { plan }, snapshots }: Seen) =>
  latestOf(snapshots).filter(({ about }) =>
    LISTS.some((list) => list === about && lookBackOf(plan, list) !== null),
  )

/** It says nothing of the days between it and the deadline. */
const isEarly = ({ found: { plan } }: Seen, { checkedOn }: KeptSnapshot): boolean =>
  checkedOn < lastDayBy(plan.dates.closes)
