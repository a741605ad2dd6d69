import type { Filled, Refusal } from '../web/answer.tsx'
import type { Problem } from '../web/body.ts'
import { Box } from '../web/form.tsx'
import { Actions, Button, Head } from '../web/parts.tsx'
import { WhyNot } from '../web/refusal.tsx'
import type { Words } from '../web/words.ts'
import { accountForm } from './forms.ts'
import { sayWait } from './guessing/rules.ts'
import { SHORTEST_PASSWORD, isOwnPage } from './rules/account.ts'
import { type PasswordRefusal, sayPassword } from './guessing/password.ts'
import type { TooManyTries } from './rules/sign-in.ts'

/** Where somebody was going, as a form that comes back has sent it. */
export const nextIn = ({ typed }: Filled): string => {
  const sent = typed['next'] ?? ''
  return isOwnPage(sent) ? sent : ''
}

/** Beside every password that somebody chooses. */
export const NEW_PASSWORD_HINT = `至少${SHORTEST_PASSWORD}位，越长越好，不必有特殊符号。不要用常见的密码，也不要有姓名和用户名。`

/** What somebody chooses for an account of their own. */
export const NewAccount = ({ of }: { of: Filled }) => (
  <>
    <Box
      of={of}
      form={accountForm}
      name="username"
      hint="登录时用。3至30个字母、数字、下划线或点。"
      autocomplete="username"
    />
    <Box of={of} form={accountForm} name="password" hint={NEW_PASSWORD_HINT} autocomplete="new-password" />
  </>
)

type Made = { link: string; code?: string; days: number; back: { href: string; text: string } }

/** A link that was just made, with the code that goes by another way: they are shown this once. */
export const LinkMade = ({ link, code, days, back }: Made) => (
  <div class="page">
    <Head title="邀请链接已生成" crumbs={[back]} />
    <article class="receipt">
      <p class="code">{link}</p>
      {code && (
        <>
          <p class="code">{code}</p>
          <p>上面是邀请码。不要和链接一起发：请用电话、当面等别的方式告诉本人，接受邀请时要填。</p>
        </>
      )}
      <p>请现在复制，发给本人。链接只能用一次，{days}天内有效；这一页只在这个浏览器里保留半小时。</p>
    </article>
    <Actions>
      <Button plain href={back.href}>
        复制好了，回到{back.text}
      </Button>
    </Actions>
  </div>
)

/** A link that is over; where to go from here. */
export const Unusable = ({ of, href, text }: { of: Filled; href: string; text: string }) => (
  <div class="page">
    <Head title="这个邀请链接不能用了" />
    <WhyNot of={of} />
    <p>
      <a href={href}>{text}</a>
    </p>
  </div>
)

export const sayTooMany = ({ retryAfter }: TooManyTries): string => `试的次数太多了，${sayWait(retryAfter)}`
/** The same words in every place where a password is chosen, beside its field. */
export const PASSWORD_WORDS: Words<PasswordRefusal> = {
  'password-common': sayPassword,
  'password-simple': sayPassword,
  'password-personal': sayPassword,
}
export const passwordFields = (refusal: Refusal | PasswordRefusal): Problem[] =>
  isOfPassword(refusal) ? [{ field: 'password', says: sayPassword(refusal) }] : []
const isOfPassword = (refusal: Refusal | PasswordRefusal): refusal is PasswordRefusal =>
  refusal.why in PASSWORD_WORDS

export const WRONG_CODE = '验证码不对，或已过时。请填验证器上现在的6位数字'
export const USED_CODE = '这个验证码刚才用过了，一个只能用一次。请等验证器显示下一个'
