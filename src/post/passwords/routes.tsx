import { type Context, Hono } from 'hono'
import { dataSecrets } from '../../db/sealed.ts'
import { paths } from '../../paths.ts'
import { attempt } from '../../people/attempt.ts'
import { choosable } from '../../people/guessing/leaked.ts'
import { passwordFields } from '../../people/pages.tsx'
import { Forgotten } from '../../people/recovery/pages/own.tsx'
import { ok, refuse } from '../../shared/result.ts'
import { type Filled, blank, notFound, refuseOn, show } from '../../web/answer.tsx'
import type { Asks } from '../../web/asks.ts'
import { route, screen } from '../../web/screen.tsx'
import { type Ask, type Inside, type Site, machineNow } from '../../web/site.ts'
import { askForLink, useLink } from './actions.ts'
import { askForm, passwordForm } from './forms.ts'
import { Asked, ByMail, LinkOver, NewPassword, PasswordSet, sayAsk, sayUse } from './pages.tsx'
import { type LinkRefusal, whyNotUse } from './rules.ts'
import { isMailOn, linkOf } from './store.ts'

export const passwordRoutes = new Hono<Site>()

/** A link leads to the site’s own address, and to none that whoever asks for it may have named. */
const goesByMail = async ({ db, env, asker }: Pick<Asks, 'db' | 'env' | 'asker'>): Promise<boolean> =>
  env.SITE_URL !== undefined && !asker.isDemonstration && (await isMailOn(db))[0]?.isOn === 1

/** A mailbox is flooded by nobody, and a stranger keeps nobody from theirs. */
screen(passwordRoutes, {
  at: paths.forgotten,
  who: 'everybody',
  load: async (asks) => ({ office: asks.asker.office, byMail: await goesByMail(asks) }),
  frame: () => ({ title: '忘记密码' }),
  data: (found) => found,
  page: ({ office, byMail }, of) => <Forgotten office={office}>{byMail && <ByMail of={of} />}</Forgotten>,
}).act({
  at: paths.forgotten,
  who: 'everybody',
  form: askForm,
  limit: { address: [5, 600], aim: [25, 600] },
  aim: ({ login }) => login.toLowerCase(),
  do: async (asks, { login }) => {
    const { db, env } = asks
    const { SITE_URL: origin } = env
    if (origin === undefined || !(await goesByMail(asks))) return refuse({ why: 'mail-off' as const })
    return askForLink(db, dataSecrets(env), { login, origin }, machineNow(asks))
  },
  shows: (_, { asker: { office } }) => ({
    ...{ frame: { title: '请看邮箱' }, data: {} },
    page: <Asked office={office} />,
  }),
  say: sayAsk,
})

const GIVEN = { who: 'everybody', finds: ['given'] } as const
const USE = { title: '设新密码' }

/** A link that is over says so, and nothing else. */
route(passwordRoutes, { ...GIVEN, method: 'GET', at: paths.newPassword }, async (c, asks, token) => {
  const found = await linkOf(asks.db, token)
  if (!found) return notFound(c)
  const over = whyNotUse(found, found, machineNow(asks))
  if (over) return refuseUse(c, token, over)
  return show(c, USE, {}, <NewPassword token={token} name={found.name} of={blank} />)
})

attempt(passwordRoutes, {
  ...GIVEN,
  at: paths.newPassword,
  from: paths.newPassword,
  form: passwordForm,
  limit: { address: [20, 600] },
  do: async (c, { password }, token) => {
    const { db, now } = c.var
    const found = await linkOf(db, token)
    if (!found) return refuse({ why: 'not-found' })
    const over = whyNotUse(found, found, machineNow(c.var))
    if (over) return refuse(over)
    const chosen = await choosable(password, found)
    if (!chosen.ok) return chosen
    const used = await useLink(db, token, password, { now, machine: machineNow(c.var) })
    return used.ok ? ok(await show(c, USE, {}, <PasswordSet />)) : used
  },
  say: sayUse,
  fields: passwordFields,
  again: async (c, token) => againOf(c, token),
})

async function againOf(c: Ask, token: string) {
  const found = await linkOf(c.var.db, token)
  if (!found) return null
  const over = whyNotUse(found, found, machineNow(c.var))
  const page = (of: Filled) =>
    over ? <LinkOver of={of} /> : <NewPassword token={token} name={found.name} of={of} />
  return { frame: USE, page }
}

const refuseUse = (c: Context<Inside>, token: string, refusal: LinkRefusal) =>
  refuseOn(c, refusal, sayUse, {
    ...{ frame: USE, typed: {}, here: paths.newPassword(token), citing: undefined },
    page: (of) => <LinkOver of={of} />,
  })
