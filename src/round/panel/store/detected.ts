import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Detection, Ground, WaitingDetections } from '../rules/detected.ts'

type Row = { expertId: string; organizationId: string; organization: string; grounds: string }

/** What is found between the members of a round's panel and the organizations judged there; by the organization's name. */
export const detectedIn = (db: Db, roundId: string, which: SQL = sql`1`) =>
  db.all<Row>(sql`
    select d.expert_id as expertId, d.organization_id as organizationId, o.name as organization,
      json_group_array(d.ground) as grounds
    from open_detections d cross join organizations o on o.id = d.organization_id
    where d.round_id = ${roundId} and ${which} group by 1, 2 order by o.name, 1`)

/** Of one person, who is asked about it. */
export const detectedOf = (db: Db, roundId: string, personId: string) =>
  detectedIn(
    db,
    roundId,
    sql`d.ground <> 'asked' and d.expert_id in (select x.id from invitation_acceptances a join experts x on x.invitation_id = a.invitation_id
      where a.person_id = ${personId})`,
  )

export function detectionIn({ grounds, ...row }: Row): Detection {
  const found: Ground[] = JSON.parse(grounds)
  return { ...row, grounds: found }
}

/** What officers have looked at and set aside: for the office. */
export type Aside = { name: string; organization: string; reason: string; at: Instant }
export const asidesIn = (db: Db, roundId: string) =>
  db.all<Aside>(sql`
    select x.name, o.name as organization, d.reason, max(d.at) as at from detection_asides d join experts x on x.id = d.expert_id
    join organizations o on o.id = d.organization_id where d.round_id = ${roundId} group by d.expert_id, d.organization_id, d.reason`)

/** For the officers’ desks. */
export const detectionsWaiting = (db: Db) =>
  db.all<WaitingDetections>(sql`
    select r.id as roundId, r.plan ->> '$.title' as round, r.plan ->> '$.dates.closes' as closes,
      r.plan ->> '$.dates.scoringCloses' as scoringCloses, d.count
    from (select round_id, count(distinct expert_id || ' ' || organization_id) as count from open_detections group by 1) d
    cross join rounds r on r.id = d.round_id`)
