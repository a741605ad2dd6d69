import { type SQL, sql } from 'drizzle-orm'
import { SOON_DAYS } from '../organizations/rules/certificate.ts'
import { paths } from '../paths.ts'
import { type Instant, dayOf, plusDays } from '../shared/days.ts'
import { ID, day, hrefOf } from './words.ts'

/** To the owners, once a certificate: it expires within a month, or has. Of each kind the last one counts. */
export const expiringCertificates = (at: Instant): SQL => sql`select m.person_id,
    'certificate-expiring:' || c.id || ':' || m.person_id as once,
    '证件到期：' || c.name as subject,
    '“' || c.name || '”的有效期到' || ${day(sql`c.expires_on`)} || '，请换证以后上传新的。' as body,
    ${hrefOf(paths.certificates(ID), sql`c.organization_id`)} as about, '[]' as grounds
  from (
    select f.id, f.name, f.at, substr(f.place, length('organization:') + 1) as organization_id,
      substr(f.label, instr(f.label, ' ') + 1) as expires_on,
      row_number() over (partition by f.place, case when f.label like 'other %' then f.id else substr(f.label, 1, instr(f.label, ' ')) end
        order by f.at desc, f.id desc) as nth
    from files f left join file_removals r on r.file_id = f.id
    where f.place like 'organization:%' and r.file_id is null
  ) c
  join memberships m on m.organization_id = c.organization_id and m.role = 'owner'
  where c.nth = 1 and c.expires_on <= ${plusDays(dayOf(at), SOON_DAYS)}`
