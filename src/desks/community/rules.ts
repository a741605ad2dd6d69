import { type Interest, whyNotImpartial } from '../../people/rules/interest.ts'
import { type AnswerRule, answerDueOn } from '../../round/needs/rules/answering.ts'
import type { NeedItem } from '../../round/needs/rules/need.ts'
import type { Calendar } from '../../shared/calendar.ts'
import type { Instant } from '../../shared/days.ts'
import { CUSTOM, type Matter, byCustom, inOrder } from '../matters/rules/matter.ts'
import { heldBy } from '../matters/rules/shared.ts'

type Asked = { id: string; project: string; organization: string; organizationId: string; at: Instant }
type Found = { open: NeedItem[]; requests: Asked[]; rule: AnswerRule }

/** What waits for whoever looks after a place: consents to answer, and needs to bring towards theirs. */
export function mattersOf(
  { open, requests, rule }: Found,
  by: { interests: Interest[] },
  calendar: Calendar,
): Matter<'consent' | 'need'>[] {
  return inOrder([
    ...requests.map(({ id, project, organization, organizationId, at }) => ({
      ...{ act: 'consent' as const, id, about: project, small: organization, count: 1, since: at },
      held: heldBy(false, whyNotImpartial(by, organizationId)),
      ...byCustom(calendar, at, CUSTOM.publish),
    })),
    ...open.map(({ id, title, at }) => ({
      ...{ act: 'need' as const, id, about: title, count: 1, since: at, held: null },
      ...{ by: answerDueOn(at, rule.days), clause: rule.clause },
    })),
  ])
}
