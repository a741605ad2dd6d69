import { paths } from '../../../paths.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Export, Pages, Tabs, listHref } from '../../../web/controls.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Block, Empty, Head } from '../../../web/parts.tsx'
import {
  INVITATION_DAYS,
  INVITATION_STATES,
  INVITATION_WORDS,
  type Dated,
  type InvitationState,
  type Invitee,
  needsSecond,
  stateOf,
} from '../../rules/invitation.ts'
import { ROLE_WORDS } from '../../rules/person.ts'
import { ROLE_OPTIONS } from '../../rules/role.ts'
import { inviteForm } from '../forms.ts'

export type Listed = Invitee & Dated & { id: string; at: Instant }
export type Counts = { all: number; open: number; accepted: number; void: number }
type Wanted = { items: Listed[]; counts: Counts; state?: InvitationState | undefined; page: number }

export const Invitations = ({ of, ...list }: Wanted & { of: Filled; now: Instant; url: string }) => (
  <div class="page">
    <Head
      title="邀请"
      lead={`评审专家和工作人员凭邀请链接开通账号。链接只能用一次，${INVITATION_DAYS}天内有效。`}
      actions={<Export url={list.url} />}
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

export const totalOf = ({ counts: { all, ...of }, state }: Pick<Wanted, 'counts' | 'state'>): number =>
  ({ all, ...of, expired: all - of.open - of.accepted - of.void })[state ?? 'all']

function StateTabs(list: Wanted) {
  const items = [undefined, ...INVITATION_STATES].map((state) => ({
    href: listHref(paths.invitations(), { state }, 1),
    text: state ? INVITATION_WORDS[state] : '全部',
    count: totalOf({ ...list, state }),
    here: state === list.state,
  }))
  return <Tabs label="邀请的状态" items={items} />
}

const InvitationTable = ({ items, now }: Wanted & { now: Instant }) =>
  items.length === 0 ? (
    <Empty title="没有邀请">发出的邀请会列在这里，并显示本人是否已经接受。</Empty>
  ) : (
    <List scroll="邀请名单" columns={invitationColumns(now)} rows={items} />
  )

const TONES = { open: 'now', accepted: 'good', expired: undefined, void: undefined } as const

export const invitationColumns = (now: Instant): Column<Listed>[] => [
  { head: '姓名', text: ({ name }) => name, keep: 'name' },
  { head: '邮箱', text: ({ email }) => email },
  { head: '角色', text: sayRoles },
  { head: '发出时间', instant: ({ at }) => at, keep: 'date' },
  {
    head: '状态',
    text: (item) => sayState(item, now),
    tone: (item) => TONES[stateOf(item, now)],
    keep: 'state',
  },
  {
    head: '收回',
    text: () => null,
    cell: (item) =>
      stateOf(item, now) === 'open' && (
        <a href={paths.invitationWithdrawal(item.id)}>
          收回<span class="unseen">给{item.name}的邀请</span>
        </a>
      ),
    only: 'page',
  },
]

const sayState = (item: Listed, now: Instant): string =>
  stateOf(item, now) === 'open' && needsSecond(item) && item.answer === null
    ? '待确认'
    : INVITATION_WORDS[stateOf(item, now)]

export const sayRoles = ({ roles }: Invitee): string => roles.map((role) => ROLE_WORDS[role]).join('、')
