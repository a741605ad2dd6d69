import { type Context, Hono } from 'hono'
import { dataSecrets } from '../../db/sealed.ts'
import { paths } from '../../paths.ts'
import { accountOf } from '../../people/account/store.ts'
import { attempt } from '../../people/attempt.ts'
import { guarded } from '../../people/guessing/guarded.ts'
import { knowsPassword } from '../../people/guessing/own-password.ts'
import { ok, refuse } from '../../shared/result.ts'
import { type Common, type Filled, done } from '../../web/answer.tsx'
import type { AsksAs } from '../../web/asks.ts'
import { desksOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import { type Inside, type Site, machineNow } from '../../web/site.ts'
import { REACHING, type Reaching } from '../rules/channel.ts'
import type { WaysRefusal } from '../rules/ways.ts'
import { type Keys, askForCode, confirmAddress, removeAddress } from './actions/addresses.ts'
import { chooseWays, setQuietHours } from './actions/choices.ts'
import { addressForm, codeForm, quietForm, waysForm } from './forms.ts'
import { ReachPage, WayPage, sayReach } from './pages.tsx'
import { REACH_WORDS } from './rules.ts'
import { choicesIn, choicesOf, reachIn, reachOf } from './store.ts'

export const reachRoutes = new Hono<Site>()

const channelIn = (key: string): Reaching | undefined => REACHING.find((channel) => channel === key)

type Asking = Pick<AsksAs, 'db' | 'person' | 'asker' | 'now' | 'ahead'>

async function load({ db, person }: Pick<Asking, 'db' | 'person'>) {
  const [ways, choices] = await db.batch([reachOf(db, person.id), choicesOf(db, person.id)])
  return { ways: ways.map(reachIn), choices: choicesIn(choices) }
}

async function loadWay({ db, person }: Pick<Asking, 'db' | 'person'>, key: string) {
  const [ways, choices, [account]] = await db.batch([
    reachOf(db, person.id),
    choicesOf(db, person.id),
    accountOf(db, person.id),
  ])
  const way = ways.map(reachIn).find(({ channel }) => channel === key)
  return way ? { way, choices: choicesIn(choices), email: account?.email ?? '' } : null
}
type FoundWay = NonNullable<Awaited<ReturnType<typeof loadWay>>>

const deskOf = ({ asker }: Pick<Asking, 'asker'>) => desksOf(asker)[0] ?? 'applicant'

const keysOf = ({ env }: Pick<AsksAs, 'env'>): Keys => ({
  secrets: dataSecrets(env),
  secret: env.AUTH_SECRET,
})

screen(reachRoutes, {
  at: paths.reach,
  who: ['anyone'],
  load,
  frame: (_, asks) => ({ title: '接收方式', desk: deskOf(asks) }),
  data: (found) => found,
  page: (found, of, asks) => (
    <ReachPage
      {...{ ...found, of, now: machineNow(asks) }}
      isDemonstration={asks.asker.isDemonstration}
      office={asks.asker.office}
    />
  ),
}).act({
  at: paths.quietHours,
  who: ['anyone'],
  form: quietForm,
  do: ({ db, person, now }, typed) => setQuietHours(db, person, typed, now),
  to: () => paths.reach(),
  fields: waysFields,
  say: sayReach,
})

const frameOf = ({ way }: FoundWay, asks: Pick<Asking, 'asker'>) => ({
  title: REACH_WORDS[way.channel],
  desk: deskOf(asks),
})
const pageOf = (found: FoundWay, of: Filled, asks: Asking) => (
  <WayPage {...{ ...found, of, now: machineNow(asks) }} />
)

screen(reachRoutes, {
  at: paths.reachAddress,
  who: ['anyone'],
  load: loadWay,
  frame: frameOf,
  data: (found) => found,
  page: pageOf,
})
  .act({
    at: paths.reachEnd,
    who: ['anyone'],
    finds: ['given'],
    do: async (asks, _, key) => {
      const channel = channelIn(key)
      const { db, person, now } = asks
      if (!channel) return refuse({ why: 'not-found' })
      return removeAddress(db, keysOf(asks), person, channel, { now, machine: machineNow(asks) })
    },
    to: () => paths.reach(),
    say: sayReach,
  })
  .act({
    at: paths.reachWays,
    who: ['anyone'],
    form: waysForm,
    do: async ({ db, person, now }, ways, key) => {
      const channel = channelIn(key)
      return channel ? chooseWays(db, person, channel, ways, now) : refuse({ why: 'not-found' })
    },
    to: (_, key) => paths.reachAddress(key),
    fields: waysFields,
    say: sayReach,
  })

const HERE = {
  ...({ who: ['anyone'], from: paths.reachAddress, say: sayReach } as const),
  again: async (c: Context<Inside>, key: string) => {
    const found = await loadWay(c.var, key)
    return found && { frame: frameOf(found, c.var), page: (of: Filled) => pageOf(found, of, c.var) }
  },
}

/** A person asks seldom; and no mailbox is flooded from here, by however many accounts. */
attempt(reachRoutes, {
  ...HERE,
  at: paths.reachAddress,
  form: addressForm,
  fresh: true,
  limit: { address: [6, 3600], aim: [6, 3600] },
  aim: ({ address }) => address.toLowerCase(),
  do: async (c, { address, current }, key) => {
    const channel = channelIn(key)
    if (!channel) return refuse({ why: 'not-found' })
    const { db, person, now } = c.var
    const known = await knowsPassword(c, person.id, current)
    if (!known.ok) return known
    const clocks = { now, machine: machineNow(c.var) }
    const asked = await askForCode(db, keysOf(c), person, { channel, typed: address }, clocks)
    return asked.ok ? ok(done(c, paths.reachAddress(channel))) : asked
  },
  fields: (refusal) =>
    refusal.why === 'no-such-address' ? [{ field: 'address', says: sayReach(refusal) }] : [],
})

attempt(reachRoutes, {
  ...HERE,
  at: paths.reachCode,
  form: codeForm,
  do: async (c, { code }, key) => {
    const channel = channelIn(key)
    if (!channel) return refuse({ why: 'not-found' })
    const { db, person, now } = c.var
    const clocks = { now, machine: machineNow(c.var) }
    const confirmed = await guarded(c, 'address', `${person.id} ${channel}`, () =>
      confirmAddress(db, keysOf(c), person, { channel, code: code.replaceAll(/\s/g, '') }, clocks),
    )
    return confirmed.ok ? ok(done(c, paths.reachAddress(channel))) : confirmed
  },
})

function waysFields(refusal: WaysRefusal | Common) {
  const says = sayReach(refusal)
  if (refusal.why === 'security-off' || refusal.why === 'security-waits') return [{ field: 'security', says }]
  return refusal.why === 'quiet-half' || refusal.why === 'quiet-never-ends' ? [{ field: 'until', says }] : []
}
