import { paths } from '../../paths.ts'
import { type Instant, dayOf, daysBetween } from '../../shared/days.ts'
import { yuan } from '../../shared/money.ts'
import { type Column, List } from '../../web/columns.tsx'
import { Export } from '../../web/controls.tsx'
import { Figures } from '../../web/lists.tsx'
import { Block, Empty, Head, Tag } from '../../web/parts.tsx'
import { LastDay, dayIn } from '../../web/terms.tsx'
import { reversalLine } from '../matters/pages/shared.ts'
import { reversalMatters } from '../matters/rules/shared.ts'
import { LastDayOf, Matters } from '../matters/pages/matters.tsx'
import { Rest, sayWaiting } from '../pages/waiting.tsx'
import {
  type Finance,
  type PaidRow,
  type Payable,
  type Refund,
  type RoundMoney,
  payableIn,
  sumOf,
} from './rules.ts'

export function FinanceDesk({ found, now, url }: { found: Finance; now: Instant; url: string }) {
  const { payable, refunds, rounds, year, paid, reversals } = found
  const { payments, amount } = payableIn(found)
  return (
    <div class="page">
      <Head
        title="财务"
        meta={sayWaiting(payments + refunds.length + reversals.length)}
        actions={<Export url={url} />}
      />
      <Figures
        ruled
        items={[
          { name: '现在可拨付', value: yuan(amount), unit: '元', small: `${payments}笔` },
          { name: '待收回结余', value: yuan(sumOf(refunds)), unit: '元', small: `${refunds.length}笔` },
          { name: '今年已拨付', value: yuan(year.paid), unit: '元', small: `${year.payments}笔` },
        ]}
      />
      <Block id="payable" title="可以拨付">
        {payable.length === 0 ? (
          <Empty title="没有可以拨付的款项">协议签订、中期或结项评估通过以后，到期的拨款列在这里。</Empty>
        ) : (
          <List lined scroll="可以拨付表" columns={payableColumns(now)} rows={payable} />
        )}
        <Rest rows={payable.length} href="#rounds" text="各期的拨款" />
      </Block>
      {reversals.length > 0 && (
        <Block id="reversals" title="确认更正">
          <Matters lines={reversalMatters(reversals).map(reversalLine)} now={now} empty="" />
        </Block>
      )}
      {refunds.length > 0 && (
        <Block id="refunds" title="待收回的结余资金">
          <List lined scroll="待收回的结余资金表" columns={REFUNDS} rows={refunds} />
        </Block>
      )}
      {rounds.length > 0 && (
        <Block id="rounds" title="各期资金">
          <List lined scroll="各期资金表" columns={ROUNDS} rows={rounds} />
        </Block>
      )}
      {paid.length > 0 && (
        <Block id="paid" title="今年的拨款">
          <List lined scroll="今年的拨款表" columns={PAID} rows={paid} />
          <Rest rows={paid.length} href="#rounds" text="各期的拨款" />
        </Block>
      )}
    </div>
  )
}

export const payableColumns = (now: Instant): Column<Payable>[] => [
  {
    head: '项目',
    text: ({ title }) => title,
    cell: ({ agreementId, title, hindrance }) => (
      <>
        <a href={paths.payments(agreementId)}>{title}</a>
        {hindrance && (
          <small>
            <Tag tone="warn">{HINDRANCES[hindrance]}</Tag>
          </small>
        )}
      </>
    ),
    keep: 'name',
  },
  { head: '要先办的事', text: ({ hindrance }) => hindrance && HINDRANCES[hindrance], only: 'file' },
  { head: '拨款', text: ({ tranche }) => `第${tranche}笔` },
  { head: '金额（元）', money: ({ amount }) => amount, keep: 'state' },
  { head: '条件满足', day: ({ since }) => dayOf(since), keep: 'date' },
  {
    head: '已等待（天）',
    count: ({ since }) => daysBetween(dayOf(since), dayOf(now)),
  },
  {
    head: '最晚拨付',
    day: ({ by }) => dayIn(by),
    cell: ({ by, clause, term, isOverdue }) =>
      by === null ? <LastDayOf {...term} /> : <LastDay {...{ by, clause }} isOver={isOverdue} />,
  },
]

/** What finance settles before it pays. */
const HINDRANCES: Record<NonNullable<Payable['hindrance']>, string> = {
  'payee-without-account': '没有填收款账户',
  'account-unconfirmed': '收款账户换过，先核实',
  'account-changed': '收款账户换过，先核实',
  'payee-host-over': '托管已结束',
}

export const REFUNDS: Column<Refund>[] = [
  {
    head: '项目',
    text: ({ project }) => project,
    href: ({ projectId }) => paths.closing(projectId),
    also: { head: '单位', text: ({ organization }) => organization },
    keep: 'name',
  },
  { head: '金额（元）', money: ({ amount }) => amount, keep: 'state' },
  { head: '评定', day: ({ since }) => dayOf(since), keep: 'date' },
  { head: '最晚退回', day: ({ term }) => term.by, cell: ({ term }) => <LastDayOf {...term} /> },
]

export const ROUNDS: Column<RoundMoney>[] = [
  { head: '期', text: ({ title }) => title, href: ({ id }) => paths.roundPayments(id), keep: 'name' },
  { head: '协议资金（元）', money: ({ granted }) => granted },
  { head: '已拨付（元）', money: ({ paid }) => paid },
  { head: '现在可拨付（元）', money: ({ payable }) => payable, keep: 'state' },
  { head: '已退回（元）', money: ({ refunded }) => refunded },
]

export const PAID: Column<PaidRow>[] = [
  {
    head: '项目',
    text: ({ title }) => title,
    href: ({ agreementId }) => paths.payments(agreementId),
    also: { head: '单位', text: ({ organization }) => organization },
    keep: 'name',
  },
  { head: '拨款', text: ({ tranche }) => `第${tranche}笔` },
  { head: '金额（元）', money: ({ amount }) => amount, keep: 'state' },
  { head: '日期', day: ({ paidOn }) => paidOn, keep: 'date' },
  { head: '凭证号', text: ({ voucher }) => voucher },
]
