import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { personCard } from '../roles/store.ts'
import { addPlaces, endPlace, givePlace } from './actions.ts'
import { placeForm, placesForm, placesQuery } from './forms.ts'
import { PLACES, PersonPlacesPage, PlacesPage, sayAddRefusal, sayPlaceRefusal } from './pages.tsx'
import { allPlaces, countPlaces, placesOf, placesWithWorkers } from './store.ts'

export const placeRoutes = new Hono<Site>()

screen(placeRoutes, {
  at: paths.places,
  who: ['administrator'],
  query: placesQuery,
  load: async ({ db, asked, rows }) => {
    const [places, [counted]] = await db.batch([
      placesWithWorkers(db, { ...asked, rows }),
      countPlaces(db, asked.word),
    ])
    return { places, total: counted?.count ?? 0 }
  },
  frame: () => ({ title: '街道与社区', desk: 'administrator' }),
  data: (found, { asked: { page } }) => ({ ...found, page }),
  page: (found, of, { asked, url }) => <PlacesPage {...found} {...{ of, url }} wanted={asked} />,
  sheets: ({ places, total }) => [sheetOf('街道与社区', PLACES, places, total)],
}).act({
  at: paths.places,
  who: ['administrator'],
  form: placesForm,
  do: ({ db, person, now }, form) => addPlaces(db, person, form, now),
  say: sayAddRefusal,
})

screen(placeRoutes, {
  at: paths.personPlaces,
  who: ['administrator'],
  load: async ({ db }, id) => {
    const [[card], held, places] = await db.batch([personCard(db, id), placesOf(db, id), allPlaces(db)])
    return card ? { card, held, places } : null
  },
  frame: () => ({ title: '负责的社区', desk: 'administrator' }),
  data: ({ card, ...found }) => ({ person: card, ...found }),
  page: (found, of) => <PersonPlacesPage {...found} of={of} />,
})
  .act({
    at: paths.personPlaces,
    who: ['administrator'],
    form: placeForm,
    do: ({ db, person, now }, { place }, id) => givePlace(db, person, id, place, now),
    say: sayPlaceRefusal,
  })
  .act({
    at: paths.personPlaceEnds,
    who: ['administrator'],
    form: placeForm,
    do: ({ db, person, now }, { place }, id) => endPlace(db, person, id, place, now),
    say: sayPlaceRefusal,
  })
