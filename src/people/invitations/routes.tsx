import { type Context, Hono } from 'hono'
import { sha256 } from '../../history/rules.ts'
import { paths } from '../../paths.ts'
import { ok } from '../../shared/result.ts'
import { type Common, done, problem, refused, sayCommon, show } from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { ROWS } from '../../web/controls.tsx'
import { only } from '../../web/guard.ts'
import type { Ask, Inside, Site } from '../../web/site.ts'
import { ask, welcome } from '../library.ts'
import { type Again, fresh } from '../pages.tsx'
import { type AcceptRefusal, stateOf, whyNotAccept } from '../rules/invitation.ts'
import { siteOrigin } from '../session.ts'
import { acceptInvitation, invite } from './actions.ts'
import { acceptForm, inviteForm, listQuery } from './forms.ts'
import { Accept, Unusable, sayAccept } from './pages/accept.tsx'
import { Invitations } from './pages/list.tsx'
import { invitationBy, invitationCounts, invitationList } from './store.ts'

export const invitationRoutes = new Hono<Site>()

const FRAME = { title: '邀请', desk: 'administrator' } as const

invitationRoutes.get('/invitations', only('administrator'), async (c) => {
  const list = await loadList(c)
  const { now } = c.var
  const items = list.items.map((item) => ({ ...item, state: stateOf(item, now) }))
  return show(c, FRAME, { ...list, items }, <Invitations {...list} form={fresh} link={null} now={now} />)
})

/** The link is shown in the answer to this request, and never again. */
invitationRoutes.post('/invitations', only('administrator'), async (c) => {
  const { db, person, now } = c.var
  const { sent, typed } = await readBody(c)
  const form = read(inviteForm, sent)
  if (!form.ok) return inviteAgain(c, form.refusal, typed)
  const invited = await invite(db, person, form.value, now)
  if (!invited.ok) return inviteAgain(c, invited.refusal, typed)
  const link = siteOrigin(c) + paths.invitation(invited.value.token)
  const data = { id: invited.value.id, link }
  return show(c, FRAME, data, <Invitations {...await loadList(c)} form={fresh} link={link} now={now} />)
})

async function inviteAgain(c: Context<Inside>, refusal: Common, typed: Typed) {
  const list = await loadList(c)
  const body = (form: Again) => <Invitations {...list} form={form} link={null} now={c.var.now} />
  return refused(c, refusal, sayCommon, { frame: FRAME, typed, body })
}

async function loadList(c: Context<Inside>) {
  const { db, now } = c.var
  const { state, page } = listQuery.parse(c.req.query())
  const [items, [counts]] = await db.batch([
    invitationList(db, { state, page, rows: ROWS }, now),
    invitationCounts(db, now),
  ])
  return { items, counts: counts ?? { all: 0, open: 0, accepted: 0 }, state, page }
}

const ACCEPT = { title: '接受邀请' }

invitationRoutes.get('/invitations/:token', async (c) => {
  const token = c.req.param('token')
  const found = await find(c, token)
  if (!found) return problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))
  const refusal = whyNotAccept(found, c.var.now)
  if (refusal) return unusable(c, refusal)
  const { name, email, roles } = found
  const page = { token, invitee: { name, email, roles }, person: c.var.asker.person, of: fresh }
  return show(c, ACCEPT, page.invitee, <Accept {...page} />)
})

/** Takes the roles into the account that is signed in, or into a new one, which is signed in then. */
invitationRoutes.post('/invitations/:token', async (c) => {
  const { db, now, asker } = c.var
  const token = c.req.param('token')
  const { sent, typed } = await readBody(c)
  const form = asker.person ? ok(asker.person) : read(acceptForm, sent)
  if (!form.ok) return acceptAgain(c, token, form.refusal, typed)
  const accepted = await acceptInvitation(db, token, form.value, now)
  if (!accepted.ok) return acceptAgain(c, token, accepted.refusal, typed)
  if ('id' in form.value) return done(c, paths.account(), accepted.value)
  const signedIn = await ask(c, '/sign-in/username', form.value)
  return signedIn.token ? welcome(c, signedIn) : done(c, paths.signIn(), accepted.value)
})

async function acceptAgain(c: Ask, token: string, refusal: AcceptRefusal | Common, typed: Typed) {
  const found = await find(c, token)
  if (!found) return problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))
  const over = whyNotAccept(found, c.var.now)
  if (over) return unusable(c, over)
  const page = { token, invitee: found, person: c.var.asker.person }
  return refused(c, refusal, sayAccept, { frame: ACCEPT, typed, body: (of) => <Accept {...page} of={of} /> })
}

const find = async (c: Ask, token: string) => (await invitationBy(c.var.db, await sha256(token)))[0]

const unusable = (c: Ask, refusal: AcceptRefusal) =>
  refused(c, refusal, sayAccept, { frame: ACCEPT, body: () => <Unusable refusal={refusal} /> })
