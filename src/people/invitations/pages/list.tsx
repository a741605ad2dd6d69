import { paths } from '../../../paths.ts'
import { type Instant, sayMinute } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Pages, Tabs, listHref } from '../../../web/controls.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Block, Empty, Head, Tag } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import {
  INVITATION_DAYS,
  INVITATION_STATES,
  INVITATION_WORDS,
  type InvitationState,
  type Invitee,
  stateOf,
} from '../../rules/invitation.ts'
import { ROLE_WORDS } from '../../rules/person.ts'
import { ROLE_OPTIONS } from '../../rules/role.ts'
import { inviteForm } from '../forms.ts'

export type Listed = Invitee & { id: string; at: Instant; expiresAt: Instant; acceptedAt: Instant | null }
export type Counts = { all: number; open: number; accepted: number }
type List = { items: Listed[]; counts: Counts; state?: InvitationState | undefined; page: number }

export const Invitations = ({ of, ...list }: List & { of: Filled; now: Instant }) => (
  <div class="page">
    <Head
      title="邀请"
      lead={`评审专家和工作人员凭邀请链接开通账号。链接只能用一次，${INVITATION_DAYS}天内有效。`}
    />
    <Block id="invite" title="发出邀请">
      <InviteForm of={of} />
    </Block>
    <Block id="invited" title="发出的邀请">
      <StateTabs {...list} />
      <InvitationTable {...list} />
      <Pages
        page={list.page}
        total={totalOf(list)}
        href={(page) => listHref(paths.invitations(), { state: list.state }, page)}
      />
    </Block>
  </div>
)

const InviteForm = ({ of }: { of: Filled }) => (
  <Form to={paths.invitations()} of={of} button="生成邀请链接">
    <Box of={of} form={inviteForm} name="name" size={20} />
    <Box of={of} form={inviteForm} name="email" size={30} />
    <Box of={of} form={inviteForm} name="roles" hint="可以选多项。" options={ROLE_OPTIONS} />
  </Form>
)

const totalOf = ({ counts: { all, open, accepted }, state }: List): number =>
  ({ all, open, accepted, expired: all - open - accepted })[state ?? 'all']

function StateTabs(list: List) {
  const items = [undefined, ...INVITATION_STATES].map((state) => ({
    href: listHref(paths.invitations(), { state }, 1),
    text: state ? INVITATION_WORDS[state] : '全部',
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
  return <Tag tone={TONES[state]}>{INVITATION_WORDS[state]}</Tag>
}

export const sayRoles = ({ roles }: Invitee) => roles.map((role) => ROLE_WORDS[role]).join('、')
