import { Hono } from 'hono'
import { sha256 } from '../../history/rules.ts'
import { paths } from '../../paths.ts'
import { ok } from '../../shared/result.ts'
import { type Common, blank, done, notFound, refuseOn, show } from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { route, screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Ask, Site } from '../../web/site.ts'
import { saying } from '../../web/words.ts'
import { accountForm } from '../forms.ts'
import { choosable } from '../guessing/leaked.ts'
import { ask, welcome } from '../library.ts'
import { LinkMade, Unusable, passwordFields } from '../pages.tsx'
import { type AcceptRefusal, INVITATION_DAYS, stateOf, whyNotAccept } from '../rules/invitation.ts'
import type { PasswordRefusal } from '../guessing/password.ts'
import { siteOrigin } from '../session.ts'
import { acceptInvitation, invite } from './actions.ts'
import { inviteForm, listQuery } from './forms.ts'
import { Accept, sayAccept } from './pages/accept.tsx'
import { Invitations, invitationColumns, totalOf } from './pages/list.tsx'
import { invitationBy, invitationCounts, invitationList } from './store.ts'

export const invitationRoutes = new Hono<Site>()

const FRAME = { title: '邀请', desk: 'administrator' } as const

/** The link is shown in the answer to the act that makes it, and never again. */
screen(invitationRoutes, {
  at: paths.invitations,
  who: ['administrator'],
  query: listQuery,
  load: async ({ db, now, asked, rows }) => {
    const [items, [counts]] = await db.batch([
      invitationList(db, { ...asked, rows }, now),
      invitationCounts(db, now),
    ])
    return { ...asked, items, counts: counts ?? { all: 0, open: 0, accepted: 0 } }
  },
  frame: () => FRAME,
  data: (list, { now }) => ({
    ...list,
    items: list.items.map((item) => ({ ...item, state: stateOf(item, now) })),
  }),
  page: (list, of, { now, url }) => <Invitations {...list} {...{ of, now, url }} />,
  sheets: ({ items, counts, state }, { now }) => [
    sheetOf('邀请', invitationColumns(now), items, totalOf({ counts, state })),
  ],
}).act({
  at: paths.invitations,
  who: ['administrator'],
  form: inviteForm,
  do: async (asks, form) => {
    const invited = await invite(asks.db, asks.person, form, asks.now)
    if (!invited.ok) return invited
    const { id, token } = invited.value
    return ok({ id, link: siteOrigin(asks) + paths.invitation(token) })
  },
  shows: (made) => ({
    frame: FRAME,
    data: made,
    page: (
      <LinkMade link={made.link} days={INVITATION_DAYS} back={{ href: paths.invitations(), text: '邀请' }} />
    ),
  }),
  say: saying<never>({}),
})

const GIVEN = { who: 'everybody', finds: ['given'] } as const
const ACCEPT = { title: '接受邀请' }

route(invitationRoutes, { ...GIVEN, method: 'GET', at: paths.invitation }, async (c, { now }, token) => {
  const found = await find(c, token)
  if (!found) return notFound(c)
  const refusal = whyNotAccept(found, now)
  if (refusal) return refuseAccept(c, token, refusal, {})
  const { name, email, roles } = found
  const page = { token, invitee: { name, email, roles }, person: c.var.asker.person }
  return show(c, ACCEPT, page.invitee, <Accept {...page} of={blank} />)
})

const ACCEPTING = {
  ...GIVEN,
  method: 'POST',
  at: paths.invitation,
  form: accountForm,
  whys: sayAccept.whys,
} as const

/** Takes the roles into the account that is signed in, or into a new one, which is signed in then. */
route(invitationRoutes, ACCEPTING, async (c, { db, now, asker }, token) => {
  const { sent, typed } = await readBody(c)
  const form = asker.person ? ok(asker.person) : read(accountForm, sent)
  if (!form.ok) return refuseAccept(c, token, form.refusal, typed)
  const chosen = 'id' in form.value ? ok(null) : await chosenFor(c, token, form.value)
  if (!chosen.ok) return refuseAccept(c, token, chosen.refusal, typed)
  const accepted = await acceptInvitation(db, token, form.value, now)
  if (!accepted.ok) return refuseAccept(c, token, accepted.refusal, typed)
  if ('id' in form.value) return done(c, paths.account(), accepted.value)
  const signedIn = await ask(c, '/sign-in/username', form.value)
  return signedIn.token ? welcome(c, signedIn) : done(c, paths.signIn(), accepted.value)
})

async function chosenFor(
  c: Ask,
  token: string,
  { username, password }: { username: string; password: string },
) {
  const found = await find(c, token)
  return choosable(password, { username, name: found?.name ?? '', email: found?.email ?? '' })
}

/** The form again; of a link that is over nothing but why. */
async function refuseAccept(
  c: Ask,
  token: string,
  refusal: AcceptRefusal | PasswordRefusal | Common,
  typed: Typed,
) {
  const found = await find(c, token)
  if (!found) return notFound(c)
  const over = whyNotAccept(found, c.var.now)
  const page = { token, invitee: found, person: c.var.asker.person }
  return refuseOn(c, over ?? refusal, sayAccept, {
    ...{
      frame: ACCEPT,
      typed,
      here: paths.invitation(token),
      citing: undefined,
      fields: passwordFields(over ?? refusal),
    },
    page: (of) =>
      over ? <Unusable of={of} href={paths.signIn()} text="去登录" /> : <Accept {...page} of={of} />,
  })
}

const find = async (c: Ask, token: string) => (await invitationBy(c.var.db, await sha256(token)))[0]
