import { at } from '../shared/place.ts'

/** What is looked for, what the staff write to each other, and who sees to a case: a part of `paths`. */
export const casePaths = {
  /** 搜索 over all that somebody may see. */
  search: at('/search'),
  searchFor: (words: string) => `/search?q=${encodeURIComponent(words)}`,
  organizationNotes: at('/organizations/:id/notes'),
  proposalNotes: at('/proposals/:id/notes'),
  projectNotes: at('/projects/:id/notes'),
  proposalOwner: at('/proposals/:id/owner'),
  projectOwner: at('/projects/:id/owner'),
  cases: at('/cases'),
  casesOwners: at('/cases/owners'),
}
