import { subjects } from '../../history/subjects.ts'
import type { Db } from '../../db/db.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { letterTo } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { type Person, whyNotRole } from '../rules/person.ts'
import {
  type AddPlacesRefusal,
  type PlaceRefusal,
  missingFrom,
  sayPlace,
  whyNotEndPlace,
  whyNotGivePlace,
} from '../rules/place.ts'
import { personCard } from '../roles/store.ts'
import * as says from './letters.ts'
import * as store from './store.ts'

/** An administrator enters a subdistrict with its communities; what is there already stays. */
export async function addPlaces(
  db: Db,
  by: Person,
  { subdistrict, communities }: { subdistrict: string; communities: string[] },
  now: Instant,
): Promise<Result<null, AddPlacesRefusal | Stale>> {
  const notRole = whyNotRole(by, 'administrator')
  if (notRole) return refuse(notRole)
  const [there, last] = await db.batch([store.communitiesIn(db, subdistrict), lastOf(db, subjects.places)])
  const missing = missingFrom(
    there.map(({ community }) => community),
    communities,
  )
  if (missing.length === 0) return refuse({ why: 'places-there' })
  return record(
    db,
    lastIn(last, subjects.places),
    { what: 'places-added', by: by.id, at: now, particulars: { subdistrict, communities: missing } },
    missing.map((community) => store.insertPlace(db, { subdistrict, community }, by.id, now)),
  )
}

type Changed = Promise<Result<null, PlaceRefusal | Stale | NotFound>>

/** An administrator gives a person a place to look after, and the person is told. */
export async function givePlace(
  db: Db,
  by: Person,
  personId: string,
  placeId: string,
  now: Instant,
): Changed {
  const found = await find(db, personId, placeId)
  if (!found) return refuse({ why: 'not-found' })
  const { place, held, last } = found
  const whyNot = whyNotGivePlace(by, held, place)
  if (whyNot) return refuse(whyNot)
  const name = sayPlace(place)
  const letter = says.given({ 地方: name }, paths.desk('community'))
  const event = { what: 'place-given', by: by.id, at: now, particulars: { place: name } }
  return record(db, last, event, [
    store.grantPlace(db, personId, placeId, by.id, now),
    letterTo(personId, letter),
  ])
}

/** An administrator ends it, and the person is told. */
export async function endPlace(db: Db, by: Person, personId: string, placeId: string, now: Instant): Changed {
  const found = await find(db, personId, placeId)
  if (!found) return refuse({ why: 'not-found' })
  const { place, held, last } = found
  const whyNot = whyNotEndPlace(by, held, placeId)
  if (whyNot) return refuse(whyNot)
  const name = sayPlace(place)
  const letter = says.ended({ 地方: name }, paths.account())
  const ended = held.filter(({ id }) => id === placeId)
  const event = { what: 'place-ended', by: by.id, at: now, particulars: { place: name } }
  return record(db, last, event, [
    ...ended.map(({ grantId }) => store.endPlaceGrant(db, grantId, by.id, now)),
    letterTo(personId, letter),
  ])
}

async function find(db: Db, personId: string, placeId: string) {
  const subject = subjects.person(personId)
  const [[card], [place], held, last] = await db.batch([
    personCard(db, personId),
    store.placeById(db, placeId),
    store.placesOf(db, personId),
    lastOf(db, subject),
  ])
  return card && place ? { place, held, last: lastIn(last, subject) } : null
}
