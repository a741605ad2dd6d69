import type { Person } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Judged, PinRefusal } from '../recusals/rules.ts'
import type { Detection } from '../rules/detected.ts'
import { type ChangeRefusal, whyNotChange } from '../rules/panel.ts'

/** What an officer makes of it: the member is recused, or it is no reason. */
export type Answer = 'pinned' | 'aside'

/** What was found of a member and an organization, in a round that goes on; null: nothing, or it was answered. */
export type Detected = { openedAt: Instant | null; detection: Detection | null }

export type NothingDetected = Ruled<{ why: 'nothing-detected' }>
export type AnswerRefusal = ChangeRefusal | PinRefusal | NothingDetected

/** Of what is found an officer decides as they pin a recusal: until the list of awards is approved, and in nobody's own interest. */
export function whyNotAnswer(
  judged: Judged,
  { openedAt, detection }: Detected,
  by: Person,
): AnswerRefusal | null {
  const whyNot = whyNotChange({ ...judged, openedAt }, by)
  if (whyNot) return whyNot
  return detection ? null : { why: 'nothing-detected', by: 'panel.recusalYears' }
}

/** Both in one: what the form sends of a line of the list. */
export const pairOf = ({
  expertId,
  organizationId,
}: Pick<Detection, 'expertId' | 'organizationId'>): string => `${expertId} ${organizationId}`
