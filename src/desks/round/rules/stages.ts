import { isDone, unsettled, withoutAgreement, type Overview } from '../../overview/rules.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'

/** The ten stages of a round’s life, as its frame names them. */
export const STAGES = [
  'call',
  'proposals',
  'screening',
  'panel',
  'scoring',
  'awards',
  'publicity',
  'agreements',
  'projects',
  'closing',
] as const
export type Stage = (typeof STAGES)[number]

/** How far it is, and what it has to give: places, and money in fen. */
export type RoundCounts = Overview & { quota: number; budgetFen: Fen }

/** Over, under way, or still to come. */
export type Standing = 'past' | 'now' | 'ahead'
export type Standings = Record<Stage, Standing>

/** The stage that a published round has come to, whether it goes on there or has ended. */
export function reached(round: Overview, now: Instant): Stage {
  if (now < round.opens) return 'call'
  if (now < round.closes || round.sealed !== null) return 'proposals'
  if (round.projects > 0) return round.closed + round.evaluated + round.finals > 0 ? 'closing' : 'projects'
  if (round.announcedAt !== null) return 'agreements'
  if (round.noticeTo !== null) return 'publicity'
  if (round.decision !== null) return 'awards'
  if (round.sheets > 0) return 'scoring'
  return unsettled(round) > 0 || round.eligible === 0 ? 'screening' : 'panel'
}

/** Where each stage stands: what lies before the one reached is over, unless work of it is left. */
export function standingsOf(round: Overview, now: Instant): Standings {
  const at = STAGES.indexOf(reached(round, now))
  const isOver = isDone(round)
  const one = (stage: Stage): Standing => {
    const i = STAGES.indexOf(stage)
    if (i > at) return 'ahead'
    return !isOver && (i === at || isLeft(stage, round)) ? 'now' : 'past'
  }
  return {
    ...{ call: one('call'), proposals: one('proposals'), screening: one('screening'), panel: one('panel') },
    ...{ scoring: one('scoring'), awards: one('awards'), publicity: one('publicity') },
    ...{ agreements: one('agreements'), projects: one('projects'), closing: one('closing') },
  }
}

/** Later stages have begun, and this one is not done with. */
function isLeft(stage: Stage, round: Overview): boolean {
  switch (stage) {
    case 'publicity':
      return round.objections > 0
    case 'agreements':
      return withoutAgreement(round) + round.unsigned + round.toOpen > 0
    case 'projects':
      return round.closed < round.projects
    default:
      return false
  }
}
