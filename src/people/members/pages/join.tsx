import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { Facts } from '../../../web/lists.tsx'
import { Actions, Button, Head, Note } from '../../../web/parts.tsx'
import { type Again, Wrong } from '../../pages.tsx'
import { type JoinRefusal, MEMBER_DUTIES } from '../../rules/member.ts'
import { MEMBER_ROLE_WORDS, type MemberRole, type Person } from '../../rules/person.ts'
import { withNext } from '../../signing-in/pages.tsx'

type Props = {
  token: string
  organization: string
  role: MemberRole
  person: Person | null
  of: Again
}

/** Where a link leads: whoever is signed in joins; who is not signs in or registers, and comes back here. */
export const JoinPage = ({ token, organization, role, person, of }: Props) => (
  <div class="page">
    <Head title={`加入${organization}`} lead="收到这个链接的人可以加入这个单位，和同事一起申报。" />
    <Facts rows={[{ name: '权限', value: `${MEMBER_ROLE_WORDS[role]}：${MEMBER_DUTIES[role]}` }]} />
    <Wrong of={of} />
    {person ? <AsPerson token={token} person={person} /> : <Visitor token={token} />}
  </div>
)

const AsPerson = ({ token, person }: { token: string; person: Person }) => (
  <form method="post" action={paths.memberLink(token)}>
    <p>您已登录为{person.name}。</p>
    <Actions>
      <Button>加入</Button>
    </Actions>
  </form>
)

const Visitor = ({ token }: { token: string }) => (
  <Actions>
    <Button href={withNext(paths.register(), paths.memberLink(token))}>注册账号再加入</Button>
    <a href={paths.signInFor(paths.memberLink(token))}>已有账号，先登录</a>
  </Actions>
)

export const LinkUnusable = ({ says }: { says: Child }) => (
  <div class="page">
    <Head title="这个邀请链接不能用了" />
    <Note tone="warn">{says}</Note>
    <p>
      <a href={paths.desk('applicant')}>回到申报台</a>
    </p>
  </div>
)

export function sayJoin(refusal: JoinRefusal): string {
  switch (refusal.why) {
    case 'link-accepted':
      return `这个链接${sayMinute(refusal.at)}已经用过`
    case 'link-withdrawn':
      return `这个链接${sayMinute(refusal.at)}被收回了。需要加入的，请联系单位负责人`
    case 'link-expired':
      return `这个链接${sayDay(dayOf(refusal.at))}已经过期，请单位负责人重新发一个`
    case 'member-already':
      return `您已经是${refusal.organization}的成员`
  }
}
