import type { Person } from '../../../people/rules/person.ts'
import { type Refused, blank } from '../../../web/answer.tsx'
import { AmendmentsPage } from '../../calls/pages/amendments.tsx'
import type { Amendment } from '../../calls/rules/amendment.ts'
import type { Drafted } from '../../calls/rules/round.ts'

export { sayDecideRefusal } from '../../calls/pages/amendments.tsx'

type Props = { found: { round: Drafted; amendments: Amendment[] }; person: Person; refused: Refused }

/** The round's amendments again, with why this one was not published. */
export const NotPublished = ({ found: { round, amendments }, person, refused }: Props) => (
  <AmendmentsPage round={round} amendments={amendments} person={person} of={blank} refused={refused} />
)
