import { at } from '../shared/place.ts'
import { bulkPaths } from './bulk.ts'
import { casePaths } from './cases.ts'

/** Of ends, of what comes back, of what is thrown away, of what is done without an organization or by an outside unit: a part of `paths`. */
export const wayPaths = {
  ...casePaths,
  ...bulkPaths,
  roundReturn: at('/rounds/:id/return'),
  roundTakeBack: at('/rounds/:id/take-back'),
  roundDiscard: at('/rounds/:id/discard'),
  roundFetch: at('/rounds/:id/fetch'),
  roundEnding: at('/rounds/:id/ending'),
  endingPublication: at('/endings/:id/publication'),
  endingReturn: at('/endings/:id/return'),
  endingWithdrawal: at('/endings/:id/withdrawal'),
  rulebookReturn: at('/rulebooks/:id/return'),
  rulebookTakeBack: at('/rulebooks/:id/take-back'),
  rulebookDiscard: at('/rulebooks/:id/discard'),
  rulebookFetch: at('/rulebooks/:id/fetch'),
  amendmentTakeBack: at('/amendments/:id/take-back'),
  decisionTakeBack: at('/decisions/:id/take-back'),
  proposalDiscard: at('/proposals/:id/discard'),
  proposalFetch: at('/proposals/:id/fetch'),
  lapse: at('/proposals/:id/lapse'),
  lapseAnswer: at('/lapses/:id/answer'),
  lapseTakeBack: at('/lapses/:id/take-back'),
  sanctionTakeBack: at('/sanctions/:id/take-back'),
  barTakeBack: at('/bars/:id/take-back'),
  closingDefault: at('/projects/:id/default'),
  defaultAnswer: at('/defaults/:id/answer'),
  defaultTakeBack: at('/defaults/:id/take-back'),
  organizationChanges: at('/organizations/:id/changes'),
  organizationChangeAnswer: at('/organization-changes/:id/answer'),
  organizationChangeTakeBack: at('/organization-changes/:id/take-back'),
  callEnding: at('/calls/:id/ending'),

  // who runs a round for the bureau
  contracts: at('/rounds/:id/contracts'),
  contractPeople: at('/contracts/:id/people'),
  contractAnswer: at('/contracts/:id/answer'),
  contractEnd: at('/contracts/:id/end'),
  operatorEnd: at('/operators/:id/end'),
  operatorDesk: at('/desks/operator'),
}
