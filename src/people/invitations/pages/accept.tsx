import { paths } from '../../../paths.ts'
import { dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { Text } from '../../../web/fields.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Actions, Button, Head, Note } from '../../../web/parts.tsx'
import { type Again, Wrong } from '../../pages.tsx'
import { SHORTEST_PASSWORD } from '../../rules/account.ts'
import type { AcceptRefusal, Invitee } from '../../rules/invitation.ts'
import type { Person } from '../../rules/person.ts'
import { sayRoles } from './list.tsx'

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
      <a href={paths.signInFor(paths.invitation(token))}>已有账号，先登录</a>
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
