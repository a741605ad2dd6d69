import { asc, eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { giveAccount } from '../organizations/account/actions.ts'
import { hostOf } from '../organizations/hosting/store.ts'
import { draftAgreement, signAgreement } from '../round/agreements/actions.ts'
import { approveDecision, prepareDecision } from '../round/awards/actions/decisions.ts'
import {
  closeProject,
  evaluateProject,
  recordRefund,
  submitFinalReport,
} from '../round/closing/actions/closing.ts'
import { recordPayment } from '../round/payments/actions/payments.ts'
import { openProject, reportMilestone, reviewReport } from '../round/projects/actions/work.ts'
import { indicatorsOf } from '../round/projects/rules/reports.ts'
import { milestones } from '../round/projects/tables.ts'
import type { Content } from '../round/proposals/rules/content.ts'
import { announceResult, publishNotice } from '../round/publicity/actions/notices.ts'
import { type Day, type Instant, dayOf, endOf, startOf } from '../shared/days.ts'
import type { Fen } from '../shared/money.ts'
import type { Points } from '../shared/points.ts'
import { must } from './must.ts'
import { HOUR, MINUTE, type Stage } from './stages.ts'

/** What a funded proposal goes on as. */
export type Funded = { organization: string; proposalId: string; content: Content; amount: Fen }

/** Ranks, decides, approves. */
export async function playDecision({ db, cast }: Stage, roundId: string, at: Instant): Promise<void> {
  const { id } = must(await prepareDecision(db, cast.officer, roundId, '按评审规则排名拟定。', at))
  must(await approveDecision(db, cast.approver, id, at + 24 * HOUR))
}

/** Publishes the notice on the morning of a day; answers its id. */
export async function playNotice({ db, cast }: Stage, roundId: string, from: Day): Promise<string> {
  const contact = '咨询电话010-55500000，监督电话010-55500001'
  return must(await publishNotice(db, cast.approver, roundId, { from, contact }, startOf(from) + 9 * HOUR)).id
}

/** The final announcement, the morning after the last day. */
export async function playAnnouncement({ db, cast }: Stage, noticeId: string, lastDay: Day): Promise<void> {
  must(await announceResult(db, cast.approver, noticeId, endOf(lastDay) + 9 * HOUR))
}

/** Drafted by the officer, signed by the organization or the host of a group and, unless `onlyOneSide`, by the bureau. */
export async function playAgreement(
  stage: Stage,
  funded: Funded,
  startsOn: Day,
  at: Instant,
  onlyOneSide = false,
) {
  const { db, cast } = stage
  const { id } = must(await draftAgreement(db, cast.officer, funded.proposalId, { startsOn }, at))
  must(await signAgreement(db, await signerBy(stage, funded), id, at + 3 * HOUR))
  if (!onlyOneSide) must(await signAgreement(db, cast.approver, id, at + 5 * HOUR))
  return id
}

/** Whoever receives the money changes its account after the signatures: finance has to ask before it pays. */
export async function playNewAccount(stage: Stage, funded: Funded, at: Instant): Promise<void> {
  const by = await signerBy(stage, funded)
  const [own] = by.organizations
  const account = { holder: own?.name ?? '', bank: '中国工商银行北京东城支行', number: '0200004019204021' }
  const { db, cast } = stage
  must(await giveAccount(db, [cast.secret], by, own?.id ?? '', { ...account, version: 1 }, at))
}

export async function playOpening({ db, cast }: Stage, agreementId: string, at: Instant): Promise<string> {
  return must(await openProject(db, cast.officer, agreementId, at)).id
}

export type Due = { id: string; seq: number; kind: 'progress' | 'midterm'; title: string; dueOn: Day }

export const milestonesIn = (db: Db, projectId: string): Promise<Due[]> =>
  db.select().from(milestones).where(eq(milestones.projectId, projectId)).orderBy(asc(milestones.seq))

/** One milestone is reported the day before it is due; `done` of 1 says how far the project is. */
export async function playReport(
  stage: Stage,
  funded: Funded,
  milestone: Due,
  done: number,
): Promise<string> {
  const at = startOf(milestone.dueOn) - 8 * HOUR
  const report = {
    text: `${milestone.title}。按计划进行，签到表和照片已存档。`,
    actuals: actuals(funded.content, done),
    spent: Math.floor((funded.amount * done) / 100) * 100,
  }
  return must(await reportMilestone(stage.db, memberBy(stage, funded), milestone.id, report, at)).id
}

export async function playReview({ db, cast }: Stage, reportId: string, milestone: Due): Promise<void> {
  const points = milestone.kind === 'midterm' ? 8200 : null
  const review = { outcome: 'accepted', reason: '材料齐全，予以通过。', points } as const
  must(await reviewReport(db, cast.officer, reportId, review, startOf(milestone.dueOn) + 10 * HOUR))
}

export async function playPayment(
  { db, cast }: Stage,
  agreementId: string,
  tranche: number,
  voucher: string,
  at: Instant,
) {
  must(await recordPayment(db, cast.finance, agreementId, { tranche, voucher, paidOn: dayOf(at) }, at))
}

export type Ending = { score: Points; unspent: Fen; voucher: string }

/** Final report, evaluation, last payment, refund, closed. */
export async function playClosing(
  stage: Stage,
  funded: Funded,
  ids: { project: string; agreement: string },
  { score, unspent, voucher }: Ending,
  at: Instant,
) {
  const { db, cast } = stage
  const report = {
    text: '项目按计划完成，成果已在社区公示。',
    actuals: actuals(funded.content, 1),
    spent: funded.amount - unspent,
  }
  must(await submitFinalReport(db, memberBy(stage, funded), ids.project, report, at))
  must(
    await evaluateProject(
      db,
      cast.officer,
      ids.project,
      { score, text: '目标完成，账目清楚。' },
      at + 72 * HOUR,
    ),
  )
  await playPayment(stage, ids.agreement, 3, `${voucher}-3`, at + 96 * HOUR)
  const received = at + 120 * HOUR
  if (unspent > 0) {
    const refund = { amount: unspent, voucher: `${voucher}-T`, receivedOn: dayOf(received) }
    must(await recordRefund(db, cast.finance, ids.project, refund, received))
  }
  must(await closeProject(db, cast.officer, ids.project, received + 30 * MINUTE))
}

/** Who signs: of a community group the member of its host. */
async function signerBy(stage: Stage, funded: Funded) {
  const member = memberBy(stage, funded)
  const [own] = member.organizations
  if (own?.kind !== 'community') return member
  const [host] = await hostOf(stage.db, own.id)
  return (
    [...stage.cast.members.values()].find(({ organizations }) => organizations[0]?.id === host?.id) ?? member
  )
}

function memberBy({ cast }: Stage, { organization }: Funded) {
  const person = cast.members.get(organization)
  if (!person) throw new Error(`no organization ${organization}`)
  return person
}

/** Outputs grow with the work; effects go from their baseline to the target, in whole or half steps. */
function actuals(content: Content, done: number): number[] {
  return indicatorsOf(content).map(({ baseline, target }) => {
    const from = baseline ?? 0
    const reached = from + (target - from) * done
    return target % 1 === 0 ? Math.round(reached) : Math.round(reached * 10) / 10
  })
}
