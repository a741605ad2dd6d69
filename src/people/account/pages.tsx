import { paths } from '../../paths.ts'
import { type Instant, sayMinute } from '../../shared/days.ts'
import { type Filled, blank } from '../../web/answer.tsx'
import { type Column, List } from '../../web/columns.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Facts } from '../../web/lists.tsx'
import { Actions, Button, Chapter, Head, NOT_YET, Tag } from '../../web/parts.tsx'
import { saying } from '../../web/words.ts'
import { AccessList } from '../access/pages.tsx'
import type { Access } from '../access/rules.ts'
import { PASSWORD_WORDS, USED_CODE, WRONG_CODE, sayTooMany } from '../pages.tsx'
import { OpenRecoveries } from '../recovery/pages/own.tsx'
import type { Recovery } from '../recovery/rules.ts'
import { SHORTEST_PASSWORD, sayDevice } from '../rules/account.ts'
import { type Person, ROLE_WORDS } from '../rules/person.ts'
import type { Factors } from '../rules/second-factor.ts'
import type { PasswordRefusal } from '../guessing/password.ts'
import type { AccountRefusal } from '../rules/sign-in.ts'
import { passwordForm } from './forms.ts'

export type Account = {
  name: string
  username: string | null
  email: string
  sessions: { id: string; device: string; since: Instant; isThis: boolean }[]
  access: Access[]
  /** Ways back into this account that could be used now. */
  recoveries: Recovery[]
}

type About = { account: Account; person: Person; factors: Factors; of: Filled }

export const AccountPage = ({ account, person, factors, of }: About) => (
  <div class="page">
    <Head title="我的账号" actions={<Form to={paths.signOut()} of={blank} button="退出登录" plain />} />
    <OpenRecoveries items={account.recoveries} of={of} />
    <Chapter id="who" title="我是谁">
      <Facts rows={factsOf(account, person)} />
      <p>
        <a href={paths.newOrganization()}>登记申报单位</a>
      </p>
    </Chapter>
    <Chapter id="second-factor" title="两步验证">
      <SecondFactorState on={factors.app} />
    </Chapter>
    <Chapter id="passkeys" title="通行密钥">
      <p>
        {factors.passkey ? <Tag tone="good">已添加</Tag> : <Tag>没有添加</Tag>}
        用指纹、人脸或者锁屏密码登录，不用输入密码和验证码。
      </p>
      <Actions>
        <Button plain href={paths.passkeys()}>
          {factors.passkey ? '查看和删除' : '添加通行密钥'}
        </Button>
      </Actions>
    </Chapter>
    <Chapter id="reach" title="接收方式">
      <p>
        要办的事、快到的期限，可以发到您的邮箱和手机。<a href={paths.reach()}>查看和修改</a>
      </p>
      <p>
        期限也可以显示在您自己的日历里。<a href={paths.ownDates()}>加进日历</a>
      </p>
    </Chapter>
    <Chapter id="sessions" title="登录的设备" small={`共${account.sessions.length}处`}>
      <List unseenCaption="登录的设备" columns={SESSIONS} rows={account.sessions} />
    </Chapter>
    <Chapter id="texts" title="没有交出的内容">
      <p>
        填了还没有提交的表单，在别的设备上也能接着写。<a href={paths.texts()}>看一看</a>
      </p>
    </Chapter>
    <Chapter id="access" title="最近登录">
      <AccessList rows={account.access} />
    </Chapter>
    <Chapter id="change-password" title="修改密码">
      <ChangePassword of={of} />
    </Chapter>
  </div>
)

const factsOf = ({ name, username, email }: Account, { roles, organizations }: Person) => [
  { name: '姓名', value: name, change: paths.details() },
  { name: '用户名', value: username ?? NOT_YET },
  { name: '邮箱', value: email, change: paths.details() },
  { name: '角色', value: roles.map((role) => ROLE_WORDS[role]).join('、') || '没有' },
  {
    name: '申报单位',
    value: organizations.map((organization) => organization.name).join('、') || '还没有登记',
  },
]

const SecondFactorState = ({ on }: { on: boolean }) =>
  on ? (
    <p>
      <Tag tone="good">已开启</Tag> 登录时，输入密码之后还要验证器上的验证码。
    </p>
  ) : (
    <>
      <p>
        <Tag>没有开启</Tag> 开启后，别人就算知道密码也登录不了。
      </p>
      <Actions>
        <Button plain href={paths.secondFactor()}>
          开启两步验证
        </Button>
      </Actions>
    </>
  )

const SESSIONS: Column<Account['sessions'][number]>[] = [
  { head: '设备', text: ({ device }) => device, keep: 'name' },
  { head: '登录时间', instant: ({ since }) => since, keep: 'date' },
  {
    head: '操作',
    text: () => null,
    cell: ({ id, device, since, isThis }) =>
      isThis ? (
        <Tag tone="now">就是这里</Tag>
      ) : (
        <Form
          to={paths.session(id)}
          of={blank}
          button={
            <>
              退出<span class="unseen">{`${device}，${sayMinute(since)}登录的`}</span>
            </>
          }
          plain
        />
      ),
    keep: 'state',
    only: 'page',
  },
]

const ChangePassword = ({ of }: { of: Filled }) => (
  <Form to={paths.password()} of={of} button="修改密码" plain>
    <Box of={of} form={passwordForm} name="current" label="现在的密码" autocomplete="current-password" />
    <Box
      of={of}
      form={passwordForm}
      name="password"
      label="新密码"
      hint={`至少${SHORTEST_PASSWORD}位。改好以后，别处的登录都会退出。`}
      autocomplete="new-password"
    />
  </Form>
)

/** What a session says of itself, for its person alone. */
export const sessionRow = (
  { id, userAgent, since }: { id: string; userAgent: string | null; since: Date },
  current: string | null,
  ahead: number,
) => ({ id, device: sayDevice(userAgent ?? ''), since: since.getTime() + ahead, isThis: id === current })

export const sayAccount = saying<AccountRefusal | PasswordRefusal>({
  ...PASSWORD_WORDS,
  'wrong-password': '密码不对，请再试一次',
  'wrong-code': WRONG_CODE,
  'code-used': USED_CODE,
  'second-factor-set': '两步验证已经开启了',
  'too-many-tries': sayTooMany,
})
