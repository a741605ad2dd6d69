import type { Person } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { type AmendedRound, AmendmentsPage } from '../../calls/amendments/pages/amendments.tsx'

export { sayDecideRefusal } from '../../calls/amendments/pages/words.ts'

type Props = { found: AmendedRound; person: Person; now: Instant; of: Filled }

/** The round's amendments again; why this one was not published stands above them. */
export const NotPublished = ({ found: { round, amendments, lists }, ...props }: Props) => (
  <AmendmentsPage {...{ round, amendments, lists }} {...props} />
)
