import { paths } from '../../paths.ts'
import type { Filled } from '../../web/answer.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Head } from '../../web/parts.tsx'
import { OfficeLine } from '../../web/office.tsx'
import { AskPasskey } from '../../web/passkey.tsx'
import { saying } from '../../web/words.ts'
import type { OfficeCard } from '../office/rules.ts'
import { nextIn } from '../pages.tsx'
import { NewAccount, PASSWORD_WORDS, USED_CODE, WRONG_CODE, sayTooMany } from '../pages.tsx'
import type { PasswordRefusal } from '../guessing/password.ts'
import type { RegisterRefusal, SignInRefusal } from '../rules/sign-in.ts'
import { codeForm, registerForm, signInForm } from './forms.ts'

/** `next`: the page to go on to; of a form that comes back it is what was sent. */
type Props = { of: Filled; next?: string }
/** `office`: whom to call. */
type SignInProps = Props & { office: OfficeCard | null }

export const SignIn = ({ of, next = nextIn(of), office }: SignInProps) => (
  <div class="page">
    <Head title="登录" />
    <p class="quiet">评审专家和工作人员的账号由系统管理员发邀请链接开通。</p>
    <Form
      to={paths.signIn()}
      of={of}
      hidden={{ next }}
      button="登录"
      beside={
        <>
          <a href={withNext(paths.register(), next)}>注册申报账号</a>
          <a href={paths.forgotten()}>忘记密码</a>
        </>
      }
    >
      <Box of={of} form={signInForm} name="login" size={30} autocomplete="username" />
      <Box of={of} form={signInForm} name="password" autocomplete="current-password" />
    </Form>
    <AskPasskey way="get" from={paths.signInPasskeyChallenge()} into="answer">
      <Form to={paths.signInPasskey()} of={of} hidden={{ next, answer: '' }} button="用通行密钥登录" plain />
    </AskPasskey>
    {office && (
      <p class="quiet">
        登录不了，请联系
        <OfficeLine office={office} />。
      </p>
    )}
  </div>
)

export const SignInCode = ({ of, next = nextIn(of) }: Props) => (
  <div class="page">
    <Head title="输入验证码" lead="密码已核对。为了安全，还要一个验证码。" />
    <Form
      to={paths.signInCode()}
      of={of}
      hidden={{ next }}
      button="登录"
      beside={<a href={withNext(paths.signIn(), next)}>重新输入密码</a>}
    >
      <Box
        of={of}
        form={codeForm}
        name="code"
        hint="打开手机上的验证器，填6位数字。手机不在身边时，填一个备用码。"
        size={14}
        autocomplete="one-time-code"
      />
    </Form>
  </div>
)

export const Register = ({ of, next = nextIn(of) }: Props) => (
  <div class="page">
    <Head
      title="注册申报账号"
      crumbs={[{ href: withNext(paths.signIn(), next), text: '登录' }]}
      lead="给申报单位的经办同志用。注册后登记单位，就可以申报。"
    />
    <Form
      to={paths.register()}
      of={of}
      hidden={{ next }}
      button="注册"
      beside={<a href={withNext(paths.signIn(), next)}>已有账号，去登录</a>}
    >
      <Box of={of} form={registerForm} name="name" size={20} autocomplete="name" />
      <Box of={of} form={registerForm} name="email" size={30} autocomplete="email" />
      <NewAccount of={of} />
    </Form>
  </div>
)

/** A page with where to go on afterwards. */
export const withNext = (path: string, next: string): string =>
  next ? `${path}?next=${encodeURIComponent(next)}` : path

export const saySignIn = saying<SignInRefusal>({
  'wrong-sign-in': '用户名或密码不对，请再试一次',
  'wrong-code': WRONG_CODE,
  'code-used': USED_CODE,
  'sign-in-over': '这次登录已过时，请重新输入密码',
  'passkey-asked': '这个账号开启了通行密钥，光有密码不能登录：请用通行密钥登录',
  'passkey-wrong': '这个通行密钥没有登记过，或者已经删除。请换一个，或者用密码登录',
  'passkey-over': '等得太久，这次确认已过时。请再试一次',
  'account-suspended': '这个账号已停用。有疑问，请联系公益创投办公室',
  'too-many-tries': sayTooMany,
})

export const sayRegister = saying<RegisterRefusal | PasswordRefusal>({
  ...PASSWORD_WORDS,
  'username-taken': ({ username }) => `用户名“${username}”已经有人用了，请换一个`,
  'email-taken': ({ email }) =>
    `邮箱${email}已经有账号，请直接登录；不是您注册的，请用另一个邮箱注册，并告诉公益创投办公室`,
  'too-many-tries': sayTooMany,
})
