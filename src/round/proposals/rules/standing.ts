/** Where a proposal stands, as its organization and the public may know it. Read from which rows exist, by a view. */
export const STANDINGS = [
  'draft',
  'submitted',
  'withdrawn',
  'eligible',
  'ineligible',
  'in-publicity',
  'awarded',
  'not-awarded',
  'round-ended',
  'lapsed',
  'agreement',
  'running',
  'terminated',
  'closed',
] as const
export type Standing = (typeof STANDINGS)[number]
