import { calendarOf } from '../calendar/store.ts'
import type { Db } from '../db/db.ts'
import { payableOn } from '../desks/finance/rules.ts'
import type { Reminder } from '../letters/store.ts'
import { paths } from '../paths.ts'
import { type LateOpening, lateAmong as lateOpenings } from '../round/calls/opening/rules.ts'
import { unopened } from '../round/calls/opening/store.ts'
import { lateAmong as lateRequests } from '../round/closing/rules/term.ts'
import { endedIn, withoutFinalReport } from '../round/closing/store/desks.ts'
import { needNumber } from '../round/needs/rules/need.ts'
import { answerRuleIn, rulebookNow } from '../round/needs/store/answering.ts'
import { lateNeeds } from '../round/needs/store/lists.ts'
import { payableIn, payableTranches } from '../round/payments/store/desks.ts'
import { lateAmong as lateObjections } from '../round/publicity/rules/objection.ts'
import { objectionsWaiting } from '../round/publicity/store/objections.ts'
import { groundsIn } from '../rulebook/citing.ts'
import { type Instant, dayOf, sayDay } from '../shared/days.ts'
import type { Ground } from '../shared/clauses.ts'
import { ofOwnSheet, ownSheets } from './conflicts.ts'
import * as says from './letters.ts'

/**
 * 督办: what is late by the rulebook. Needs without an answer go to the officers, and after as many days again to the
 * approvers; the others to whoever has to act. Each names the clause that set the day. So are sheets that their expert must not
 * write any more. One round trip, 50 of a kind a night.
 */
export async function overdueByRule(db: Db, at: Instant): Promise<Reminder[]> {
  const today = dayOf(at)
  const [late, veryLate, rulebook, payable, ended, objections, sealed, own, calendar] = await db.batch([
    lateNeeds(db, 1, at),
    lateNeeds(db, 2, at),
    rulebookNow(db),
    payableTranches(db),
    withoutFinalReport(db, today),
    objectionsWaiting(db),
    unopened(db, at),
    ownSheets(db, at),
    calendarOf(db),
  ])
  const { days, grounds } = answerRuleIn(rulebook)
  return [
    ...late.map((need) => ofNeed(need, 'officer', days, grounds)),
    ...veryLate.map((need) => ofNeed(need, 'approver', 2 * days, grounds)),
    ...payableOn(payable.map(payableIn), calendar, at)
      .filter(({ isOverdue }) => isOverdue)
      .map(ofPayment),
    ...lateRequests(ended.map(endedIn), today).flatMap(ofRequest),
    ...lateObjections(objections, calendar, today).flatMap(ofObjection),
    ...lateOpenings(sealed, calendar, today).flatMap(ofOpening),
    ...own.map(ofOwnSheet),
  ]
}

type Need = Awaited<ReturnType<typeof lateNeeds>>[number]

const ofNeed = (need: Need, role: 'officer' | 'approver', days: number, grounds: Ground[]): Reminder => ({
  once: `need-late:${need.id}:${role}`,
  to: { role },
  ...(role === 'officer' ? says.needLate : says.needVeryLate)(
    { 编号: needNumber(need), 需求: need.title, 日期: sayDay(dayOf(need.at)), 天数: days },
    { about: paths.need(need.id), grounds },
  ),
})

function ofPayment(one: ReturnType<typeof payableOn>[number]): Reminder {
  const { agreementId, tranche, title, by, grounds, stuckSince } = one
  const whence = { about: paths.payments(agreementId), grounds }
  return {
    once: `payment-late:${agreementId}:${tranche}`,
    // nobody can receive it: that is the officers' to see to
    to: { role: stuckSince === null ? 'finance' : 'officer' },
    ...(by?.ok
      ? says.paymentLate({ 项目: title, 笔: tranche, 期限: sayDay(by.value) }, whence)
      : says.paymentLateUndated({ 项目: title, 笔: tranche }, whence)),
  }
}

function ofRequest(one: ReturnType<typeof lateRequests>[number]): Reminder[] {
  const { projectId, project, organizationId, by, rulebook } = one
  const letter = says.finalReportLate(
    { 项目: project, 期限: sayDay(by) },
    { about: paths.closing(projectId), grounds: groundsIn(rulebook, null, 'closing.requestMonths') },
  )
  const once = `final-report-late:${projectId}`
  return [
    { ...letter, once, to: { role: 'officer' } },
    { ...letter, once, to: { organizationId } },
  ]
}

function ofObjection(one: ReturnType<typeof lateObjections>[number]): Reminder[] {
  const { id, project, round, by, rulebook } = one
  const grounds = groundsIn(rulebook, null, 'publicity.objectionAnswerWorkingDays')
  return (['officer', 'approver'] as const).map((role) => ({
    once: `objection-late:${id}`,
    to: { role },
    ...says.objectionLate(
      { 期: round, 对象: project ? `“${project}”` : '整个名单', 期限: sayDay(by) },
      { about: paths.objection(id), grounds },
    ),
  }))
}

function ofOpening({ id, title, by, rulebook }: LateOpening): Reminder[] {
  return (['officer', 'approver'] as const).map((role) => ({
    once: `opening-late:${id}`,
    to: { role },
    ...says.openingLate(
      { 期: title, 期限: sayDay(by) },
      { about: paths.opening(id), grounds: groundsIn(rulebook, id, 'proposals.openingWorkingDays') },
    ),
  }))
}
