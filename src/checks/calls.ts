import { sql } from 'drizzle-orm'
import type { Check } from './check.ts'

export const CALLS: Check[] = [
  {
    name: 'needs-in-order',
    says: 'the steps of a need are in the order of time, from collecting on',
    words: '需求的步骤按时间先后，从收集开始',
    rows: sql`select 'need ' || n.id as what from needs n
      where not exists (select 1 from need_steps s where s.need_id = n.id and s.step = 'collected')
        or exists (select 1 from need_steps s where s.need_id = n.id and s.at < n.at)`,
  },
  {
    name: 'mailings-reach-all',
    says: 'a mailing wrote a letter to each of those whom it counts, and to nobody else',
    words: '群发的信每人一封，封数和记下的人数一致',
    rows: sql`select 'mailing ' || m.id as what from mailings m
      where m.receivers <> (select count(*) from letters l where l.once >= 'mailing:' || m.id || ':' and l.once < 'mailing:' || m.id || ';')`,
  },
  {
    name: 'calls-by-two',
    says: 'who wrote a call does not publish it',
    words: '征集由拟定人以外的人发布',
    rows: sql`select 'round ' || p.round_id as what from publications p join rounds r on r.id = p.round_id
      where p.by_id = r.by_id or exists (select 1 from round_writers w where w.round_id = p.round_id and w.person_id = p.by_id)`,
  },
  {
    name: 'amendments-by-two',
    says: 'who drafts an amendment does not publish it, and it is published or returned',
    words: '更正由两人拟定和发布，发布和退回只有其一',
    rows: sql`select 'amendment ' || a.id as what from amendments a
      left join amendment_publications p on p.amendment_id = a.id left join amendment_returns r on r.amendment_id = a.id
      where p.by_id = a.by_id or (p.amendment_id is not null and r.amendment_id is not null)`,
  },
  {
    name: 'plans-as-amended',
    says: 'a round’s plan is what its last published amendment says',
    words: '征集方案和最后一次更正公告一致',
    rows: sql`select 'round ' || r.id as what from rounds r
      join amendments a on a.round_id = r.id join amendment_publications p on p.amendment_id = a.id
      where a.seq = (select max(b.seq) from amendments b join amendment_publications q on q.amendment_id = b.id where b.round_id = r.id)
        and a.plan <> r.plan`,
  },
  {
    name: 'plans-in-order',
    says: 'a published call opens before it closes, and is scored after',
    words: '征集先开始、后截止，再评分',
    rows: sql`select 'round ' || r.id as what from publications p join rounds r on r.id = p.round_id
      where not (json_extract(r.plan, '$.dates.opens') < json_extract(r.plan, '$.dates.closes')
        and json_extract(r.plan, '$.dates.closes') < json_extract(r.plan, '$.dates.scoringCloses'))`,
  },
  {
    name: 'enquiries-one-answer',
    says: 'an enquiry is answered or refused, not both, and afterwards',
    words: '咨询先提出，答复和不公开答复只有其一',
    rows: sql`select 'enquiry ' || e.id as what from enquiries e
      left join enquiry_answers a on a.enquiry_id = e.id left join enquiry_refusals r on r.enquiry_id = e.id
      where (a.enquiry_id is not null and r.enquiry_id is not null) or a.at < e.at or r.at < e.at`,
  },
  {
    name: 'openings-by-two',
    says: 'nobody opens sealed proposals alone, or before the call has closed',
    words: '密封的申报书在截止后由两人开启',
    rows: sql`select 'round ' || o.round_id as what from openings o join opening_requests q on q.round_id = o.round_id
      join rounds r on r.id = o.round_id
      where o.by_id = q.by_id or o.at < q.at or o.at < json_extract(r.plan, '$.dates.closes')`,
  },
]
