import type { Person } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { type ChangeRefusal, type Member, type Panel, isStaying, whyNotChange } from './panel.ts'

export type RemindRefusal =
  | ChangeRefusal
  | Ruled<
      | { why: 'screening-unfinished'; left: number }
      | { why: 'everybody-declared' }
      | { why: 'reminded-today'; at: Instant }
    >

/** Members who have an account, stay and have not declared: whoever has none yet finds it on their desk when they come. */
export const silentIn = ({ members }: Pick<Panel, 'members'>): (Member & { personId: string })[] =>
  members.flatMap(({ personId, ...member }) =>
    personId !== null && isStaying(member) && member.declaredAt === null ? [{ ...member, personId }] : [],
  )

/** An officer reminds the members who have not declared, from when they can until the list of awards is approved; once a day. */
export function whyNotRemind(panel: Panel<unknown>, by: Person, now: Instant): RemindRefusal | null {
  const whyNot = whyNotChange(panel, by)
  if (whyNot) return whyNot
  const { plan, left, remindedAt } = panel
  if (now < plan.dates.closes || left > 0) return { why: 'screening-unfinished', by: '#screening', left }
  if (silentIn(panel).length === 0) return { why: 'everybody-declared', by: 'panel.recusalYears' }
  return remindedAt && dayOf(remindedAt) === dayOf(now)
    ? { why: 'reminded-today', by: 'panel.recusalYears', at: remindedAt }
    : null
}
