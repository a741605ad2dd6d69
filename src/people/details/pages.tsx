import { paths } from '../../paths.ts'
import type { Filled } from '../../web/answer.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Head } from '../../web/parts.tsx'
import { saying } from '../../web/words.ts'
import { sayTooMany } from '../pages.tsx'
import type { TooManyTries } from '../rules/sign-in.ts'
import { detailsForm } from './forms.ts'
import type { Details, DetailsRefusal } from './rules.ts'

export const DetailsPage = ({ details, of }: { details: Details; of: Filled }) => {
  const filled = { ...of, typed: { ...details, ...of.typed } }
  return (
    <div class="page">
      <Head
        title="修改姓名和邮箱"
        crumbs={[{ href: paths.account(), text: '我的账号' }]}
        lead="只有您自己能改。以前办的事，记录里还看得到改以前的姓名。"
      />
      <Form to={paths.details()} of={filled} button="修改" beside={<a href={paths.account()}>不改了</a>}>
        <Box of={filled} form={detailsForm} name="name" size={20} autocomplete="name" />
        <Box
          of={filled}
          form={detailsForm}
          name="email"
          hint="可以用它登录。填您自己看得到的邮箱。"
          size={30}
          autocomplete="email"
        />
        <Box
          of={filled}
          form={detailsForm}
          name="current"
          label="现在的密码"
          hint="确认是您本人。改好以后，别处的登录都会退出。"
          autocomplete="current-password"
        />
      </Form>
    </div>
  )
}

export const sayDetails = saying<DetailsRefusal | TooManyTries>({
  'details-unchanged': '姓名和邮箱都没有改动',
  'wrong-password': '密码不对，请再试一次',
  'email-taken': ({ email }) =>
    `邮箱${email}已经有账号，请换一个；那个账号也是您的，或者不是您注册的，请告诉公益创投办公室`,
  'username-taken': ({ username }) => `用户名“${username}”已经有人用了，请换一个`,
  'too-many-tries': sayTooMany,
})
