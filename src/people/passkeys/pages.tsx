import type { Child } from 'hono/jsx'
import { paths } from '../../paths.ts'
import { sayMinute } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import { type Column, List } from '../../web/columns.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Chapter, Empty, Head, Note } from '../../web/parts.tsx'
import { AskPasskey } from '../../web/passkey.tsx'
import { saying } from '../../web/words.ts'
import { sayTooMany } from '../pages.tsx'
import { beginForm } from './forms.ts'
import { type AddRefusal, MOST_PASSKEYS, type Passkey } from './rules.ts'

type Props = { passkeys: Passkey[]; hasApp: boolean; of: Filled }

export const Passkeys = ({ passkeys, hasApp, of }: Props) => (
  <div class="page">
    <Head
      title="通行密钥"
      crumbs={[{ href: paths.account(), text: '我的账号' }]}
      lead="用指纹、人脸或者锁屏密码登录，不用输入密码和验证码，也不会被假网站骗走。"
    />
    <Chapter id="passkeys" title="现有的通行密钥" small={`共${passkeys.length}个`}>
      {passkeys.length > 0 ? (
        <List unseenCaption="现有的通行密钥" columns={columns(of)} rows={passkeys} />
      ) : (
        <Empty title="还没有通行密钥">添加以后，登录页上可以直接用它登录。</Empty>
      )}
      {passkeys.length > 0 && !hasApp && <OnlyThese />}
    </Chapter>
    <Chapter id="add" title="添加通行密钥">
      <AskPasskey way="create" from={paths.passkeyChallenge()} into="answer">
        <Form to={paths.passkeys()} of={of} hidden={{ answer: '' }} button="添加通行密钥">
          <Box
            of={of}
            form={beginForm}
            name="name"
            hint="以后认得出来就行，例如“单位的电脑”“我的手机”。"
            size={20}
          />
          <Box
            of={of}
            form={beginForm}
            name="password"
            hint="再输入一次，确认是您本人。"
            autocomplete="current-password"
          />
        </Form>
      </AskPasskey>
    </Chapter>
  </div>
)

/** Whoever has nothing else loses the account with it. */
const OnlyThese = (): Child => (
  <Note tone="warn" label="请留一条后路">
    有了通行密钥，光有密码就登录不了。请在另一台设备上再添加一个，或者
    <a href={paths.secondFactor()}>开启两步验证</a>，抄下备用码。
  </Note>
)

const columns = (of: Filled): Column<Passkey>[] => [
  { head: '名称', text: ({ name }) => name, keep: 'name' },
  { head: '添加时间', instant: ({ since }) => since, keep: 'date' },
  {
    head: '保存在',
    text: ({ isSynced }) => (isSynced ? '密码管理，多台设备都能用' : '这一台设备或安全钥匙'),
  },
  {
    head: '操作',
    text: () => null,
    cell: ({ id, name, since }) => (
      <Form
        to={paths.passkeyRemoval(id)}
        of={of}
        button={
          <>
            删除<span class="unseen">{`${name}，${sayMinute(since)}添加的`}</span>
          </>
        }
        plain
        danger
        inline
      />
    ),
    only: 'page',
  },
]

/** A passkey as its person reads it. */
export const passkeyRow = ({ since, ...row }: Omit<Passkey, 'since'> & { since: Date }): Passkey => ({
  ...row,
  since: since.getTime(),
})

export const sayPasskey = saying<AddRefusal>({
  'passkey-wrong': '这个通行密钥不对，没有办成。请再试一次，或者换一个',
  'passkey-over': '等得太久，这次确认已过时。请再试一次',
  'passkeys-enough': `一个账号最多${MOST_PASSKEYS}个通行密钥，请先删除不用的`,
  'wrong-password': '密码不对，请再试一次',
  'too-many-tries': sayTooMany,
})
