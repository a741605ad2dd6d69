import { sql } from 'drizzle-orm'
import type { Check } from './check.ts'

/** A line of a decision with the track that it is in, as the plan in force has it. */
const LINES =
  sql.raw(`decision_lines l join decisions d on d.id = l.decision_id join rounds r on r.id = d.round_id
      join json_each(r.plan, '$.tracks') k on k.value ->> 'code' = l.track`)

/** Awards, publicity. */
export const AWARDS: Check[] = [
  {
    name: 'awards-within-quota-and-budget',
    says: 'a decision funds no more than the quota and the budget of a track',
    words: '每个类别的立项数和资金不超过名额和预算',
    rows: sql`select 'decision ' || l.decision_id || ' ' || l.track as what from ${LINES}
      group by l.decision_id, l.track
      having sum(l.award_fen > 0) > (k.value ->> 'quota') or sum(l.award_fen) > (k.value ->> 'budget')`,
  },
  {
    name: 'awards-within-ask-and-cap',
    says: 'nobody is awarded more than they asked, or than the track’s cap',
    words: '立项资金不超过申请额和上限',
    rows: sql`select 'decision ' || l.decision_id || ' ' || l.submission_id as what from ${LINES}
      join submissions s on s.id = l.submission_id
      where l.award_fen > s.ask_fen or l.award_fen > (k.value ->> 'askMax')`,
  },
  {
    name: 'decided-on-the-eligible',
    says: 'a decision has lines of its own round alone, of what was found eligible',
    words: '名单里只有本期审查合格的申报书',
    rows: sql`select 'decision ' || l.decision_id || ' ' || l.submission_id as what from decision_lines l
      join decisions d on d.id = l.decision_id join submissions s on s.id = l.submission_id join proposals p on p.id = s.proposal_id
      left join eligibility_checks e on e.submission_id = s.id and e.outcome = 'eligible' and e.at <= d.at
      where p.round_id <> d.round_id or e.submission_id is null`,
  },
  {
    name: 'ranks-without-gaps',
    says: 'the ranks of a track run from 1 without gaps',
    words: '每个类别的名次从1连续排列',
    rows: sql`select 'decision ' || decision_id || ' ' || track as what from decision_lines
      group by decision_id, track having max(rank) <> count(*)`,
  },
  {
    name: 'ranks-by-score',
    says: 'whoever ranks higher has no lower score',
    words: '名次在前的得分不低于在后的',
    rows: sql`select 'decision ' || l.decision_id || ' ' || l.track || ' #' || l.rank as what from decision_lines l
      join decision_lines b on b.decision_id = l.decision_id and b.track = l.track and b.rank = l.rank - 1
      where coalesce(l.score, -1) > coalesce(b.score, -1)`,
  },
  {
    name: 'decided-by-two',
    says: 'who prepares a decision does not approve it, and it is approved, or returned or taken back',
    words: '名单由一人拟定、另一人审定',
    rows: sql`select 'decision ' || d.id as what from decisions d
      left join decision_approvals a on a.decision_id = d.id left join decision_returns r on r.decision_id = d.id
      where a.by_id = d.by_id or (a.decision_id is not null and r.decision_id is not null)
        or a.at < d.at or r.at < d.at`,
  },
  {
    name: 'decided-after-scoring',
    says: 'a decision that is approved was prepared after the last sheet of its round',
    words: '名单在最后一份评分表以后拟定',
    rows: sql`select 'decision ' || d.id as what from decisions d where exists (select 1 from assignments a
      join sheets t on t.assignment_id = a.id where a.round_id = d.round_id and t.at > d.at)
      and d.id in (select decision_id from decision_approvals)`,
  },
  {
    name: 'notices-of-the-approved',
    says: 'only an approved decision is made public, of its own round, afterwards',
    words: '只公示已经审定的名单',
    rows: sql`select 'notice ' || n.id as what from notices n join decisions d on d.id = n.decision_id
      left join decision_approvals a on a.decision_id = n.decision_id
      where n.round_id <> d.round_id or a.at is null or n.at < a.at`,
  },
  {
    name: 'announced-after-the-days',
    says: 'an announcement comes after the last day of its notice, with every objection answered',
    words: '公告在公示期满、异议全部答复以后',
    rows: sql`select 'notice ' || n.id as what from announcements a join notices n on n.id = a.notice_id
      where a.at < unixepoch(n.to_day) * 1000 + 57600000
        or exists (select 1 from objections o left join objection_answers w on w.objection_id = o.id
          where o.notice_id = n.id and (w.at is null or w.at > a.at))`,
  },
  {
    name: 'one-announcement-a-round',
    says: 'a round is announced once',
    words: '一期只公告一次',
    rows: sql`select 'round ' || n.round_id as what from announcements a join notices n on n.id = a.notice_id
      group by n.round_id having count(*) > 1`,
  },
  {
    name: 'nothing-upheld-is-awarded',
    says: 'what an upheld objection cancels is not awarded',
    words: '异议成立的项目不立项',
    rows: sql`select 'submission ' || w.submission_id as what from awards w
      join upheld_objections u on u.submission_id = w.submission_id and u.round_id = w.round_id`,
  },
  {
    name: 'objections-in-their-notice',
    says: 'an objection is to a project of its notice, and is answered afterwards',
    words: '异议针对公示里的项目，先提出后答复',
    rows: sql`select 'objection ' || o.id as what from objections o join notices n on n.id = o.notice_id
      left join objection_answers w on w.objection_id = o.id
      left join decision_lines l on l.decision_id = n.decision_id and l.submission_id = o.submission_id
      where w.at < o.at or (o.submission_id is not null and l.submission_id is null)`,
  },
]
