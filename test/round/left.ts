import { sql } from 'drizzle-orm'
import { type Statement, newId } from '../../src/db/db.ts'
import { sha256 } from '../../src/history/rules.ts'
import { subjects } from '../../src/history/subjects.ts'
import { canonical } from '../../src/round/awards/rules/frozen.ts'
import type { Plan } from '../../src/round/calls/rules/plan.ts'
import { publications, rounds } from '../../src/round/calls/tables.ts'
import { sealedText } from '../../src/round/proposals/applicant/rules.ts'
import type { Content } from '../../src/round/proposals/rules/content.ts'
import { proposalNumbers, proposals, submissions } from '../../src/round/proposals/tables.ts'
import type { Instant } from '../../src/shared/days.ts'
import { leave } from '../made.ts'
import type { Site, Someone } from '../support.ts'

/** A round as its first stages leave it, row by row and told in the history: published, handed in, checked, decided. */

type Staff = { officer: Someone; approver: Someone }
export type Left = Staff & { id: string; plan: Plan }

export async function leaveRound({ db }: Site, { officer, approver }: Staff, made: Plan): Promise<Left> {
  const id = newId()
  const plan = { ...made, code: id }
  const at = plan.dates.opens
  const subject = subjects.round(id)
  await leave(
    db,
    [
      { subject, what: 'round-drafted', by: officer.id, at },
      { subject, what: 'round-published', by: approver.id, at },
    ],
    [
      db.insert(rounds).values({ id, code: id, plan, version: 1, by: officer.id, at, savedAt: at }),
      db.insert(publications).values({ roundId: id, by: approver.id, at }),
    ],
  )
  return { id, plan, officer, approver }
}

/** Number `seq` of the round, found eligible. */
export async function leaveSubmission(
  { db }: Site,
  { id: roundId, plan, officer }: Left,
  { content, ask, seq, member }: { content: Content; ask: number; seq: number; member: Someone },
) {
  const [id, submissionId, nonce] = [newId(), newId(), '0'.repeat(32)]
  const at = plan.dates.opens + seq
  const made = { by: member.id, at }
  const { title, track, category, place } = content
  const digest = await sha256(sealedText(nonce, content, null))
  const subject = subjects.proposal(id)
  await leave(
    db,
    [
      { subject, what: 'proposal-started', ...made },
      { subject, what: 'proposal-submitted', ...made, particulars: { sha256: digest } },
      { subject, what: 'eligibility-checked', by: officer.id, at },
    ],
    [
      db
        .insert(proposals)
        .values({ id, roundId, organizationId: member.organizations[0]?.id ?? '', ...made }),
      db.insert(proposalNumbers).values({ roundId, seq, proposalId: id }),
      db.insert(submissions).values({
        ...{ id: submissionId, proposalId: id, revision: 1, title, track, category, place, ask, content },
        ...{ sha256: digest, nonce, ...made },
      }),
      db.run(
        sql`insert into all_eligibility_checks values (${submissionId}, ${submissionId}, 'eligible', '', ${officer.id}, ${at}, 0)`,
      ),
    ],
  )
  return { id, submissionId }
}

/** A decision in the order of its lines, those with an award funded; all are of one track. Approved, unless told. */
export async function leaveDecision(
  { db }: Site,
  { id: roundId, officer, approver }: Pick<Left, 'id' | 'officer' | 'approver'>,
  ranked: { submissionId: string; award: number }[],
  { at, approved = true }: { at: Instant; approved?: boolean },
): Promise<string> {
  const id = newId()
  const lines = ranked.map(({ submissionId, award }, i) => ({
    ...{ submissionId, track: 'community', rank: i + 1, sheets: 7, score: 9000 - i },
    ...{ award, reason: award > 0 ? '' : 'quota_full' },
  }))
  const rows = lines.map(({ submissionId, track, rank, sheets, score, award, reason }): Statement =>
    db.run(sql`insert into decision_lines values
        (${id}, ${submissionId}, ${track}, ${rank}, ${sheets}, ${score}, ${award}, ${reason})`),
  )
  const digest = await sha256(canonical(lines))
  const subject = subjects.decision(roundId)
  const prepared = { subject, what: 'decision-prepared', by: officer.id, at }
  const settled = { subject, what: 'decision-approved', by: approver.id, at }
  await leave(db, approved ? [prepared, settled] : [prepared], [
    db.run(sql`insert into decisions select ${id}, ${roundId}, count(*) + 1, '', ${digest}, ${officer.id}, ${at}
      from decisions where round_id = ${roundId}`),
    ...rows,
    ...(approved
      ? [db.run(sql`insert into all_decision_approvals values (${id}, ${id}, ${approver.id}, ${at})`)]
      : []),
  ])
  return id
}

type Days = { from: string; to: string; at: Instant }

/** The round's first notice, of a decision. */
export async function leaveNotice(
  { db }: Site,
  { id: roundId, approver }: Pick<Left, 'id' | 'approver'>,
  decisionId: string,
  { from, to, at }: Days,
): Promise<string> {
  const id = newId()
  await leave(
    db,
    [{ subject: subjects.notice(id), what: 'notice-published', by: approver.id, at }],
    [
      db.run(sql`insert into all_notices (id, round_id, decision_id, seq, from_day, to_day, contact, by_id, at)
        values (${id}, ${roundId}, ${decisionId}, 1, ${from}, ${to}, '010-55500000', ${approver.id}, ${at})`),
    ],
  )
  return id
}

/** Its result. */
export async function leaveResult(
  { db }: Site,
  { approver }: Left,
  noticeId: string,
  at: Instant,
): Promise<void> {
  await leave(
    db,
    [{ subject: subjects.notice(noticeId), what: 'result-announced', by: approver.id, at }],
    [
      db.run(
        sql`insert into announcements (notice_id, by_id, at) values (${noticeId}, ${approver.id}, ${at})`,
      ),
    ],
  )
}
