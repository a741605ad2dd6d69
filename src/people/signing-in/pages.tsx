import { paths } from '../../paths.ts'
import { Hidden, Text } from '../../web/fields.tsx'
import { Actions, Button, Head } from '../../web/parts.tsx'
import { SHORTEST_PASSWORD } from '../rules/account.ts'
import type { RegisterRefusal, SignInRefusal } from '../rules/sign-in.ts'
import { type Again, Wrong } from '../pages.tsx'

export const SignIn = ({ of, next }: { of: Again; next: string }) => (
  <div class="page">
    <Head title="登录" />
    <p class="quiet">评审专家和工作人员的账号由系统管理员发邀请链接开通。忘记密码，请联系公益创投办公室。</p>
    <form method="post" action={paths.signIn()}>
      <Wrong of={of} />
      <Text of={of} name="login" label="用户名或邮箱" size={30} autocomplete="username" />
      <Text of={of} name="password" label="密码" type="password" autocomplete="current-password" />
      <Hidden name="next" value={next} />
      <Actions>
        <Button>登录</Button>
        <a href={withNext(paths.register(), next)}>注册申报账号</a>
      </Actions>
    </form>
  </div>
)

export const SignInCode = ({ of, next }: { of: Again; next: string }) => (
  <div class="page">
    <Head title="输入验证码" lead="密码已核对。为了安全，还要一个验证码。" />
    <form method="post" action={paths.signInCode()}>
      <Wrong of={of} />
      <Text
        of={of}
        name="code"
        label="验证码"
        hint="打开手机上的验证器，填6位数字。手机不在身边时，填一个备用码。"
        size={14}
        autocomplete="one-time-code"
      />
      <Hidden name="next" value={next} />
      <Actions>
        <Button>登录</Button>
        <a href={withNext(paths.signIn(), next)}>重新输入密码</a>
      </Actions>
    </form>
  </div>
)

export const Register = ({ of, next }: { of: Again; next: string }) => (
  <div class="page">
    <Head
      title="注册申报账号"
      crumbs={[{ href: withNext(paths.signIn(), next), text: '登录' }]}
      lead="给申报单位的经办同志用。注册后登记单位，就可以申报。"
    />
    <form method="post" action={paths.register()}>
      <Wrong of={of} />
      <Text of={of} name="name" label="姓名" autocomplete="name" />
      <Text
        of={of}
        name="username"
        label="用户名"
        hint="登录时用。3至30个字母、数字、下划线或点。"
        autocomplete="username"
      />
      <Text of={of} name="email" label="邮箱" type="email" size={30} autocomplete="email" />
      <Text
        of={of}
        name="password"
        label="密码"
        hint={`至少${SHORTEST_PASSWORD}位，越长越好，不必有特殊符号。`}
        type="password"
        autocomplete="new-password"
      />
      <Hidden name="next" value={next} />
      <Actions>
        <Button>注册</Button>
        <a href={withNext(paths.signIn(), next)}>已有账号，去登录</a>
      </Actions>
    </form>
  </div>
)

/** A page with where to go on afterwards. */
export const withNext = (path: string, next: string): string =>
  next ? `${path}?next=${encodeURIComponent(next)}` : path

export function saySignIn(refusal: SignInRefusal): string {
  switch (refusal.why) {
    case 'wrong-sign-in':
      return '用户名或密码不对，请再试一次'
    case 'wrong-code':
      return '验证码不对，或已过时。请填验证器上现在的6位数字'
    case 'sign-in-over':
      return '这次登录已过时，请重新输入密码'
    case 'too-many-tries':
      return '试的次数太多了，请过一会儿再试'
  }
}

export function sayRegister(refusal: RegisterRefusal): string {
  switch (refusal.why) {
    case 'username-taken':
      return `用户名“${refusal.username}”已经有人用了，请换一个`
    case 'email-taken':
      return `邮箱${refusal.email}已经有账号，请直接登录`
    case 'too-many-tries':
      return '试的次数太多了，请过一会儿再试'
  }
}
