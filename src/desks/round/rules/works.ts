import type { Person } from '../../../people/rules/person.ts'
import { has } from '../../../people/rules/person.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import { dayOf } from '../../../shared/days.ts'
import { type Work, worksOf } from '../../officer/rules.ts'
import type { Overview } from '../../overview/rules.ts'
import type { Stage } from './stages.ts'

/** What waits in a round for others of the office than its officers. */
export const SIGNING = ['approve', 'notice', 'announce', 'answer-ending', 'sign'] as const
export type Signing = (typeof SIGNING)[number]
export type Waits = { act: Work['act'] | Signing; stage: Stage; count: number }

/** What waits in this round for whoever asks: an officer's work, an approver's decisions. */
export function waitsIn(round: Overview, by: Person, now: Instant): Waits[] {
  const works = has(by, 'officer') ? worksOf([round], now) : []
  return [
    ...works.map(({ act, count }) => ({ act, stage: STAGE_OF[act], count })),
    ...(has(by, 'approver') ? signingIn(round, dayOf(now)) : []),
  ]
}

function signingIn(round: Overview, today: Day): Waits[] {
  if (round.ended !== null) return []
  const waits = SIGNING.map((act) => ({ act, stage: STAGE_OF[act], count: signingCount(act, round, today) }))
  return waits.filter(({ count }) => count > 0)
}

function signingCount(act: Signing, round: Overview, today: Day): number {
  const { decision, noticeTo, announcedAt, upheld } = round
  switch (act) {
    case 'approve':
      return decision === 'prepared' ? 1 : 0
    case 'notice':
      return decision === 'approved' && noticeTo === null && announcedAt === null && upheld === 0 ? 1 : 0
    case 'announce':
      return noticeTo !== null && noticeTo < today && announcedAt === null && round.objections === 0 ? 1 : 0
    case 'answer-ending':
      return round.endingWaits
    case 'sign':
      return round.unsigned
  }
}

/** The stage that each act is of. */
const STAGE_OF: Record<Waits['act'], Stage> = {
  answer: 'publicity',
  'answer-enquiries': 'call',
  'decide-again': 'awards',
  end: 'call',
  'ask-opening': 'proposals',
  screen: 'screening',
  'choose-panel': 'panel',
  assign: 'panel',
  decide: 'awards',
  review: 'projects',
  evaluate: 'closing',
  'draft-agreements': 'agreements',
  'open-projects': 'projects',
  close: 'closing',
  overdue: 'projects',
  approve: 'awards',
  notice: 'publicity',
  announce: 'publicity',
  'answer-ending': 'call',
  sign: 'agreements',
}
