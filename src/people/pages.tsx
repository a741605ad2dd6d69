import type { Child } from 'hono/jsx'
import type { Filled } from '../web/answer.tsx'
import { ErrorSummary } from '../web/fields.tsx'
import { Note } from '../web/parts.tsx'

/** A form as it is shown again: what was typed, and the fields or the sentence that says why it was refused. */
export type Again = Filled & { refused: Child }
export const fresh: Again = { typed: {}, problems: [], refused: null }

/** At the top of a form: what was wrong with the last try. */
export const Wrong = ({ of }: { of: Again }) => (
  <>
    <ErrorSummary of={of} />
    {of.refused && <Note tone="bad">{of.refused}</Note>}
  </>
)
