import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { personCard } from '../roles/store.ts'
import { addPlaces, endPlace, givePlace } from './actions.ts'
import { placeForm, placesForm } from './forms.ts'
import { PersonPlacesPage, PlacesPage, sayAddRefusal, sayPlaceRefusal } from './pages.tsx'
import { allPlaces, placesOf, placesWithWorkers } from './store.ts'

export const placeRoutes = new Hono<Site>()

screen(placeRoutes, {
  at: paths.places,
  who: ['administrator'],
  load: async ({ db }) => ({ places: await placesWithWorkers(db) }),
  frame: () => ({ title: '街道与社区', desk: 'administrator' }),
  data: (found) => found,
  page: ({ places }, of) => <PlacesPage places={places} of={of} />,
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
