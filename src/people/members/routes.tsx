import { type Context, Hono } from 'hono'
import { sha256 } from '../../history/rules.ts'
import { paths } from '../../paths.ts'
import { type Common, done, problem, refused, sayCommon, show } from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { only } from '../../web/guard.ts'
import type { Ask, Inside, Site } from '../../web/site.ts'
import { type Again, fresh } from '../pages.tsx'
import { type JoinRefusal, type MemberRefusal, whyNotUse } from '../rules/member.ts'
import { roleIn } from '../rules/person.ts'
import { siteOrigin } from '../session.ts'
import { changeMember, endMember, inviteMember, joinByLink, withdrawLink } from './actions.ts'
import { changeMemberForm, endLinkForm, endMemberForm, inviteMemberForm } from './forms.ts'
import { JoinPage, LinkUnusable, sayJoin } from './pages/join.tsx'
import { MembersPage, sayMember } from './pages/members.tsx'
import { linkBy, linksOf, membersOf } from './store.ts'

export const memberRoutes = new Hono<Site>()

const FRAME = { title: '成员', desk: 'applicant' } as const

memberRoutes.get('/organizations/:id/members', only('anyone'), async (c) => {
  const found = await load(c)
  if (!found) return nothing(c)
  const { organization, members, links } = found
  return show(c, FRAME, { organization, members, links }, <MembersPage {...found} link={null} of={fresh} />)
})

/** The link is shown in the answer to this request, and never again. */
memberRoutes.post('/organizations/:id/member-links', only('anyone'), async (c) => {
  const { db, person, now } = c.var
  const { sent, typed } = await readBody(c)
  const form = read(inviteMemberForm, sent)
  if (!isMine(c)) return nothing(c)
  if (!form.ok) return again(c, form.refusal, typed)
  const invited = await inviteMember(db, person, c.req.param('id'), form.value, now)
  if (!invited.ok) return again(c, invited.refusal, typed)
  const found = await load(c)
  if (!found) return nothing(c)
  const link = siteOrigin(c) + paths.memberLink(invited.value.token)
  return show(c, FRAME, { id: invited.value.id, link }, <MembersPage {...found} link={link} of={fresh} />)
})

memberRoutes.post('/organizations/:id/member-link-ends', only('anyone'), async (c) => {
  const { sent, typed } = await readBody(c)
  const form = read(endLinkForm, sent)
  if (!isMine(c)) return nothing(c)
  if (!form.ok) return again(c, form.refusal, typed)
  const { db, person, now } = c.var
  const ended = await withdrawLink(db, person, c.req.param('id'), form.value.link, now)
  return ended.ok ? done(c, paths.members(c.req.param('id'))) : again(c, ended.refusal, typed)
})

memberRoutes.post('/organizations/:id/member-roles', only('anyone'), async (c) => {
  const { sent, typed } = await readBody(c)
  const form = read(changeMemberForm, sent)
  if (!isMine(c)) return nothing(c)
  if (!form.ok) return again(c, form.refusal, typed)
  const { db, person, now } = c.var
  const { member, role } = form.value
  const changed = await changeMember(db, person, c.req.param('id'), { personId: member, role }, now)
  return changed.ok ? done(c, paths.members(c.req.param('id'))) : again(c, changed.refusal, typed)
})

memberRoutes.post('/organizations/:id/member-ends', only('anyone'), async (c) => {
  const { sent, typed } = await readBody(c)
  const form = read(endMemberForm, sent)
  if (!isMine(c)) return nothing(c)
  if (!form.ok) return again(c, form.refusal, typed)
  const { db, person, now } = c.var
  const { member } = form.value
  const ended = await endMember(db, person, c.req.param('id'), member, now)
  if (!ended.ok) return again(c, ended.refusal, typed)
  return done(c, member === person.id ? paths.desk('applicant') : paths.members(c.req.param('id')))
})

const isMine = (c: Asked): boolean => roleIn(c.var.person, c.req.param('id')) !== null

type Asked = Context<Inside, '/organizations/:id/:what'>

async function again(c: Asked, refusal: MemberRefusal | Common, typed: Typed) {
  const found = await load(c)
  if (!found) return nothing(c)
  const body = (of: Again) => <MembersPage {...found} link={null} of={of} />
  return refused(c, refusal, sayMember, { frame: FRAME, typed, body })
}

/** As a member sees them; the links are the owner's. */
async function load(c: Asked) {
  const { db, person, now } = c.var
  const organization = person.organizations.find(({ id }) => id === c.req.param('id'))
  if (!organization) return null
  const [members, links] = await db.batch([membersOf(db, organization.id), linksOf(db, organization.id)])
  return {
    organization,
    members,
    links: organization.role === 'owner' ? links : [],
    me: person.id,
    now,
  }
}

const JOIN = { title: '加入单位', desk: 'applicant' } as const

memberRoutes.get('/member-links/:token', async (c) => {
  const token = c.req.param('token')
  const [link] = await linkBy(c.var.db, await sha256(token))
  if (!link) return nothing(c)
  const refusal = whyNotUse(link, c.var.now)
  if (refusal) return unusable(c, refusal)
  const { organization, role } = link
  const { person } = c.var.asker
  const page = { token, organization: organization.name, role, person, of: fresh }
  return show(c, JOIN, { organization, role }, <JoinPage {...page} />)
})

memberRoutes.post('/member-links/:token', only('anyone'), async (c) => {
  const joined = await joinByLink(c.var.db, c.var.person, c.req.param('token'), c.var.now)
  if (joined.ok) return done(c, paths.organization(joined.value.organizationId), joined.value)
  return unusable(c, joined.refusal)
})

const unusable = (c: Ask, refusal: JoinRefusal | Common) =>
  refused(c, refusal, sayJoin, {
    frame: JOIN,
    body: ({ refused: says }) => <LinkUnusable says={says} />,
  })

const nothing = (c: Ask) => problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))
