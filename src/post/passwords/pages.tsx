import { NEW_PASSWORD_HINT, PASSWORD_WORDS } from '../../people/pages.tsx'
import type { PasswordRefusal } from '../../people/guessing/password.ts'
import type { OfficeCard } from '../../people/office/rules.ts'
import { paths } from '../../paths.ts'
import type { Filled } from '../../web/answer.tsx'
import { Box, Form } from '../../web/form.tsx'
import { OfficeLine } from '../../web/office.tsx'
import { Actions, Button, Chapter, Head } from '../../web/parts.tsx'
import { WhyNot } from '../../web/refusal.tsx'
import { saying } from '../../web/words.ts'
import { askForm, passwordForm } from './forms.ts'
import { LINK_MINUTES, type LinkRefusal } from './rules.ts'

/** On the page of what to do about a forgotten password, where mail leaves. */
export const ByMail = ({ of }: { of: Filled }) => (
  <Chapter id="mail" title="用邮箱重设">
    <p>
      在“接收方式”里确认过邮箱的，我们往那里发一个链接，{LINK_MINUTES}
      分钟内有效。开了两步验证的，设好新密码以后登录还要验证码。
    </p>
    <Form to={paths.forgotten()} of={of} button="发链接">
      <Box of={of} form={askForm} name="login" size={30} autocomplete="username" />
    </Form>
  </Chapter>
)

/** The same whoever asked, and whether there is anybody. */
export const Asked = ({ office }: { office: OfficeCard | null }) => (
  <div class="page">
    <Head
      title="请看邮箱"
      crumbs={[{ href: paths.forgotten(), text: '忘记密码' }]}
      lead={`有这个账号，又确认过邮箱的，链接已经发到那个邮箱，${LINK_MINUTES}分钟内有效。`}
    />
    <p>
      几分钟还没有收到的，看看是不是在垃圾邮件里、用户名是不是填错了；没有确认过邮箱的，请找办公室。
      <OfficeLine office={office} />
    </p>
  </div>
)

type UseProps = { token: string; name: string; of: Filled }

export const NewPassword = ({ token, name, of }: UseProps) => (
  <div class="page">
    <Head title="设新密码" lead={`${name}，您好。设好以后，所有设备退出登录；两步验证不变。`} />
    <Form to={paths.newPassword(token)} of={of} button="设新密码">
      <Box of={of} form={passwordForm} name="password" hint={NEW_PASSWORD_HINT} autocomplete="new-password" />
    </Form>
  </div>
)

export const LinkOver = ({ of }: { of: Filled }) => (
  <div class="page">
    <Head title="这个链接不能用了" />
    <WhyNot of={of} />
    <p>
      <a href={paths.forgotten()}>再发一个链接</a>，或者<a href={paths.signIn()}>去登录</a>
    </p>
  </div>
)

export const PasswordSet = () => (
  <div class="page">
    <Head title="新密码设好了" />
    <p>所有设备都已退出登录，请用新密码登录。</p>
    <Actions>
      <Button href={paths.signIn()}>去登录</Button>
    </Actions>
  </div>
)

export const sayAsk = saying<{ why: 'mail-off' }>({
  'mail-off': '网站现在不能用邮件重设密码，请联系公益创投办公室',
})

export const sayUse = saying<LinkRefusal | PasswordRefusal>({
  ...PASSWORD_WORDS,
  'mailed-link-over': `链接只能用一次，${LINK_MINUTES}分钟内有效；它已经用过，或者过期了，或者邮箱换了`,
})
