import { paths } from '../../paths.ts'
import { type Instant, sayDay, dayOf, sayMinute } from '../../shared/days.ts'
import { Checks } from '../../web/choices.tsx'
import { Pages, Tabs } from '../../web/controls.tsx'
import { Text } from '../../web/fields.tsx'
import { Facts } from '../../web/lists.tsx'
import { Actions, Block, Button, Empty, Head, Note, Tag } from '../../web/parts.tsx'
import { Table } from '../../web/tables.tsx'
import { type Again, Wrong } from '../pages.tsx'
import { SHORTEST_PASSWORD } from '../rules/account.ts'
import {
  type AcceptRefusal,
  INVITATION_DAYS,
  type InvitationState,
  type Invitee,
  stateOf,
} from '../rules/invitation.ts'
import { type Person, ROLES } from '../rules/person.ts'
import { ROLE_DUTIES, ROLE_WORDS } from '../rules/role.ts'

export type Listed = Invitee & { id: string; at: Instant; expiresAt: Instant; acceptedAt: Instant | null }
export type Counts = { all: number; open: number; accepted: number }
type List = { items: Listed[]; counts: Counts; state: InvitationState | undefined; page: number }

/** `link` is the one just made: it is shown this once. */
export const Invitations = (of: List & { form: Again; link: string | null; now: Instant }) => (
  <div class="page">
    <Head
      title="邀请"
      lead={`评审专家和工作人员凭邀请链接开通账号。链接只能用一次，${INVITATION_DAYS}天内有效。`}
    />
    {of.link && <NewLink link={of.link} />}
    <Block id="invite" title="发出邀请">
      <InviteForm of={of.form} />
    </Block>
    <Block id="invited" title="发出的邀请">
      <StateTabs {...of} />
      <InvitationTable {...of} />
      <Pages page={of.page} total={totalOf(of)} href={(page) => listHref(of.state, page)} />
    </Block>
  </div>
)

const NewLink = ({ link }: { link: string }) => (
  <article class="receipt">
    <h2>邀请链接已生成</h2>
    <p class="code">{link}</p>
    <p>请现在复制，发给本人。离开这一页就看不到了。</p>
  </article>
)

const InviteForm = ({ of }: { of: Again }) => (
  <form method="post" action={paths.invitations()}>
    <Wrong of={of} />
    <Text of={of} name="name" label="姓名" />
    <Text of={of} name="email" label="邮箱" type="email" />
    <Checks
      of={of}
      name="roles"
      legend="角色"
      hint="可以选多项。"
      options={ROLES.map((role) => ({ value: role, text: ROLE_WORDS[role], small: ROLE_DUTIES[role] }))}
    />
    <Actions>
      <Button>生成邀请链接</Button>
    </Actions>
  </form>
)

const totalOf = ({ counts: { all, open, accepted }, state }: List): number =>
  ({ all, open, accepted, expired: all - open - accepted })[state ?? 'all']

const listHref = (state: InvitationState | undefined, page = 1): string => {
  const query = new URLSearchParams({ ...(state && { state }), ...(page > 1 && { page: String(page) }) })
  return query.size > 0 ? `${paths.invitations()}?${query}` : paths.invitations()
}

const STATES = { open: '待接受', accepted: '已接受', expired: '已过期' } as const

function StateTabs(list: List) {
  const states = [undefined, 'open', 'accepted', 'expired'] as const
  const items = states.map((state) => ({
    href: listHref(state),
    text: state ? STATES[state] : '全部',
    count: totalOf({ ...list, state }),
    here: state === list.state,
  }))
  return <Tabs label="邀请的状态" items={items} />
}

function InvitationTable({ items, now }: List & { now: Instant }) {
  if (items.length === 0)
    return <Empty title="没有邀请">发出的邀请会列在这里，并显示本人是否已经接受。</Empty>
  const head = [
    { text: '姓名', keep: true },
    { text: '邮箱' },
    { text: '角色' },
    { text: '发出时间' },
    { text: '状态' },
  ]
  return (
    <Table head={head} scroll="发出的邀请">
      {items.map((item) => (
        <tr>
          <th scope="row" class="keep">
            {item.name}
          </th>
          <td>{item.email}</td>
          <td>{sayRoles(item)}</td>
          <td>{sayMinute(item.at)}</td>
          <td>
            <State of={item} now={now} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

const TONES = { open: 'now', accepted: 'good', expired: undefined } as const

function State({ of, now }: { of: Listed; now: Instant }) {
  const state = stateOf(of, now)
  return <Tag tone={TONES[state]}>{STATES[state]}</Tag>
}

const sayRoles = ({ roles }: Invitee) => roles.map((role) => ROLE_WORDS[role]).join('、')

/** Whoever is signed in already takes the roles into that account, and chooses no other name and password. */
export const Accept = (page: { token: string; invitee: Invitee; person: Person | null; of: Again }) => (
  <div class="page">
    <Head title="接受邀请" lead={`${page.invitee.name}，您好。公益创投办公室邀请您参加工作。`} />
    <Facts
      rows={[
        { name: '角色', value: sayRoles(page.invitee) },
        { name: '邮箱', value: page.invitee.email },
      ]}
    />
    <form method="post" action={paths.invitation(page.token)}>
      <Wrong of={page.of} />
      {page.person ? <AsPerson person={page.person} /> : <Anew {...page} />}
    </form>
  </div>
)

const AsPerson = ({ person }: { person: Person }) => (
  <>
    <p>您已登录为{person.name}。接受后，新的角色加到这个账号上。</p>
    <Actions>
      <Button>接受邀请</Button>
    </Actions>
  </>
)

const Anew = ({ of, token }: { of: Again; token: string }) => (
  <>
    <Text
      of={of}
      name="username"
      label="用户名"
      hint="登录时用。3至30个字母、数字、下划线或点。"
      autocomplete="username"
    />
    <Text
      of={of}
      name="password"
      label="密码"
      hint={`至少${SHORTEST_PASSWORD}位，越长越好，不必有特殊符号。`}
      type="password"
      autocomplete="new-password"
    />
    <Actions>
      <Button>开通账号</Button>
      <a href={paths.signIn(paths.invitation(token))}>已有账号，先登录</a>
    </Actions>
  </>
)

export const Unusable = ({ refusal }: { refusal: AcceptRefusal }) => (
  <div class="page">
    <Head title="这个邀请链接不能用了" />
    <Note tone="warn">{sayAccept(refusal)}</Note>
    <p>
      <a href={paths.signIn()}>去登录</a>
    </p>
  </div>
)

export function sayAccept(refusal: AcceptRefusal): string {
  switch (refusal.why) {
    case 'invitation-accepted':
      return `这个链接${sayMinute(refusal.at)}已经用过。账号已开通的，请直接登录`
    case 'invitation-expired':
      return `这个链接${sayDay(dayOf(refusal.at))}已经过期，请联系公益创投办公室重新发一个`
    case 'username-taken':
      return `用户名“${refusal.username}”已经有人用了，请换一个`
    case 'email-taken':
      return `邮箱${refusal.email}已经有账号。请先登录，再打开这个链接`
  }
}
