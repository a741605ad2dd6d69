/**
 * What one sentence of the model promises, by words of it: the test that shows it, or a line that says what is not
 * kept yet, or a line that says why it asks for no act of this site.
 */
export type Promised = { says: string } & (
  | { shownIn: string; test: string }
  | { notYet: string }
  | { noAct: string }
)

/** `says` is kept: the test of that title in that file (from test/) shows it. */
export const kept = (says: string, shownIn: string, test: string): Promised => ({ says, shownIn, test })

/** `says` is not kept yet, or not whole: what is missing. */
export const notYet = (says: string, missing: string): Promised => ({ says, notYet: missing })

/** `says` asks for no act of this site: why. */
export const noAct = (says: string, why: string): Promised => ({ says, noAct: why })
