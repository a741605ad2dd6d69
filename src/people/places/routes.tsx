import { type Context, Hono } from 'hono'
import { paths } from '../../paths.ts'
import { type Common, done, problem, refused, sayCommon, show } from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { only } from '../../web/guard.ts'
import type { Inside, Site } from '../../web/site.ts'
import { fresh } from '../pages.tsx'
import { personCard } from '../roles/store.ts'
import type { PlaceRefusal } from '../rules/place.ts'
import { addPlaces, endPlace, givePlace } from './actions.ts'
import { placeForm, placesForm } from './forms.ts'
import { PersonPlacesPage, PlacesPage, sayAddRefusal, sayPlaceRefusal } from './pages.tsx'
import { allPlaces, placesOf, placesWithWorkers } from './store.ts'

export const placeRoutes = new Hono<Site>()

const PLACES = { title: '街道与社区', desk: 'administrator' } as const
const PERSON = { title: '负责的社区', desk: 'administrator' } as const

placeRoutes.get('/places', only('administrator'), async (c) => {
  const places = await placesWithWorkers(c.var.db)
  return show(c, PLACES, { places }, <PlacesPage places={places} of={fresh} />)
})

placeRoutes.post('/places', only('administrator'), async (c) => {
  const { db, person, now } = c.var
  const { sent, typed } = await readBody(c)
  const form = read(placesForm, sent)
  const added = form.ok ? await addPlaces(db, person, form.value, now) : form
  if (added.ok) return done(c, paths.places())
  const places = await placesWithWorkers(db)
  return refused(c, added.refusal, sayAddRefusal, {
    frame: PLACES,
    typed,
    body: (of) => <PlacesPage places={places} of={of} />,
  })
})

placeRoutes.get('/people/:id/places', only('administrator'), async (c) => {
  const found = await find(c, c.req.param('id'))
  if (!found) return nothing(c)
  const { card, held, places } = found
  return show(c, PERSON, { person: card, held, places }, <PersonPlacesPage {...found} of={fresh} />)
})

placeRoutes.post('/people/:id/places', only('administrator'), (c) => change(c, c.req.param('id'), givePlace))
placeRoutes.post('/people/:id/place-ends', only('administrator'), (c) =>
  change(c, c.req.param('id'), endPlace),
)

async function change(c: Context<Inside>, id: string, act: typeof givePlace) {
  const { sent, typed } = await readBody(c)
  const form = read(placeForm, sent)
  if (!form.ok) return again(c, id, form.refusal, typed)
  const changed = await act(c.var.db, c.var.person, id, form.value.place, c.var.now)
  return changed.ok ? done(c, paths.personPlaces(id)) : again(c, id, changed.refusal, typed)
}

async function again(c: Context<Inside>, id: string, refusal: PlaceRefusal | Common, typed: Typed) {
  const found = await find(c, id)
  if (!found) return nothing(c)
  return refused(c, refusal, sayPlaceRefusal, {
    frame: PERSON,
    typed,
    body: (of) => <PersonPlacesPage {...found} of={of} />,
  })
}

async function find(c: Context<Inside>, id: string) {
  const { db } = c.var
  const [[card], held, places] = await db.batch([personCard(db, id), placesOf(db, id), allPlaces(db)])
  return card ? { card, held, places } : null
}

const nothing = (c: Context<Inside>) => problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))
