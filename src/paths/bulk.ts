import { at } from '../shared/place.ts'

/** Where the same is done to many, one after another: a part of `paths`. */
export const bulkPaths = {
  lookUps: at('/rounds/:id/screening/look-ups'),
  passes: at('/rounds/:id/screening/passes'),
  agreementDrafts: at('/rounds/:id/agreements/drafts'),
  projectOpenings: at('/rounds/:id/projects/openings'),
  projectClosings: at('/rounds/:id/projects/closings'),
  mailings: at('/rounds/:id/mailings'),
  mailingTo: at('/rounds/:id/mailings/:audience/:track'),
  mailingPreview: at('/rounds/:id/mailings/:audience/:track/preview'),
  mailing: at('/mailings/:id'),
  needAgenda: at('/need-book/agenda'),
}
