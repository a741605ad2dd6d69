import { Hono } from 'hono'
import type { z } from 'zod'
import { sha256 } from '../../history/rules.ts'
import { paths } from '../../paths.ts'
import { dayOf, sayDay } from '../../shared/days.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { type Common, blank, done, notFound, refuseOn, show } from '../../web/answer.tsx'
import { type Typed, type Unreadable, read, readBody } from '../../web/body.ts'
import { route, screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Ask, Site } from '../../web/site.ts'
import { saying } from '../../web/words.ts'
import { choosable } from '../guessing/leaked.ts'
import { guarded } from '../guessing/guarded.ts'
import { ask, welcome } from '../library.ts'
import { LinkMade, Unusable, passwordFields } from '../pages.tsx'
import {
  type AcceptRefusal,
  INVITATION_DAYS,
  type InviteRefusal,
  type Invitee,
  isCodeOf,
  sayCode,
  stateOf,
  whyNotAccept,
} from '../rules/invitation.ts'
import type { Person } from '../rules/person.ts'
import type { TooManyTries } from '../rules/sign-in.ts'
import type { PasswordRefusal } from '../guessing/password.ts'
import { siteOrigin } from '../session.ts'
import { reasonForm } from '../suspensions/forms.ts'
import { type Accepting, acceptInvitation, invite, withdrawInvitation } from './actions.ts'
import { acceptForm, codeForm, inviteForm, listQuery } from './forms.ts'
import { Accept, sayAccept } from './pages/accept.tsx'
import { Invitations, invitationColumns, totalOf } from './pages/list.tsx'
import { Withdrawal, sayWithdraw } from './pages/withdrawal.tsx'
import { invitationBy, invitationById, invitationCounts, invitationList } from './store.ts'

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
    return { ...asked, items, counts: counts ?? { all: 0, open: 0, accepted: 0, void: 0 } }
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
    const { id, token, code } = invited.value
    return ok({ id, link: siteOrigin(asks) + paths.invitation(token), code: sayCode(code) })
  },
  again: true,
  shows: (made) => ({
    frame: FRAME,
    data: made,
    page: <LinkMade {...made} days={INVITATION_DAYS} back={{ href: paths.invitations(), text: '邀请' }} />,
  }),
  say: saying<InviteRefusal>({
    'invited-already': ({ email, until }) =>
      `${email}已有一份同样角色的邀请，${sayDay(dayOf(until))}以前有效；要重新邀请，请先收回那一份`,
  }),
})

screen(invitationRoutes, {
  at: paths.invitationWithdrawal,
  who: ['administrator'],
  finds: ['given'],
  load: async ({ db }, id) => (await invitationById(db, id))[0] ?? null,
  frame: () => FRAME,
  data: (invitation, { now }) => ({ ...invitation, state: stateOf(invitation, now) }),
  page: (invitation, of, { now }) => <Withdrawal {...{ invitation, of, now }} />,
}).act({
  at: paths.invitationWithdrawal,
  who: ['administrator'],
  finds: ['given'],
  form: reasonForm,
  do: ({ db, person, now }, { reason }, id) => withdrawInvitation(db, person, id, reason, now),
  to: () => paths.invitations(),
  say: sayWithdraw,
})

const GIVEN = { who: 'everybody', finds: ['given'] } as const
const ACCEPT = { title: '接受邀请' }

route(invitationRoutes, { ...GIVEN, method: 'GET', at: paths.invitation }, async (c, { now }, token) => {
  const found = await find(c, token)
  if (!found) return notFound(c)
  const refusal = whyNotAccept(found, now)
  if (refusal) return refuseAccept(c, token, refusal, {})
  const page = pageOf(c, token, found)
  return show(c, ACCEPT, page.invitee, <Accept {...page} of={blank} />)
})

const ACCEPTING = {
  ...GIVEN,
  method: 'POST',
  at: paths.invitation,
  form: acceptForm,
  whys: sayAccept.whys,
} as const

/** Takes the roles into the account that is signed in, or into a new one, which is signed in then. */
route(invitationRoutes, ACCEPTING, async (c, { db, now, asker }, token) => {
  const { sent, typed } = await readBody(c)
  const form = readAccepting(asker.person, sent)
  if (!form.ok) return refuseAccept(c, token, form.refusal, typed)
  const { code, account, anew } = form.value
  const ready = await whyNotYet(c, token, code, anew)
  if (!ready.ok) return refuseAccept(c, token, ready.refusal, typed)
  const accepted = await acceptInvitation(db, token, code, account, now)
  if (!accepted.ok) return refuseAccept(c, token, accepted.refusal, typed)
  if (!anew) return done(c, paths.account(), accepted.value)
  const signedIn = await ask(c, '/sign-in/username', { username: anew.username, password: anew.password })
  return signedIn.token ? welcome(c, signedIn) : done(c, paths.signIn(), accepted.value)
})

type NewAccount = z.output<typeof acceptForm>

/** `anew`: what somebody chose for a new account; null: they have one, and are signed in. */
function readAccepting(
  person: Person | null,
  sent: unknown,
): Result<{ code: string; account: Accepting; anew: NewAccount | null }, Unreadable> {
  if (person) {
    const form = read(codeForm, sent)
    return form.ok ? ok({ code: form.value.code, account: person, anew: null }) : form
  }
  const form = read(acceptForm, sent)
  return form.ok ? ok({ code: form.value.code, account: form.value, anew: form.value }) : form
}

const GONE = { why: 'not-found' } as const

/** The code is asked before anything else is said: whoever only holds the link learns no user name. */
async function whyNotYet(c: Ask, token: string, code: string, anew: NewAccount | null) {
  const found = await find(c, token)
  if (!found || whyNotAccept(found, c.var.now)) return refuse(GONE)
  const known = await guarded(c, 'invitation', found.id, async () =>
    (await isCodeOf(found, token, code)) ? ok(null) : refuse({ why: 'wrong-invitation-code' as const }),
  )
  if (!known.ok || !anew) return known
  const { name, email } = found
  return choosable(anew.password, { username: anew.username, name, email })
}

/** The form again; of a link that is over nothing but why. */
async function refuseAccept(
  c: Ask,
  token: string,
  refusal: AcceptRefusal | PasswordRefusal | TooManyTries | Common,
  typed: Typed,
) {
  const found = await find(c, token)
  if (!found) return notFound(c)
  const over = whyNotAccept(found, c.var.now)
  const page = pageOf(c, token, found)
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

const pageOf = (
  c: Ask,
  token: string,
  { name, email, roles, codeHash }: Invitee & { codeHash: string | null },
) => ({
  token,
  invitee: { name, email, roles },
  asksCode: codeHash !== null,
  person: c.var.asker.person,
})

const find = async (c: Ask, token: string) => (await invitationBy(c.var.db, await sha256(token)))[0]
