import { Hono } from 'hono'
import { sha256 } from '../../history/rules.ts'
import { paths } from '../../paths.ts'
import { ok } from '../../shared/result.ts'
import { type Common, done, notFound, refuseOn, show } from '../../web/answer.tsx'
import { route, screen } from '../../web/screen.tsx'
import type { Ask, Site } from '../../web/site.ts'
import { LinkMade, Unusable } from '../pages.tsx'
import { type JoinRefusal, MEMBER_LINK_DAYS, whyNotUse } from '../rules/member.ts'
import { siteOrigin } from '../session.ts'
import { changeMember, endMember, inviteMember, joinByLink, withdrawLink } from './actions.ts'
import { changeMemberForm, endLinkForm, endMemberForm, inviteMemberForm } from './forms.ts'
import { JoinPage, sayJoin } from './pages/join.tsx'
import { MembersPage, sayMember } from './pages/members.tsx'
import { linkBy, linksOf, membersOf } from './store.ts'

export const memberRoutes = new Hono<Site>()

const FRAME = { title: '成员', desk: 'applicant' } as const
const OWN = { who: ['anyone'], finds: ['own'] } as const

/** As a member sees them; the links are the owner's. A new one is shown in the answer to the act that makes it, and never again. */
screen(memberRoutes, {
  ...OWN,
  at: paths.members,
  load: async ({ db, person }, id) => {
    const organization = person.organizations.find((one) => one.id === id)
    if (!organization) return null
    const [members, links] = await db.batch([membersOf(db, id), linksOf(db, id)])
    return { organization, members, links: organization.role === 'owner' ? links : [] }
  },
  frame: () => FRAME,
  data: (found) => found,
  page: (found, of, { person, now }) => <MembersPage {...{ ...found, of, person, now }} />,
})
  .act({
    ...OWN,
    at: paths.memberLinks,
    form: inviteMemberForm,
    do: async (asks, form, id) => {
      const invited = await inviteMember(asks.db, asks.person, id, form, asks.now)
      if (!invited.ok) return invited
      const link = siteOrigin(asks) + paths.memberLink(invited.value.token)
      return ok({ id: invited.value.id, link, back: paths.members(id) })
    },
    again: true,
    shows: ({ id, link, back }) => ({
      frame: FRAME,
      data: { id, link },
      page: <LinkMade link={link} days={MEMBER_LINK_DAYS} back={{ href: back, text: '成员' }} />,
    }),
    say: sayMember,
  })
  .act({
    ...OWN,
    at: paths.memberLinkEnds,
    form: endLinkForm,
    do: ({ db, person, now }, { link }, id) => withdrawLink(db, person, id, link, now),
    say: sayMember,
  })
  .act({
    ...OWN,
    at: paths.memberRoles,
    form: changeMemberForm,
    do: ({ db, person, now }, { member, role }, id) =>
      changeMember(db, person, id, { personId: member, role }, now),
    say: sayMember,
  })
  .act({
    ...OWN,
    at: paths.memberEnds,
    form: endMemberForm,
    do: ({ db, person, now }, { member }, id) => endMember(db, person, id, member, now),
    to: ({ left }, id) => (left ? paths.desk('applicant') : paths.members(id)),
    say: sayMember,
  })

const JOIN = { title: '加入单位', desk: 'applicant' } as const

route(
  memberRoutes,
  { method: 'GET', at: paths.memberLink, who: 'everybody', finds: ['given'] },
  async (c, { db, now }, token) => {
    const [link] = await linkBy(db, await sha256(token))
    if (!link) return notFound(c)
    const refusal = whyNotUse(link, now)
    if (refusal) return unusable(c, token, refusal)
    const { organization, role } = link
    const page = { token, organization: organization.name, role, person: c.var.asker.person }
    return show(c, JOIN, { organization, role }, <JoinPage {...page} />)
  },
)

const JOINING = {
  method: 'POST',
  at: paths.memberLink,
  who: ['anyone'],
  finds: ['given'],
  whys: sayJoin.whys,
} as const

route(memberRoutes, JOINING, async (c, { db, person, now }, token) => {
  const joined = await joinByLink(db, person, token, now)
  if (joined.ok) return done(c, paths.organization(joined.value.organizationId), joined.value)
  return unusable(c, token, joined.refusal)
})

const unusable = (c: Ask, token: string, refusal: JoinRefusal | Common) =>
  refuseOn(c, refusal, sayJoin, {
    ...{ frame: JOIN, typed: {}, here: paths.memberLink(token), citing: undefined },
    page: (of) => <Unusable of={of} href={paths.desk('applicant')} text="回到申报台" />,
  })
