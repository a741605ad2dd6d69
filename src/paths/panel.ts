import { at } from '../shared/place.ts'

/** The pool, a panel and its sheets; of a draw (抽取) what the office sees and does, and what everybody may read of it. */
export const panelPaths = {
  experts: at('/experts'),
  expert: at('/experts/:id'),
  expertProposals: at('/experts/:id/proposals'),
  expertInvitations: at('/experts/:id/invitations'),
  poolProposals: at('/pool-proposals'),
  panel: at('/rounds/:id/panel'),
  declaration: at('/rounds/:id/declaration'),
  assignments: at('/rounds/:id/assignments'),
  panelReminders: at('/rounds/:id/panel-reminders'),
  pinnedRecusals: at('/rounds/:id/pinned-recusals'),
  detections: at('/rounds/:id/detections'),
  panelRemovals: at('/rounds/:id/panel-removals'),
  resignation: at('/rounds/:id/resignation'),
  supplements: at('/rounds/:id/supplements'),
  distribution: at('/rounds/:id/distribution'),
  distributions: at('/rounds/:id/distributions'),
  distributionChanges: at('/rounds/:id/distribution-changes'),
  distributionAssignments: at('/rounds/:id/distribution-assignments'),
  draw: at('/rounds/:id/draw'),
  drawCommitments: at('/rounds/:id/draw-commitments'),
  drawReveals: at('/rounds/:id/draw-reveals'),
  drawOutcomes: at('/rounds/:id/draw-outcomes'),
  drawAsides: at('/rounds/:id/draw-asides'),
  drawAsideAnswers: at('/rounds/:id/draw-aside-answers'),
  callDraws: at('/calls/:id/draws'),
  /** The file that the command draws again from. */
  drawProtocol: at('/calls/:id/draws/:seq'),
}
