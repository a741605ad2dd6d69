import { paths } from '../../../paths.ts'
import { dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { blank } from '../../../web/answer.tsx'
import { Form } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Actions, Button, Head } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { type JoinRefusal, MEMBER_DUTIES } from '../../rules/member.ts'
import { MEMBER_ROLE_WORDS, type MemberRole, type Person } from '../../rules/person.ts'
import { withNext } from '../../signing-in/pages.tsx'

type Props = {
  token: string
  organization: string
  role: MemberRole
  person: Person | null
}

/** Where a link leads: whoever is signed in joins; who is not signs in or registers, and comes back here. */
export const JoinPage = ({ token, organization, role, person }: Props) => (
  <div class="page">
    <Head title={`加入${organization}`} lead="收到这个链接的人可以加入这个单位，和同事一起申报。" />
    <Facts rows={[{ name: '权限', value: `${MEMBER_ROLE_WORDS[role]}：${MEMBER_DUTIES[role]}` }]} />
    {person ? <AsPerson token={token} person={person} /> : <Visitor token={token} />}
  </div>
)

const AsPerson = ({ token, person }: { token: string; person: Person }) => (
  <Form to={paths.memberLink(token)} of={blank} button="加入">
    <p>您已登录为{person.name}。</p>
  </Form>
)

const Visitor = ({ token }: { token: string }) => (
  <Actions>
    <Button href={withNext(paths.register(), paths.memberLink(token))}>注册账号再加入</Button>
    <a href={paths.signInFor(paths.memberLink(token))}>已有账号，先登录</a>
  </Actions>
)

export const sayJoin = saying<JoinRefusal>({
  'link-accepted': ({ at }) => `这个链接${sayMinute(at)}已经用过`,
  'link-withdrawn': ({ at }) => `这个链接${sayMinute(at)}被收回了。需要加入的，请联系单位负责人`,
  'link-expired': ({ at }) => `这个链接${sayDay(dayOf(at))}已经过期，请单位负责人重新发一个`,
  'member-already': ({ organization }) => `您已经是${organization}的成员`,
})
