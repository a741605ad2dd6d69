import { paths } from '../../../paths.ts'
import { type Instant, sayMinute } from '../../../shared/days.ts'
import { type Filled, blank } from '../../../web/answer.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Actions, Block, Button, Empty, Head, Note, Tag } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
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

function Members({ organization, members, person }: Props) {
  const isOwner = organization.role === 'owner'
  return (
    <Table
      unseenCaption="现在的成员"
      head={[{ text: '姓名' }, { text: '权限' }, { text: '加入时间', desktop: true }, { text: '操作' }]}
    >
      {members.map((member) => (
        <tr>
          <th scope="row">
            {member.name}
            {member.personId === person.id && <small>本人</small>}
          </th>
          <td>
            {isOwner ? (
              <RoleForm organization={organization} member={member} />
            ) : (
              MEMBER_ROLE_WORDS[member.role]
            )}
          </td>
          <td class="desktop">{sayMinute(member.since)}</td>
          <td>
            {(isOwner || member.personId === person.id) && (
              <Form
                to={paths.memberEnds(organization.id)}
                of={blank}
                hidden={{ member: member.personId }}
                button={
                  <>
                    {member.personId === person.id ? '退出' : '移出'}
                    <span class="unseen">{member.name}</span>
                  </>
                }
                danger
              />
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}

const RoleForm = ({ organization, member }: { organization: Membership; member: Member }) => (
  <form method="post" action={paths.memberRoles(organization.id)}>
    <Actions>
      <input type="hidden" name="member" value={member.personId} />
      <select name="role" aria-label={`${member.name}的权限`}>
        {MEMBER_ROLES.map((role) => (
          <option value={role} selected={role === member.role}>
            {MEMBER_ROLE_WORDS[role]}
          </option>
        ))}
      </select>
      <Button plain>
        更改<span class="unseen">{member.name}的权限</span>
      </Button>
    </Actions>
  </form>
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
  return (
    <Table
      unseenCaption="发出的链接"
      head={[{ text: '给谁' }, { text: '权限' }, { text: '发出时间', desktop: true }, { text: '状态' }]}
    >
      {links.map((link) => (
        <tr>
          <th scope="row">{link.name}</th>
          <td>{MEMBER_ROLE_WORDS[link.role]}</td>
          <td class="desktop">{sayMinute(link.at)}</td>
          <td>
            {isOpenLink(link, now) ? (
              <Form
                to={paths.memberLinkEnds(organization.id)}
                of={blank}
                hidden={{ link: link.id }}
                button={
                  <>
                    收回<span class="unseen">给{link.name}的链接</span>
                  </>
                }
                plain
                beside={<Tag tone="now">还没有用</Tag>}
              />
            ) : (
              <LinkOver link={link} />
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}

const LinkOver = ({ link }: { link: MemberLink }) => {
  if (link.outcome === 'accepted') return <Tag tone="good">已加入</Tag>
  return <Tag>{link.outcome === 'withdrawn' ? '已收回' : '已过期'}</Tag>
}

export const sayMember = saying<MemberRefusal>({
  'not-owner': '成员由本单位的负责人管理',
  'no-such-member': '这个人现在不是本单位的成员',
  'same-role': ({ role }) => `现在就是“${MEMBER_ROLE_WORDS[role]}”，不用改`,
  'last-owner': '本单位至少要有一位负责人。请先让另一位成员当负责人',
  'link-over': '这个链接已经用过、收回或者过期，不用收回',
})
