import { Hono } from 'hono'
import { isMemberOf, mayEdit } from '../../people/rules/person.ts'
import { paths } from '../../paths.ts'
import type { AsksAs } from '../../web/asks.ts'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { OWN, READ, framed } from '../own.ts'
import { type Hosting, currentOf } from '../rules/hosting.ts'
import { mayRead } from '../rules/organization.ts'
import { organizationOf } from '../store.ts'
import { answerHosting, askHost, endHosting } from './actions.ts'
import { answerForm, askHostForm, endHostingForm, searchQuery } from './forms.ts'
import { HostingPage, sayHosting } from './pages/hosting.tsx'
import { askersOf, hostingById, hostingsOf, possibleHosts } from './store.ts'

export const hostingRoutes = new Hono<Site>()

screen(hostingRoutes, {
  ...READ,
  at: paths.hosting,
  query: searchQuery,
  load: ({ asked: { q }, ...asks }, id) => load(asks, id, q),
  frame: framed('托管'),
  data: ({ organization, hostings, candidates, askers }) => ({ organization, hostings, candidates, askers }),
  page: (found, of, { person }) => (
    <HostingPage {...found} mayAct={mayEdit(person, found.organization.id)} of={of} />
  ),
})
  .act({
    ...OWN,
    at: paths.hosting,
    form: askHostForm,
    do: ({ db, person, now }, { host, note }, id) => askHost(db, person, id, { hostId: host, note }, now),
    say: sayHosting,
  })
  .act({
    who: ['anyone'],
    finds: ['given'],
    at: paths.hostingAnswer,
    form: answerForm,
    do: ({ db, person, now }, form, id) => answerHosting(db, person, id, form, now),
    to: ({ hostId }) => paths.hosting(hostId),
    say: sayHosting,
    on: onPageOf(({ host }) => [host]),
  })
  .act({
    who: ['anyone'],
    finds: ['own'],
    at: paths.hostingEnd,
    form: endHostingForm,
    do: ({ db, person, now }, { endReason }, id) => endHosting(db, person, id, endReason, now),
    to: ({ organizationId }) => paths.hosting(organizationId),
    say: sayHosting,
    on: onPageOf(({ group, host }) => [group, host]),
  })

type Reading = Pick<AsksAs, 'db' | 'person'>

/** On the page of whichever of these is the person's own organization. */
function onPageOf(sides: (hosting: Hosting) => { id: string }[]) {
  return {
    load: async (asks: Reading, id: string) => {
      const [hosting] = await hostingById(asks.db, id)
      const mine = hosting && sides(hosting).find((side) => isMemberOf(asks.person, side.id))
      return mine ? load(asks, mine.id, '') : null
    },
    here: ({ organization }: { organization: { id: string } }) => paths.hosting(organization.id),
  }
}

/** With the organizations that were searched for. */
async function load({ db, person }: Reading, id: string, words: string) {
  if (!mayRead(person, id)) return null
  const [[organization], hostings, candidates, askers] = await db.batch([
    organizationOf(db, id),
    hostingsOf(db, id),
    possibleHosts(db, id, words),
    askersOf(db, id),
  ])
  if (!organization) return null
  const isFree = organization.kind === 'community' && currentOf(hostings) === null
  return { organization, hostings, candidates: isFree ? candidates : [], askers, words }
}
