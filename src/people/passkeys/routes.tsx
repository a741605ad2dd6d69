import { type Context, Hono } from 'hono'
import { paths } from '../../paths.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { done } from '../../web/answer.tsx'
import type { AsksAs } from '../../web/asks.ts'
import { desksOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import { type Inside, type Site, machineNow } from '../../web/site.ts'
import { attempt } from '../attempt.ts'
import { guarded } from '../guessing/guarded.ts'
import { ask } from '../library.ts'
import { type TooManyTries, tooManyTries } from '../rules/sign-in.ts'
import { markFresh } from '../store.ts'
import { recordPasskey, removePasskey } from './actions.ts'
import { addForm, beginForm } from './forms.ts'
import { challengeOf, register } from './library.ts'
import { Passkeys, passkeyRow, sayPasskey } from './pages.tsx'
import { whyNotAdd } from './rules.ts'
import { passkeysOf } from './store.ts'

export const passkeyRoutes = new Hono<Site>()

const frameOf = ({ asker }: Pick<AsksAs, 'asker'>) => ({
  title: '通行密钥',
  desk: desksOf(asker)[0] ?? 'applicant',
})

const load = async ({ db, person, asker }: Pick<AsksAs, 'db' | 'person' | 'asker'>) => ({
  passkeys: (await passkeysOf(db, person.id)).map(passkeyRow),
  hasApp: asker.factors.app,
})

screen(passkeyRoutes, {
  at: paths.passkeys,
  who: ['anyone'],
  load,
  frame: (_, asks) => frameOf(asks),
  data: (found) => found,
  page: (found, of) => <Passkeys {...found} of={of} />,
}).act({
  at: paths.passkeyRemoval,
  who: ['anyone'],
  finds: ['given'],
  fresh: true,
  do: ({ db, person, now }, _, id) => removePasskey(db, person, id, now),
  to: () => paths.passkeys(),
  say: sayPasskey,
})

const again = async (c: Context<Inside>) => {
  const found = await load(c.var)
  return {
    frame: frameOf(c.var),
    page: (of: Parameters<typeof Passkeys>[0]['of']) => <Passkeys {...found} of={of} />,
  }
}

/** The password, and whatever second factor is there already, open the way to a new one: what is to be signed goes to the browser. */
attempt(passkeyRoutes, {
  at: paths.passkeyChallenge,
  who: ['anyone'],
  from: paths.passkeys,
  form: beginForm,
  fresh: true,
  do: async (c, { password }) => {
    const { db, person } = c.var
    const whyNot = whyNotAdd((await passkeysOf(db, person.id)).length)
    if (whyNot) return refuse(whyNot)
    const known = await guarded(c, 'password', person.id, () => verified(c, password))
    if (!known.ok) return known
    const challenge = await challengeOf(c, 'register')
    return challenge.ok ? ok(c.json(challenge.value.data)) : challenge
  },
  say: sayPasskey,
  again,
})

type Known = Promise<Result<null, { why: 'wrong-password' } | TooManyTries>>

async function verified(c: Context<Inside>, password: string): Known {
  const { status, retryAfter } = await ask(c, '/verify-password', { password })
  if (status === 429) return refuse(tooManyTries(retryAfter))
  return status < 400 ? ok(null) : refuse({ why: 'wrong-password' })
}

/** The new key. Whoever adds one has just shown the person's presence, as they do who sign in with it. */
attempt(passkeyRoutes, {
  at: paths.passkeys,
  who: ['anyone'],
  from: paths.passkeys,
  form: addForm,
  fresh: true,
  do: async (c, { name, answer }) => {
    const { db, person, asker, now } = c.var
    const whyNot = whyNotAdd((await passkeysOf(db, person.id)).length)
    if (whyNot) return refuse(whyNot)
    const kept = await register(c, name, answer)
    if (!kept.ok) return kept
    const recorded = await recordPasskey(db, person, name, now)
    if (!recorded.ok) return recorded
    if (asker.sessionId) await markFresh(db, asker.sessionId, machineNow(c.var))
    return ok(done(c, paths.passkeys()))
  },
  say: sayPasskey,
  again,
})
