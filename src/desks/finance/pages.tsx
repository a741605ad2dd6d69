import { paths } from '../../paths.ts'
import { type Instant, dayOf, daysBetween, sayDay } from '../../shared/days.ts'
import { yuan } from '../../shared/money.ts'
import { Figures } from '../../web/lists.tsx'
import { Block, Empty, Head, Tag } from '../../web/parts.tsx'
import { Table } from '../../web/tables.tsx'
import { LastDay } from '../../web/terms.tsx'
import { Rest, sayWaiting } from '../pages/waiting.tsx'
import { type Finance, type PaidRow, type Payable, type Refund, payableIn, sumOf } from './rules.ts'

export function FinanceDesk({ found, now }: { found: Finance; now: Instant }) {
  const { payable, refunds, rounds, year, paid } = found
  const { payments, amount } = payableIn(found)
  return (
    <div class="page">
      <Head title="财务" meta={sayWaiting(payments + refunds.length)} />
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
          <PayableTable rows={payable} now={now} />
        )}
      </Block>
      {refunds.length > 0 && (
        <Block id="refunds" title="待收回的结余资金">
          <Refunds rows={refunds} />
        </Block>
      )}
      {rounds.length > 0 && (
        <Block id="rounds" title="各期资金">
          <Rounds rounds={rounds} />
        </Block>
      )}
      {paid.length > 0 && (
        <Block id="paid" title="今年的拨款">
          <Paid rows={paid} />
        </Block>
      )}
    </div>
  )
}

const PayableTable = ({ rows, now }: { rows: Payable[]; now: Instant }) => (
  <>
    <Table
      lined
      scroll="可以拨付表"
      head={[
        { text: '项目', keep: true },
        { text: '拨款' },
        { text: '金额（元）', num: true },
        { text: '条件满足' },
        { text: '已等待', num: true },
        { text: '最晚拨付' },
      ]}
    >
      {rows.map(({ agreementId, tranche, amount, title, since, by, clause, isOverdue, hindrance }) => (
        <tr>
          <th scope="row" class="keep">
            <a href={paths.payments(agreementId)}>{title}</a>
            {hindrance && (
              <small>
                <Tag tone="warn">{HINDRANCES[hindrance]}</Tag>
              </small>
            )}
          </th>
          <td>第{tranche}笔</td>
          <td class="num">{yuan(amount)}</td>
          <td class="nowrap">{sayDay(dayOf(since))}</td>
          <td class="num">{daysBetween(dayOf(since), dayOf(now))}天</td>
          <td>{by === null ? '—' : <LastDay by={by} clause={clause} isOver={isOverdue} />}</td>
        </tr>
      ))}
    </Table>
    <Rest rows={rows.length} href="#rounds" text="各期的拨款" />
  </>
)

/** What finance settles before it pays. */
const HINDRANCES: Record<NonNullable<Payable['hindrance']>, string> = {
  'no-account': '没有填收款账户',
  unconfirmed: '收款账户换过，先核实',
  'host-over': '托管已结束',
}

const Refunds = ({ rows }: { rows: Refund[] }) => (
  <Table
    lined
    scroll="待收回的结余资金表"
    head={[{ text: '项目', keep: true }, { text: '金额（元）', num: true }, { text: '评定' }]}
  >
    {rows.map(({ projectId, project, organization, since, amount }) => (
      <tr>
        <th scope="row" class="keep">
          <a href={paths.closing(projectId)}>{project}</a>
          <small>{organization}</small>
        </th>
        <td class="num">{yuan(amount)}</td>
        <td class="nowrap">{sayDay(dayOf(since))}</td>
      </tr>
    ))}
  </Table>
)

const Rounds = ({ rounds }: { rounds: Finance['rounds'] }) => (
  <Table
    lined
    scroll="各期资金表"
    head={[
      { text: '期', keep: true },
      { text: '协议资金（元）', num: true },
      { text: '已拨付（元）', num: true },
      { text: '现在可拨付（元）', num: true },
      { text: '已退回（元）', num: true },
    ]}
  >
    {rounds.map((round) => (
      <tr>
        <th scope="row" class="keep">
          <a href={paths.roundPayments(round.id)}>{round.title}</a>
        </th>
        <td class="num">{yuan(round.granted)}</td>
        <td class="num">{yuan(round.paid)}</td>
        <td class="num">{yuan(round.payable)}</td>
        <td class="num">{yuan(round.refunded)}</td>
      </tr>
    ))}
  </Table>
)

const Paid = ({ rows }: { rows: PaidRow[] }) => (
  <>
    <Table
      lined
      scroll="今年的拨款表"
      head={[
        { text: '项目', keep: true },
        { text: '拨款' },
        { text: '金额（元）', num: true },
        { text: '日期' },
        { text: '凭证号' },
      ]}
    >
      {rows.map(({ agreementId, title, organization, tranche, amount, voucher, paidOn }) => (
        <tr>
          <th scope="row" class="keep">
            <a href={paths.payments(agreementId)}>{title}</a>
            <small>{organization}</small>
          </th>
          <td>第{tranche}笔</td>
          <td class="num">{yuan(amount)}</td>
          <td class="nowrap">{sayDay(paidOn)}</td>
          <td>{voucher}</td>
        </tr>
      ))}
    </Table>
    <Rest rows={rows.length} href="#rounds" text="各期的拨款" />
  </>
)
