import type { ClauseKey } from './anchors.ts'

/** What the call alone says, where no clause does: how much its tracks let ask, and whom. */
export const BY_CALL = 'call.tracks'

/** What a refusal comes from: a parameter that a clause sets, a rule that a clause says, or the call. */
export type By = ClauseKey | typeof BY_CALL

/** Refusals that come from a rule of the round: each names it where it is decided. Several: the first that the version has. */
export type Ruled<R extends { why: string }> = R & { by: By | readonly By[] }
