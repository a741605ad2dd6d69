import { type NotYourRole, type Person, whyNotRole } from './person.ts'

/** A community (社区) of a subdistrict (街道); `community` '': the whole subdistrict. */
export type Place = { id: string; subdistrict: string; community: string }

/** "和平里街道青年湖社区" */
export const sayPlace = ({ subdistrict, community }: Omit<Place, 'id'>): string => subdistrict + community

/** Who looks after a subdistrict looks after all its communities. */
export const covers = (mine: Place[], place: Omit<Place, 'id'>): boolean =>
  mine.some(
    ({ subdistrict, community }) =>
      subdistrict === place.subdistrict && (community === '' || community === place.community),
  )

export type PlaceRefusal = NotYourRole | { why: 'place-held'; place: string } | { why: 'place-not-held' }
export type AddPlacesRefusal = NotYourRole | { why: 'places-there' }

/** `held`: the places that the person looks after now. */
export function whyNotGivePlace(by: Person, held: Place[], place: Place): PlaceRefusal | null {
  const notRole = whyNotRole(by, 'administrator')
  if (notRole) return notRole
  return held.some(({ id }) => id === place.id) ? { why: 'place-held', place: sayPlace(place) } : null
}

export function whyNotEndPlace(by: Person, held: Place[], placeId: string): PlaceRefusal | null {
  const notRole = whyNotRole(by, 'administrator')
  if (notRole) return notRole
  return held.some(({ id }) => id === placeId) ? null : { why: 'place-not-held' }
}

/** What is not there yet of a subdistrict: itself (''), and the communities named; each name once. */
export const missingFrom = (there: string[], communities: string[]): string[] =>
  [...new Set(['', ...communities])].filter((name) => !there.includes(name))
