import { sql } from 'drizzle-orm'
import { subjects } from '../history/subjects.ts'
import type { Check } from './check.ts'

export const PROPOSALS: Check[] = [
  {
    name: 'numbers-without-gaps',
    says: 'the numbers that a round gave out run from 1 without gaps',
    words: '受理编号从1连续编号，没有空号',
    rows: sql`select 'round ' || round_id as what from proposal_numbers group by round_id having max(seq) <> count(*)`,
  },
  {
    name: 'numbers-in-their-round',
    says: 'a number is of the round of its proposal, and whatever was submitted has one',
    words: '提交过的申报书都有本期的受理编号',
    rows: sql`select 'proposal ' || p.id as what from proposals p
      left join proposal_numbers n on n.proposal_id = p.id
      where (n.proposal_id is not null and n.round_id <> p.round_id)
        or (n.proposal_id is null and exists (select 1 from submissions s where s.proposal_id = p.id))`,
  },
  {
    name: 'revisions-without-gaps',
    says: 'the versions of a proposal are numbered from 1 on, in the order of time',
    words: '申报书的版本从1连续编号，按时间先后',
    rows: sql`select 'proposal ' || s.proposal_id as what from submissions s
      left join submissions b on b.proposal_id = s.proposal_id and b.revision = s.revision - 1
      where (s.revision > 1 and b.id is null) or b.at > s.at`,
  },
  {
    name: 'proposals-of-a-call',
    says: 'proposals are written for published calls, and not before',
    words: '申报书都在征集发布以后开始',
    rows: sql`select 'proposal ' || p.id as what from proposals p left join publications c on c.round_id = p.round_id
      where c.round_id is null or p.at < c.at`,
  },
  {
    name: 'submissions-in-time',
    says: 'a submission came before the call closed, or mends one that was sent back',
    words: '申报书在截止前提交，或是补正',
    rows: sql`select 'submission ' || s.id as what from submissions s join proposals p on p.id = s.proposal_id
      join rounds r on r.id = p.round_id
      where s.at >= json_extract(r.plan, '$.dates.closes')
        and not exists (select 1 from correction_answers a where a.submission_id = s.id)`,
  },
  {
    name: 'submissions-say-what-they-hold',
    says: 'title, track, category and place of a submission are those of its content',
    words: '申报书的名称、类别、领域和地点与内容一致',
    rows: sql`select 'submission ' || id as what from submissions
      where (title, track, category, place) <> (content ->> 'title', content ->> 'track', content ->> 'category', content ->> 'place')`,
  },
  {
    name: 'digests-told-alike',
    says: 'the digest of a submission is the one that its history entry tells',
    words: '申报书的校验值与经过里的一致',
    rows: sql`select 'submission ' || s.id as what from submissions s
      where not exists (select 1 from history h where h.subject = ${subjects.proposal.of(sql`s.proposal_id`)} and h.at = s.at
        and h.what in ('proposal-submitted', 'correction-answered') and h.particulars ->> 'sha256' = s.sha256)`,
  },
  {
    name: 'applicants-are-their-own',
    says: 'who applies in a submission is the organization of its proposal',
    words: '提交时的申报单位就是申报书的单位',
    rows: sql`select 'submission ' || a.submission_id as what from submission_applicants a
      join submissions s on s.id = a.submission_id join proposals p on p.id = s.proposal_id
      where a.organization_id <> p.organization_id`,
  },
  {
    name: 'openings-list-all',
    says: 'an opening lists as many proposals as it says',
    words: '开启清单的份数与记录一致',
    rows: sql`select 'round ' || round_id as what from openings
      where proposals <> length(list) - length(replace(list, char(10), ''))`,
  },
  {
    name: 'consents-answer-after',
    says: 'a community answers after it was asked',
    words: '社区意见先征求后答复',
    rows: sql`select 'consent ' || q.id as what from partner_answers a join partner_requests q on q.id = a.request_id
      where a.at < q.at`,
  },
]
