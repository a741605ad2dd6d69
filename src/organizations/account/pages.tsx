import type { OwnInterest } from '../../people/rules/interest.ts'
import { paths } from '../../paths.ts'
import { type Instant, sayMinute } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import { type Column, List } from '../../web/columns.tsx'
import { Export, Pages, listHref } from '../../web/controls.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Facts } from '../../web/lists.tsx'
import { Block, Empty, Head, Note } from '../../web/parts.tsx'
import { Own } from '../../web/own.tsx'
import { saying } from '../../web/words.ts'
import { type AccountRefusal, type BankAccount, mask } from '../rules/account.ts'
import type { Organization } from '../rules/organization.ts'
import { accountForm, readingForm } from './forms.ts'

export type Reading = { id: string; at: Instant; by: string; reason: string }
type Props = {
  organization: Organization
  account: (BankAccount & { at: Instant }) | null
  readings: Reading[]
  isOwner: boolean
  mayOpen: boolean
  own: OwnInterest | null
  /** The whole number, in the answer to a reading alone. */
  number?: string
  of: Filled
  url: string
}

export const AccountPage = (page: Props) => (
  <div class="page">
    <Head
      title="收款账户"
      crumbs={[{ href: paths.organization(page.organization.id), text: page.organization.name }]}
      actions={<Export url={page.url} />}
      lead={`${
        page.organization.kind === 'community'
          ? '有托管单位的，资助资金付到托管单位的账户，由托管单位填写，这里不用填。'
          : '资助资金付到这个账户；托管社区社会组织的，它的资金也付到这里。'
      }账号加密保存，页面上只显示后四位；每次查看全部账号都有记录。`}
    />
    {page.number && <Opened number={page.number} />}
    <Block id="account" title="现在的账户">
      <Account {...page} />
    </Block>
    {page.isOwner && (
      <Block id="change" title={page.account ? '更换账户' : '填写账户'}>
        <Change {...page} />
      </Block>
    )}
    <Block id="readings" title="查看记录">
      <ReadingsOf readings={page.readings} />
    </Block>
  </div>
)

const Opened = ({ number }: { number: string }) => (
  <article class="receipt">
    <h2>账号</h2>
    <p class="number">{number.replace(/(\d{4})(?=\d)/g, '$1 ')}</p>
    <p>这次查看已经记录。离开这一页就不再显示。</p>
  </article>
)

const Account = ({ organization, account, isOwner, mayOpen, own, of }: Props) =>
  account === null ? (
    <Empty title="还没有填收款账户">立项以后拨款要用，请单位负责人在签协议以前填好。</Empty>
  ) : (
    <>
      <Facts
        rows={[
          { name: '户名', value: account.holder },
          { name: '开户行', value: account.bank },
          { name: '账号', value: mask(account.tail), kind: 'num' },
          { name: '填写时间', value: sayMinute(account.at) },
        ]}
      />
      <Own not={own} />
      {mayOpen && (
        <Form to={paths.accountReading(organization.id)} of={of} button="查看全部账号" plain>
          {!isOwner && (
            <Box
              of={of}
              form={readingForm}
              name="reason"
              hint="例如：支付首笔资金时核对。会留在记录里。"
              optional={false}
            />
          )}
        </Form>
      )}
    </>
  )

const Change = ({ organization, account, of }: Props) => (
  <Form
    to={paths.bankAccount(organization.id)}
    of={of}
    // whoever was told that it changed has seen what stands now
    hidden={{
      version: (of.why !== 'changed-meanwhile' && of.typed['version']) || (account?.version ?? 0),
    }}
    button="保存"
  >
    <Box of={of} form={accountForm} name="holder" hint="和单位名称一致。" />
    <Box of={of} form={accountForm} name="bank" hint="写到支行。" />
    <Box of={of} form={accountForm} name="number" inputmode="numeric" autocomplete="off" size={30} />
    <Box of={of} form={accountForm} name="again" inputmode="numeric" autocomplete="off" size={30} />
  </Form>
)

const ReadingsOf = ({ readings }: { readings: Reading[] }) =>
  readings.length === 0 ? (
    <Empty title="没有人查看过">单位负责人和财务查看全部账号以后，记在这里。</Empty>
  ) : (
    <List unseenCaption="查看记录" columns={READINGS} rows={readings} />
  )

export const READINGS: Column<Reading>[] = [
  { head: '谁', text: ({ by }) => by, keep: 'name' },
  { head: '时间', instant: ({ at }) => at, keep: 'date' },
  { head: '事由', text: ({ reason }) => reason },
]

type Listed = Reading & { organization: { id: string; name: string } }
type Readings = { items: Listed[]; total: number; page: number; url: string }

/** For the auditors: all readings of all accounts. */
export const ReadingsPage = ({ items, total, page, url }: Readings) => (
  <div class="page">
    <Head
      title="账号查看记录"
      lead="谁在什么时候查看过哪个单位的全部账号，为什么。"
      actions={<Export url={url} />}
    />
    {items.length === 0 ? (
      <Empty title="没有人查看过">单位负责人和财务查看全部账号以后，记在这里。</Empty>
    ) : (
      <List scroll="账号查看记录" columns={ALL_READINGS} rows={items} />
    )}
    <Pages page={page} total={total} href={(to) => listHref(paths.accountReadings(), {}, to)} />
  </div>
)

export const ALL_READINGS: Column<Listed>[] = [
  {
    head: '单位',
    text: ({ organization }) => organization.name,
    href: ({ organization }) => paths.organization(organization.id),
    keep: 'name',
  },
  { head: '时间', instant: ({ at }) => at, keep: 'date' },
  { head: '谁', text: ({ by }) => by, keep: 'state' },
  { head: '事由', text: ({ reason }) => reason },
]

/** Beside a payment: where the money goes, masked. */
export const AccountNote = ({ account }: { account: BankAccount | null }) =>
  account ? (
    <Note>
      {account.holder}，{account.bank}，{mask(account.tail)}
    </Note>
  ) : (
    <Note tone="warn">这个单位还没有填收款账户。</Note>
  )

export const sayAccount = saying<AccountRefusal>({
  'not-owner': '收款账户由本单位的负责人填写',
  'not-your-reading': '全部账号只给单位负责人和财务看',
  'reading-unexplained': '请填写查看的事由',
  'no-account': '还没有填收款账户',
  'account-tampered': '保存的账号和填写时不一致，不能显示。请单位负责人重新填写账户，并告诉系统管理员',
  'account-key-unknown': '保存这个账号的密钥已经换掉，现在打不开。请系统管理员设好DATA_SECRET_BEFORE',
})
