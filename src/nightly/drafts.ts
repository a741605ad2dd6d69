import { subjects } from '../history/subjects.ts'
import { type SQL, sql } from 'drizzle-orm'
import { paths } from '../paths.ts'
import { type Instant, dayOf, endOf, plusDays } from '../shared/days.ts'
import { grounds } from './grounds.ts'
import { ID, hrefOf, minute } from './words.ts'
import { numberIn } from '../round/calls/store.ts'

/**
 * To the members: a draft that could still be submitted, or changes that were not submitted again, in a round that
 * closes within 7, 3 and 1 days. By calendar days: the last letter comes on the morning of the day before. A draft begun late gets the one letter of its time.
 * `rules`: groundsByRound.
 */
export function closingDrafts(at: Instant, rules: string): SQL {
  const within = (days: number) => endOf(plusDays(dayOf(at), days))
  return sql`select m.person_id,
      'draft-closing:' || d.id || ':' || d.days || ':' || m.person_id as once,
      '还没有提交：' || d.title as subject,
      '“' || d.title || '”' || iif(d.revision is null, '还是草稿，', '重新打开后改过，还没有再次提交，')
        || ${minute(sql`d.closes`)} || '截止。' || iif(d.revision is null, '截止以前没有提交的，不参加评审。',
          '截止以前没有再次提交的，以第' || d.revision || '版为准。') as body,
      ${hrefOf(paths.proposal(ID), sql`d.id`)} as about,
      ${grounds(rules, sql`d.round_id`, '#submission')} as grounds
    from (
      select p.id, p.organization_id, p.round_id, json_extract(r.plan, '$.dates.closes') as closes, s.revision,
        coalesce(nullif(trim(json_extract(t.typed, '$.title')), ''), '未命名的申报书') as title,
        case when json_extract(r.plan, '$.dates.closes') <= ${within(1)} then 1
          when json_extract(r.plan, '$.dates.closes') <= ${within(3)} then 3 else 7 end as days
      from rounds r
      join publications u on u.round_id = r.id
      join proposals p on p.round_id = r.id
      left join proposal_sections t on t.proposal_id = p.id and t.section = 'about'
      left join current_submissions s on s.proposal_id = p.id
      where ((s.id is null and ${isBelowCap}) or ${isChangedAgain})
        and json_extract(r.plan, '$.dates.closes') > ${at}
        and json_extract(r.plan, '$.dates.closes') <= ${within(7)}
    ) d
    join memberships m on m.organization_id = d.organization_id`
}

/** What counts of the organization leaves room for this one. */
const isBelowCap = sql`${numberIn(sql`r.plan`, 'proposals.perOrganization')} > (select count(*)
  from current_submissions c where c.round_id = p.round_id and c.organization_id = p.organization_id)`

/** Submitted, reopened, and changed since: what was changed counts only when it is submitted again. */
const isChangedAgain = sql`exists (select 1 from proposal_reopenings o where o.submission_id = s.id and (
  exists (select 1 from proposal_sections x where x.proposal_id = p.id and x.saved_at >= o.at)
  or exists (select 1 from files f left join file_removals y on y.file_id = f.id
    where f.place = ${subjects.proposal.of(sql`p.id`)} and (f.at >= o.at or y.at >= o.at))))`
