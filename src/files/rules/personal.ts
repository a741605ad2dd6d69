import type { Masked } from '../../shared/personal/find.ts'

/** One find: where in the file ("第2页"), and the number with its middle hidden. Never the number itself. */
export type Finding = Masked & { where: string }

/** Findings that are kept of one file: more say nothing new. */
export const MOST_FINDINGS = 20
