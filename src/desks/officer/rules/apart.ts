import { type OwnInterest, whyNotImpartial } from '../../../people/rules/interest.ts'
import type { Person } from '../../../people/rules/person.ts'
import { type Change, checkBy } from '../../../organizations/rules/registration.ts'
import { type Absent, standInFrom } from '../../../round/closing/defaults/rules.ts'
import type { Running } from '../../../round/calls/contracts/rules.ts'
import { type AnswerRule, answerDueOn } from '../../../round/needs/rules/answering.ts'
import { clauseIn } from '../../../rulebook/citing.ts'
import type { Rehosted } from '../../../round/agreements/rules/found.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import { CUSTOM, byCustom } from '../../matters/rules/matter.ts'
import { heldBy } from '../../matters/rules/shared.ts'
import { contractWorks } from './contracts.ts'
import type { Payable } from '../../finance/rules.ts'
import type { Apart, Work } from './works.ts'

/** What stands outside every round or its stages, and what an officer does in place of one organization. */
export type Others = {
  needs: { count: number; since: Instant | null }
  rule: Pick<AnswerRule, 'days' | 'clause'>
  /** Corrections of registrations that wait; `isOwn`: another officer looks at it. */
  changes: (Change & { isOwn: boolean })[]
  /** Versions of a rulebook that were sent back, as they stand. */
  books: { id: string; title: string; seq: number; at: Instant }[]
  absent: Absent[]
  contracts: Running[]
  /** Agreements whose group another host has taken on, and nobody has signed. */
  rehosted: Rehosted[]
  payable: Payable[]
}

export const apartOf = (
  found: Others,
  calendar: Calendar,
  by: Pick<Person, 'interests'>,
  today: Day,
): Work[] => [
  ...needsWork(found.needs, found.rule),
  ...found.changes.map(({ id, before, at, isOwn }) => ({
    ...head('check-registration', id, before.name, '登记更正'),
    ...{ since: at, held: isOwn ? ('own-interest' as const) : null, by: checkBy(at), custom: '按惯例七日内' },
  })),
  ...found.books.map(({ id, title, seq, at }) => ({
    ...head('mend-rulebook', id, `${title}第${seq}版`, '管理办法'),
    ...{ since: at, held: null, ...byCustom(calendar, at, CUSTOM.prepare) },
  })),
  ...found.absent.flatMap((one) => standIn(one, calendar, by, today)),
  ...found.contracts.flatMap((one) => contractWorks(one, calendar, by, today)),
  ...found.rehosted.map(({ agreementId, title, host, organizationId, hostId, since }) => ({
    ...head('redraft-agreement', agreementId, title, host),
    ...{ since, held: heldBy(false, whyNotImpartial(by, organizationId, hostId)) },
    ...byCustom(calendar, since, CUSTOM.prepare),
  })),
  ...found.payable.flatMap((one) => withoutPayee(one, calendar, by, today)),
]

/** Needs of residents: one line, by the day of the oldest. */
function needsWork({ count, since }: Others['needs'], { days, clause }: Others['rule']): Work[] {
  if (count === 0 || since === null) return []
  const line = { ...head('answer-needs', '', '', '居民需求'), count }
  return [{ ...line, since, held: null, by: answerDueOn(since, days), clause }]
}

/** 缺席办理, once the rulebook's days of waiting are over. */
function standIn(one: Absent, calendar: Calendar, by: Pick<Person, 'interests'>, today: Day): Work[] {
  const from = standInFrom(one)
  if (from === null || from > today) return []
  const own: OwnInterest | null = whyNotImpartial(by, one.organizationId)
  return [
    {
      ...head(`stand-in-${one.kind}`, one.projectId, one.project, one.organization),
      ...{ since: null, held: heldBy(false, own), ...byCustom(calendar, from, CUSTOM.prepare) },
      clause: clauseIn(one.rulebook, 'closing.absentDays'),
    },
  ]
}

/**
 * Money that nobody can receive: its host is gone, or the days are over in which the payee gives its account. The officer sees that
 * somebody can, or that the agreement is ended.
 */
function withoutPayee(one: Payable, calendar: Calendar, by: Pick<Person, 'interests'>, today: Day): Work[] {
  const { stuckSince: since, hindrance, isEnding, agreementId, title, payee, payees } = one
  if (since === null || isEnding) return []
  if (hindrance === 'payee-without-account' && today <= byCustom(calendar, since, CUSTOM.decide).by) return []
  return [
    {
      ...head('find-payee', agreementId, title, payee),
      ...{ since, held: heldBy(false, whyNotImpartial(by, ...payees)) },
      ...byCustom(calendar, since, CUSTOM.prepare),
    },
  ]
}

const head = (act: Apart, id: string, about: string, round: string) => ({
  ...{ act, id, about, round },
  ...{ roundId: null, count: 1 },
})
