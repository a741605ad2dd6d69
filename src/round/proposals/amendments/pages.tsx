import type { Person } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Refused, blank } from '../../../web/answer.tsx'
import { type AmendedRound, AmendmentsPage } from '../../calls/amendments/pages/amendments.tsx'

export { sayDecideRefusal } from '../../calls/amendments/pages/words.ts'

type Props = { found: AmendedRound; person: Person; now: Instant; refused: Refused }

/** The round's amendments again, with why this one was not published. */
export const NotPublished = ({ found: { round, amendments, lists }, person, now, refused }: Props) => (
  <AmendmentsPage {...{ round, amendments, lists, person, now, refused }} of={blank} />
)
