import type { Waits } from '../../approver/rules/matters.ts'
import type { Act, Work } from '../../officer/rules/works.ts'
import type { Overview } from '../../overview/rules.ts'
import type { Stage } from './stages.ts'

/** What of an officer's desk is of this round. */
export const worksIn = (works: Work[], round: Pick<Overview, 'id'>): Work[] =>
  works.filter(({ roundId }) => roundId === round.id)

/** What of an approver's is: by the round's id, or by its code, which an agreement has in its number. */
export const waitsIn = (waits: Waits[], round: Pick<Overview, 'id' | 'code'>): Waits[] =>
  waits.filter(({ id, of }) => id === round.id || ('code' in of && of.code === round.code))

/** The stage that each act is of; what is of none stands on the home alone. */
export const stageOf = (act: Work['act'] | Waits['act']): Stage | null => STAGE_OF[act] ?? null

const STAGE_OF: Partial<Record<Work['act'] | Waits['act'], Stage>> & Record<Act, Stage> = {
  answer: 'publicity',
  'answer-enquiries': 'call',
  'decide-again': 'awards',
  end: 'call',
  cancel: 'call',
  redraft: 'call',
  'mend-draft': 'call',
  'decide-numbers': 'call',
  'ask-opening': 'proposals',
  screen: 'screening',
  'send-results': 'screening',
  recheck: 'screening',
  'choose-panel': 'panel',
  'answer-detections': 'panel',
  'answer-recusal-request': 'panel',
  assign: 'panel',
  supplement: 'panel',
  decide: 'awards',
  review: 'projects',
  evaluate: 'closing',
  'draft-agreements': 'agreements',
  lapse: 'agreements',
  'open-projects': 'projects',
  close: 'closing',
  overdue: 'projects',
  'approve-decision': 'awards',
  'publish-notice': 'publicity',
  announce: 'publicity',
  'answer-ending': 'call',
  'publish-amendment': 'call',
  sign: 'agreements',
}
