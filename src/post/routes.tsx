import { Hono } from 'hono'
import { dataSecrets } from '../db/sealed.ts'
import type { NotFound } from '../history/rules.ts'
import { paths } from '../paths.ts'
import { has } from '../people/rules/person.ts'
import { siteOrigin } from '../people/session.ts'
import { ok, refuse } from '../shared/result.ts'
import { type Common, blank } from '../web/answer.tsx'
import type { AsksAs } from '../web/asks.ts'
import { officeOf } from '../web/layout.tsx'
import { screen } from '../web/screen.tsx'
import { sheetOf } from '../web/sheet.ts'
import type { Site } from '../web/site.ts'
import { type TryRefusal, endChannel, setChannel, tryChannel } from './actions.ts'
import { carry } from './carriers/carry.ts'
import { channelForm, trialForm } from './forms.ts'
import { leaveUnsent, sendAgain } from './given-up/actions.ts'
import { type GivenUpRefusal, NONE } from './given-up/rules.ts'
import { standingOf } from './given-up/store.ts'
import { ChannelPage, ChannelsPage, VERSIONS, sayChannelRefusal } from './pages.tsx'
import { passwordRoutes } from './passwords/routes.tsx'
import { reachRoutes } from './reach/routes.tsx'
import { CHANNELS, CHANNEL_WORDS, type Channel, settingOf } from './rules/channel.ts'
import { channelsOfNow, versionsOf } from './store.ts'

export const postRoutes = new Hono<Site>().route('/', reachRoutes).route('/', passwordRoutes)

const channelIn = (key: string): Channel | undefined => CHANNELS.find((channel) => channel === key)
async function inChannel<T>(key: string, act: (channel: Channel) => Promise<T>) {
  const channel = channelIn(key)
  return channel ? act(channel) : refuse<NotFound>({ why: 'not-found' })
}

screen(postRoutes, {
  at: paths.channels,
  who: ['administrator', 'auditor'],
  load: async ({ db }) => ({ channels: await channelsOfNow(db) }),
  frame: (_, { person }) => ({ title: '站外发送', desk: officeOf(person) }),
  data: (found) => found,
  page: (found) => <ChannelsPage {...found} />,
})

const SETS = { who: ['administrator'], say: sayChannelRefusal, fields } as const
const frame = ({ channel }: { channel: Channel }, { person }: AsksAs) => ({
  title: CHANNEL_WORDS[channel],
  desk: officeOf(person),
})

screen(postRoutes, {
  at: paths.channel,
  who: ['administrator', 'auditor'],
  load,
  frame,
  data: ({ channel, versions, standing }) => ({ channel, versions, standing }),
  page: (found, of, { url }) => <ChannelPage {...found} of={of} url={url} />,
  sheets: ({ versions }) => [sheetOf('修改记录', VERSIONS, versions)],
})
  .act({
    ...SETS,
    at: paths.channel,
    form: channelForm,
    fresh: true,
    do: async ({ db, person, now, env }, { version, ...typed }, key) => {
      const channel = channelIn(key)
      if (!channel) return refuse({ why: 'not-found' })
      const setting = settingOf(channel, typed)
      return setting.ok ? setChannel(db, dataSecrets(env), person, setting.value, now, version) : setting
    },
  })
  .act({
    ...SETS,
    at: paths.channelEnd,
    fresh: true,
    do: ({ db, person, now }, _, key) => inChannel(key, (channel) => endChannel(db, person, channel, now)),
    to: (_, key) => paths.channel(key),
  })
  .act({
    ...SETS,
    at: paths.channelAgain,
    do: ({ db, person, now }, _, key) => inChannel(key, (channel) => sendAgain(db, person, channel, now)),
    to: (_, key) => paths.channel(key),
  })
  .act({
    ...SETS,
    at: paths.channelLeft,
    do: ({ db, person, now }, _, key) => inChannel(key, (channel) => leaveUnsent(db, person, channel, now)),
    to: (_, key) => paths.channel(key),
  })
  // what the other side answered is in the answer to this act
  .act({
    ...SETS,
    at: paths.channelTest,
    form: trialForm,
    do: async (asks, { to }, key) => {
      const { db, person, now, env } = asks
      const found = await load(asks, key)
      if (!found) return refuse({ why: 'not-found' })
      const link = new URL(paths.channels(), siteOrigin(asks)).href
      const trial = { channel: found.channel, to, link }
      const tried = await tryChannel(db, dataSecrets(env), person, trial, carry, now)
      return tried.ok ? ok({ ...found, ...tried.value }) : tried
    },
    shows: (found, asks) => ({
      frame: frame(found, asks),
      data: { said: found.said },
      page: <ChannelPage {...found} of={blank} url={asks.url} />,
    }),
  })

async function load({ db, person, asker, now, env }: AsksAs, key: string) {
  const channel = channelIn(key)
  if (!channel) return null
  const [versions, [standing = NONE]] = await db.batch([
    versionsOf(db, channel),
    standingOf(db, channel, now),
  ])
  return {
    channel,
    versions,
    standing,
    sets: has(person, 'administrator'),
    isDemonstration: asker.isDemonstration,
    isLinked: env.SITE_URL !== undefined,
  }
}

/** What a refusal says of one field. */
function fields(refusal: TryRefusal | GivenUpRefusal | Common) {
  const field = 'field' in refusal ? refusal.field : refusal.why === 'no-receiver' ? 'to' : null
  return field === null ? [] : [{ field, says: sayChannelRefusal(refusal) }]
}
