import { type SQL, sql } from 'drizzle-orm'
import { paths } from '../paths.ts'
import { type Instant, dayOf, endOf, plusDays } from '../shared/days.ts'
import { ID, hrefOf, minute } from './words.ts'

/**
 * To the members: a draft that could still be submitted, in a round that closes within 7, 3 and 1 days. By calendar
 * days: the last letter comes on the morning of the day before. A draft begun late gets the one letter of its time.
 */
export function closingDrafts(at: Instant): SQL {
  const within = (days: number) => endOf(plusDays(dayOf(at), days))
  return sql`select m.person_id,
      'draft-closing:' || d.id || ':' || d.days || ':' || m.person_id as once,
      '还没有提交：' || d.title as subject,
      '「' || d.title || '」还是草稿，' || ${minute(sql`d.closes`)} || '截止。截止以前没有提交的，不参加评审。' as body,
      ${hrefOf(paths.proposal(ID), sql`d.id`)} as about
    from (
      select p.id, p.organization_id, json_extract(r.plan, '$.dates.closes') as closes,
        coalesce(nullif(trim(json_extract(p.typed, '$.title')), ''), '未命名的申报书') as title,
        case when json_extract(r.plan, '$.dates.closes') <= ${within(1)} then 1
          when json_extract(r.plan, '$.dates.closes') <= ${within(3)} then 3 else 7 end as days
      from rounds r
      join publications u on u.round_id = r.id
      join proposals p on p.round_id = r.id
      left join current_submissions s on s.proposal_id = p.id
      where s.id is null
        and json_extract(r.plan, '$.dates.closes') > ${at}
        and json_extract(r.plan, '$.dates.closes') <= ${within(7)}
        and json_extract(r.plan, '$.proposalsPerOrganization') > (select count(*) from current_submissions c
          where c.round_id = p.round_id and c.organization_id = p.organization_id)
    ) d
    join memberships m on m.organization_id = d.organization_id`
}
