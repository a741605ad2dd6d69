import { paths } from '../../../paths.ts'
import { dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Head } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { NewAccount, PASSWORD_WORDS, sayTooMany } from '../../pages.tsx'
import { sayBoth } from '../../roles/pages.tsx'
import type { AcceptRefusal, Invitee } from '../../rules/invitation.ts'
import type { PasswordRefusal } from '../../guessing/password.ts'
import type { Person } from '../../rules/person.ts'
import type { TooManyTries } from '../../rules/sign-in.ts'
import { acceptForm } from '../forms.ts'
import { sayRoles } from './list.tsx'

type Props = { token: string; invitee: Invitee; asksCode: boolean; person: Person | null; of: Filled }

/** Whoever is signed in already takes the roles into that account, and chooses no other name and password. */
export const Accept = ({ token, invitee, asksCode, person, of }: Props) => (
  <div class="page">
    <Head title="接受邀请" lead={`${invitee.name}，您好。公益创投办公室邀请您参加工作。`} />
    <Facts
      rows={[
        { name: '角色', value: sayRoles(invitee) },
        { name: '邮箱', value: invitee.email },
      ]}
    />
    {person ? (
      <Form to={paths.invitation(token)} of={of} button="接受邀请">
        <p>您已登录为{person.name}。接受后，新的角色加到这个账号上。</p>
        {asksCode && <Code of={of} />}
      </Form>
    ) : (
      <Form
        to={paths.invitation(token)}
        of={of}
        button="开通账号"
        beside={<a href={paths.signInFor(paths.invitation(token))}>已有账号，先登录</a>}
      >
        {asksCode && <Code of={of} />}
        <NewAccount of={of} />
        {of.why === 'email-not-proven' && <Box of={of} form={acceptForm} name="notMine" />}
      </Form>
    )}
  </div>
)

const Code = ({ of }: { of: Filled }) => (
  <Box
    of={of}
    form={acceptForm}
    name="code"
    optional={false}
    hint="8位，发邀请的人用别的方式告诉您，例如电话。"
    size={14}
    autocomplete="one-time-code"
  />
)

export const sayAccept = saying<AcceptRefusal | PasswordRefusal | TooManyTries>({
  ...PASSWORD_WORDS,
  ...sayBoth,
  'invitation-accepted': ({ at }) => `这个链接${sayMinute(at)}已经用过。账号已开通的，请直接登录`,
  'invitation-expired': ({ at }) => `这个链接${sayDay(dayOf(at))}已经过期，请联系公益创投办公室重新发一个`,
  'invitation-unconfirmed': ({ until }) =>
    `这份邀请还要公益创投办公室的另一位确认，确认以后这个链接才能用。请过些时候再打开，${sayDay(dayOf(until))}以前有效`,
  'invitation-withdrawn': ({ at }) => `这份邀请${sayMinute(at)}已经收回。有疑问，请联系公益创投办公室`,
  'invitation-refused': '这份邀请没有得到确认，不能用了。有疑问，请联系公益创投办公室',
  'own-confirmation': '这份邀请是您确认的，角色不能由您自己接受。请和公益创投办公室核对是给谁的',
  'wrong-invitation-code': '邀请码不对。请填发邀请的人告诉您的8位邀请码',
  'too-many-tries': sayTooMany,
  'email-not-proven': ({ email }) =>
    `有人用邮箱${email}注册过账号。是您的，请先登录，再打开这个链接；不是您的，请在下面勾选，再提交一次`,
  'username-taken': ({ username }) => `用户名“${username}”已经有人用了，请换一个`,
  'email-taken': ({ email }) => `邮箱${email}已经有账号。请先登录，再打开这个链接`,
})
