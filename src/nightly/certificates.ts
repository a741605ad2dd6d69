import { sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { type Reminder, isUntold } from '../letters/store.ts'
import { expiring } from '../organizations/certificates/store.ts'
import { isGone } from '../organizations/changes/store.ts'
import { SOON_DAYS } from '../organizations/rules/certificate.ts'
import { paths } from '../paths.ts'
import { type Day, type Instant, dayOf, plusDays, sayDay } from '../shared/days.ts'
import * as says from './letters.ts'

type Expiring = { once: string; organizationId: string; name: string; expiresOn: Day }

/** Certificates that expire within a month, or have. */
export const expiringCertificates = (db: Db, at: Instant) =>
  db.all<Expiring>(sql`
    select c.once, c.organization_id as organizationId, c.name, c.expires_on as expiresOn
    from (select x.*, 'certificate-expiring:' || x.id as once from (${expiring(plusDays(dayOf(at), SOON_DAYS))}) x) c
    where not ${isGone(sql`c.organization_id`)} and ${isUntold(sql`c.once`, { organizationId: sql`c.organization_id`, as: 'owner' })}`)

/** To the owners, once a certificate. */
export const ofCertificate = ({ once, organizationId, name, expiresOn }: Expiring): Reminder => ({
  once,
  to: { organizationId, as: 'owner' },
  ...says.certificateExpiring({ 名称: name, 期限: sayDay(expiresOn) }, paths.certificates(organizationId)),
})
