import { at } from '../shared/place.ts'

/** What the staff write to each other, and who sees to a case: a part of `paths`. */
export const casePaths = {
  organizationNotes: at('/organizations/:id/notes'),
  proposalNotes: at('/proposals/:id/notes'),
  projectNotes: at('/projects/:id/notes'),
  proposalOwner: at('/proposals/:id/owner'),
  projectOwner: at('/projects/:id/owner'),
}
