import { paths } from '../../../paths.ts'
import { type Instant, sayMinute } from '../../../shared/days.ts'
import { Checks } from '../../../web/choices.tsx'
import { Pages, Tabs } from '../../../web/controls.tsx'
import { Text } from '../../../web/fields.tsx'
import { Actions, Block, Button, Empty, Head, Tag } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import { type Again, Wrong } from '../../pages.tsx'
import { INVITATION_DAYS, type InvitationState, type Invitee, stateOf } from '../../rules/invitation.ts'
import { ROLES } from '../../rules/person.ts'
import { ROLE_DUTIES, ROLE_WORDS } from '../../rules/role.ts'

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
    <Text of={of} name="email" label="邮箱" type="email" size={30} />
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
    <Table head={head} scroll="邀请名单">
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

export const sayRoles = ({ roles }: Invitee) => roles.map((role) => ROLE_WORDS[role]).join('、')
