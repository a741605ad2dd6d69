import type { Person } from '../../../people/rules/person.ts'
import { type Waiting, answerableBy } from '../../../round/panel/pool/rules/standing.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { CUSTOM, type Matter, byCustom } from './matter.ts'
import { heldBy } from './shared.ts'

/** What is proposed of experts, for an approver to answer: one matter, due with the first of it. */
export function poolMatters(waiting: Waiting[], by: Person, calendar: Calendar): Matter<'answer-pool'>[] {
  const mine = answerableBy(waiting, by)
  const [first] = mine.length > 0 ? mine : waiting
  if (!first) return []
  const count = mine.length > 0 ? mine.length : waiting.length
  return [
    {
      ...{ act: 'answer-pool', id: 'pool', about: first.name, count, since: first.at },
      ...{ held: heldBy(mine.length === 0, null), ...byCustom(calendar, first.at, CUSTOM.decide) },
    },
  ]
}
