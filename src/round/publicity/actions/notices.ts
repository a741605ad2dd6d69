import { subjects } from '../../../history/subjects.ts'
import { type Db, newId } from '../../../db/db.ts'
import { type NotFound, type Stale, fresh } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterToRole } from '../../../letters/store.ts'
import { letterAlsoToHostOfEach, letterWithHostToEach } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { ClauseKey } from '../../../rulebook/rules/anchors.ts'
import { type Day, type Instant, sayDay } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import * as says from '../rules/letters.ts'
import { type Period, type PeriodRefusal, noticeNumber, periodFrom } from '../rules/notice.ts'
import {
  type AnnounceRefusal,
  type PublishRefusal,
  latestApproved,
  whyNotAnnounce,
  whyNotPublishNotice,
} from '../rules/publishing.ts'
import * as store from '../store/staff.ts'

/** An approver makes the latest approved decision public from a day on, for the plan's working days. */
export async function publishNotice(
  db: Db,
  by: Person,
  roundId: string,
  { from, contact }: { from: Day; contact: string },
  now: Instant,
): Promise<Result<{ id: string }, PublishRefusal | PeriodRefusal | Stale | NotFound>> {
  const loaded = await store.findToAct(db, { roundId })
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, last, lastOfNotice } = loaded
  const whyNot = whyNotPublishNotice(found, by)
  const decision = latestApproved(found)
  if (whyNot || !decision) return refuse(whyNot ?? { why: 'no-approved-decision', by: '#decision' })
  const { rulebook } = found.round.plan
  const period = periodFrom(found.round.plan.parameters.publicity, from, loaded.calendar, now)
  if (!period.ok) return period

  const id = newId()
  const notice = { id, roundId, decisionId: decision.id, contact, by: by.id, at: now, ...period.value }
  return record(
    db,
    [last, fresh(subjects.notice(id)), ...(lastOfNotice ? [lastOfNotice] : [])],
    { what: 'notice-published', by: by.id, at: now, particulars: { notice: id, ...period.value } },
    [
      store.insertNotice(db, notice),
      ...lettersOfNotice(loaded, notice),
      letterToRole(
        'officer',
        says.noticePublished(
          { 期: found.round.plan.title, 日期: sayDay(notice.toDay) },
          {
            about: paths.roundNotices(roundId),
            grounds: groundsIn(rulebook, roundId, 'publicity.days', 'publicity.objectionAnswerWorkingDays'),
          },
        ),
      ),
    ],
    { id },
  )
}

/** Tells every organization whose project the decision funds that the list is public. */
function lettersOfNotice(
  { found, lines }: store.FoundToAct,
  notice: Period & { id: string; roundId: string; decisionId: string },
) {
  const days = { 开始: sayDay(notice.fromDay), 结束: sayDay(notice.toDay) }
  const whence = {
    about: paths.notice(notice.id),
    grounds: groundsIn(found.round.plan.rulebook, notice.roundId, 'publicity.days'),
  }
  return letterWithHostToEach(
    lines
      .filter(({ decisionId, award }) => decisionId === notice.decisionId && award > 0)
      .map(({ organizationId, title }) => ({
        organizationId,
        ...says.listed({ 项目: title, ...days }, whence),
      })),
  )
}

/** An approver makes the list final. Its awards become projects; every organization of the list is told. */
export async function announceResult(
  db: Db,
  by: Person,
  noticeId: string,
  now: Instant,
): Promise<Result<{ id: string }, AnnounceRefusal | Stale | NotFound>> {
  const loaded = await store.findToAct(db, { noticeId })
  const notice = loaded?.found.notices.find((one) => one.id === noticeId)
  if (!loaded || !notice) return refuse({ why: 'not-found' })
  const { found, last, lastOfNotice } = loaded
  const whyNot = whyNotAnnounce(found, notice, by, now)
  if (whyNot) return refuse(whyNot)

  const { id: roundId, plan } = found.round
  const values = { 期: plan.title }
  const whence = (next: ClauseKey) => ({
    about: paths.notice(noticeId),
    grounds: groundsIn(plan.rulebook, roundId, '#announcement', next),
  })
  return record(
    db,
    [last, lastOfNotice ?? fresh(subjects.notice(noticeId))],
    {
      what: 'result-announced',
      by: by.id,
      at: now,
      particulars: { number: noticeNumber(plan.code, notice.seq) },
    },
    [
      store.insertAnnouncement(db, noticeId, by.id, now),
      ...lettersOfResult(loaded, notice),
      letterToRole('officer', says.announcedToDraft(values, whence('agreements.signWorkingDays'))),
      letterToRole('finance', says.announcedToPay(values, whence('payments.tranches'))),
    ],
    { id: noticeId },
  )
}

/** Tells every organization of the list what has become of its project; a host does not read the proposal. */
function lettersOfResult({ found, lines }: store.FoundToAct, notice: { id: string; decisionId: string }) {
  const { id, plan } = found.round
  const of = (next: ClauseKey) => groundsIn(plan.rulebook, id, '#announcement', next)
  const [funded, unfunded] = [of('agreements.signWorkingDays'), of('#decision')]
  return letterAlsoToHostOfEach(
    lines
      .filter(({ decisionId }) => decisionId === notice.decisionId)
      .map(({ organizationId, proposalId, title, award }) => ({
        organizationId,
        ...(award > 0
          ? says.funded({ 项目: title }, { about: paths.proposal(proposalId), grounds: funded })
          : says.unfunded({ 项目: title }, { about: paths.proposal(proposalId), grounds: unfunded })),
      })),
    paths.notice(notice.id),
  )
}
