import { type SQL, and, asc, count, eq, isNull, sql } from 'drizzle-orm'
import { type Db, type Statement, newId } from '../../db/db.ts'
import type { Instant } from '../../shared/days.ts'
import { communityPlaceEnds, communityPlaces, places } from '../tables.ts'

const columns = { id: places.id, subdistrict: places.subdistrict, community: places.community }

/** Every place, a subdistrict before its communities. A district has some 20 subdistricts, 200 communities. */
export const allPlaces = (db: Db) =>
  db.select(columns).from(places).orderBy(asc(places.subdistrict), asc(places.community)).limit(1000)

type Wanted = { word: string; page: number; rows: number }

/** A page of those with the word in a name, with how many people look after each now. */
export const placesWithWorkers = (db: Db, { word, page, rows }: Wanted) =>
  db
    .select({
      ...columns,
      workers: sql<number>`(select count(distinct g.person_id) from community_places g
        left join community_place_ends e on e.grant_id = g.id
        where g.place_id = ${places.id} and e.grant_id is null)`,
    })
    .from(places)
    .where(named(word))
    .orderBy(asc(places.subdistrict), asc(places.community))
    .limit(rows)
    .offset((page - 1) * rows)

export const countPlaces = (db: Db, word: string) =>
  db.select({ count: count() }).from(places).where(named(word))

const named = (word: string): SQL | undefined =>
  word ? sql`instr(${places.subdistrict} || ${places.community}, ${word}) > 0` : undefined

export const communitiesIn = (db: Db, subdistrict: string) =>
  db.select({ community: places.community }).from(places).where(eq(places.subdistrict, subdistrict))

export const placeById = (db: Db, id: string) => db.select(columns).from(places).where(eq(places.id, id))

/** What a person looks after now, with the grant of each. */
export const placesOf = (db: Db, personId: string) =>
  db
    .select({ ...columns, grantId: communityPlaces.id, since: communityPlaces.at })
    .from(communityPlaces)
    .innerJoin(places, eq(places.id, communityPlaces.placeId))
    .leftJoin(communityPlaceEnds, eq(communityPlaceEnds.grantId, communityPlaces.id))
    .where(and(eq(communityPlaces.personId, personId), isNull(communityPlaceEnds.grantId)))
    .orderBy(asc(communityPlaces.at), asc(communityPlaces.id))

export const insertPlace = (
  db: Db,
  place: { subdistrict: string; community: string },
  by: string,
  now: Instant,
): Statement => db.insert(places).values({ id: newId(), ...place, by, at: now })

export const grantPlace = (db: Db, personId: string, placeId: string, by: string, now: Instant): Statement =>
  db.insert(communityPlaces).values({ id: newId(), personId, placeId, by, at: now })

export const endPlaceGrant = (db: Db, grantId: string, by: string, now: Instant): Statement =>
  db.insert(communityPlaceEnds).values({ grantId, by, at: now })
