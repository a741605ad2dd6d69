import { paths } from '../../../paths.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Filled, blank } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Block, Empty, Head, Note } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import {
  MEMBER_DUTIES,
  type Member,
  type MemberLink,
  type MemberRefusal,
  isOpenLink,
} from '../../rules/member.ts'
import { MEMBER_ROLES, MEMBER_ROLE_WORDS, type Membership, type Person } from '../../rules/person.ts'
import { inviteMemberForm } from '../forms.ts'

/** `person`: whose page this is. */
type Props = {
  organization: Membership
  members: Member[]
  links: MemberLink[]
  person: Person
  of: Filled
  now: Instant
}

export const MembersPage = (page: Props) => {
  const { organization } = page
  const isOwner = organization.role === 'owner'
  return (
    <div class="page">
      <Head
        title="成员"
        crumbs={[{ href: paths.organization(organization.id), text: organization.name }]}
        lead="同一个单位可以有几个人一起申报，各用各的账号。"
      />
      <Block id="members" title="现在的成员">
        <Members {...page} />
      </Block>
      {isOwner ? (
        <>
          <Block id="invite" title="邀请成员">
            <Invite {...page} />
          </Block>
          <Block id="links" title="发出的链接">
            <Links {...page} />
          </Block>
        </>
      ) : (
        <Note>成员由单位负责人管理。</Note>
      )}
    </div>
  )
}

const Members = ({ organization, members, person }: Props) => (
  <List unseenCaption="现在的成员" columns={memberColumns(organization, person.id)} rows={members} />
)

/** An owner changes what others may do and takes them out; whoever reads it leaves. */
const memberColumns = ({ id, role }: Membership, personId: string): Column<Member>[] => [
  {
    head: '姓名',
    drawn: '姓名',
    text: ({ name }) => name,
    also: { head: '本人', text: (member) => (member.personId === personId ? '本人' : null) },
    keep: 'name',
  },
  { head: '权限', text: (member) => MEMBER_ROLE_WORDS[member.role], keep: 'state' },
  { head: '加入时间', instant: ({ since }) => since, keep: 'date' },
  ...(role === 'owner' ? [changing(id)] : []),
  {
    head: '退出',
    text: () => null,
    cell: (member) =>
      (role === 'owner' || member.personId === personId) && (
        <EndForm id={id} member={member} word={member.personId === personId ? '退出' : '移出'} />
      ),
    only: 'page',
  },
]

const changing = (id: string): Column<Member> => ({
  head: '更改权限',
  text: () => null,
  cell: (member) => <RoleForm id={id} member={member} />,
  only: 'page',
})

const RoleForm = ({ id, member: { personId, name, role: now } }: { id: string; member: Member }) => (
  <Form
    to={paths.memberRoles(id)}
    of={blank}
    hidden={{ member: personId }}
    inline
    plain
    button={
      <>
        更改<span class="unseen">{name}的权限</span>
      </>
    }
  >
    <select name="role" aria-label={`${name}的权限`}>
      {MEMBER_ROLES.map((role) => (
        <option value={role} selected={role === now}>
          {MEMBER_ROLE_WORDS[role]}
        </option>
      ))}
    </select>
  </Form>
)

const EndForm = ({ id, member, word }: { id: string; member: Member; word: string }) => (
  <Form
    to={paths.memberEnds(id)}
    of={blank}
    hidden={{ member: member.personId }}
    button={
      <>
        {word}
        <span class="unseen">{member.name}</span>
      </>
    }
    danger
  />
)

const Invite = ({ organization, of }: Props) => (
  <Form to={paths.memberLinks(organization.id)} of={of} button="生成邀请链接">
    <Box of={of} form={inviteMemberForm} name="name" hint="只给您自己认，发给谁由您决定。" size={20} />
    <Box of={of} form={inviteMemberForm} name="role" options={DUTIES} one />
  </Form>
)

const DUTIES = MEMBER_ROLES.map((value) => ({
  value,
  text: MEMBER_ROLE_WORDS[value],
  small: MEMBER_DUTIES[value],
}))

function Links({ organization, links, now }: Props) {
  if (links.length === 0)
    return <Empty title="没有发出过链接">发出的链接列在这里，没有用过的可以收回。</Empty>
  return <List unseenCaption="发出的链接" columns={linkColumns(organization.id, now)} rows={links} />
}

const linkColumns = (id: string, now: Instant): Column<MemberLink>[] => [
  { head: '给谁', text: ({ name }) => name, keep: 'name' },
  { head: '权限', text: ({ role }) => MEMBER_ROLE_WORDS[role] },
  { head: '发出时间', instant: ({ at }) => at, keep: 'date' },
  {
    head: '状态',
    text: (link) => sayLink(link, now),
    tone: (link) => (isOpenLink(link, now) ? 'now' : link.outcome === 'accepted' ? 'good' : undefined),
    keep: 'state',
  },
  {
    head: '收回',
    text: () => null,
    cell: (link) => isOpenLink(link, now) && <Withdraw id={id} link={link} />,
    only: 'page',
  },
]

function sayLink(link: MemberLink, now: Instant): string {
  if (isOpenLink(link, now)) return '还没有用'
  if (link.outcome === 'accepted') return '已加入'
  return link.outcome === 'withdrawn' ? '已收回' : '已过期'
}

const Withdraw = ({ id, link }: { id: string; link: MemberLink }) => (
  <Form
    to={paths.memberLinkEnds(id)}
    of={blank}
    hidden={{ link: link.id }}
    button={
      <>
        收回<span class="unseen">给{link.name}的链接</span>
      </>
    }
    plain
  />
)

export const sayMember = saying<MemberRefusal>({
  'not-owner': '成员由本单位的负责人管理',
  'no-such-member': '这个人现在不是本单位的成员',
  'same-role': ({ role }) => `现在就是“${MEMBER_ROLE_WORDS[role]}”，不用改`,
  'last-owner': '本单位至少要有一位负责人。请先让另一位成员当负责人',
  'link-over': '这个链接已经用过、收回或者过期，不用收回',
})
