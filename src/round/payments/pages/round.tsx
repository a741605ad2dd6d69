import { paths } from '../../../paths.ts'
import { clauseIn } from '../../../rulebook/citing.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Filters, Pages, Tabs, listHref } from '../../../web/controls.tsx'
import { Figures } from '../../../web/lists.tsx'
import { Empty, Head, Tag } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import { LastDay } from '../../../web/terms.tsx'
import { numbered } from '../../calls/rules/round.ts'
import { GATE_WORDS } from '../../calls/pages/words.tsx'
import {
  type Line,
  type Listing,
  TRANCHE_STATES,
  type Totals,
  type Wanted,
  isOverdue,
  payBy,
  stateOf,
} from '../rules/ledger.ts'
import { STATE_LOOKS } from './words.ts'

type Counted = { calendar: Calendar; now: Instant }
type Props = { round: { id: string; title: string }; listing: Listing; wanted: Wanted } & Counted

/** Every tranche of a round: what can be paid now, what was, what waits. The sums are those of the list. */
export function RoundPaymentsPage({ round, listing, wanted, calendar, now }: Props) {
  const { lines, total, page, totals } = listing
  const href = (state: string | undefined, at = 1) => hrefOf(round.id, { ...wanted, state, page: at })
  return (
    <div class="page">
      <Head title="拨款" crumbs={[{ href: paths.round(round.id), text: round.title }, { text: '拨款' }]} />
      <Sums totals={totals} />
      <Tabs label="拨款状态" items={tabs(listing, wanted.state, href)} />
      <Filters
        items={[{ kind: 'search', name: 'word', label: '项目或单位', value: wanted.word }]}
        shown={`共${total}笔`}
        keep={{ state: wanted.state }}
      />
      {total === 0 ? (
        <Empty title="没有拨款">签订协议以后，每一笔拨款的条件和金额列在这里。</Empty>
      ) : (
        <Lines {...{ lines, calendar, now }} />
      )}
      <Pages page={page} total={total} href={(at) => href(wanted.state, at)} />
    </div>
  )
}

export const Sums = ({ totals }: { totals: Totals }) => (
  <Figures
    items={[
      { name: '资助资金', value: yuan(totals.awarded), unit: '元' },
      { name: '现在可以拨付', value: yuan(totals.payable), unit: '元' },
      { name: '已拨付', value: yuan(totals.paid), unit: '元' },
      { name: '还没有拨付', value: yuan(totals.left), unit: '元' },
    ]}
  />
)

const tabs = (listing: Listing, here: string | undefined, href: (state: string | undefined) => string) => [
  { href: href(undefined), text: '全部', count: listing.found, here: !here },
  ...TRANCHE_STATES.map((state) => ({
    href: href(state),
    text: STATE_LOOKS[state].word,
    count: listing.counts[state],
    here: here === state,
  })),
]

const hrefOf = (roundId: string, { state, word, page }: Wanted): string =>
  listHref(paths.roundPayments(roundId), { state, word }, page)

const Lines = ({ lines, calendar, now }: { lines: Line[] } & Counted) => (
  <Table
    scroll="拨款"
    sticky
    head={[
      { text: '协议' },
      { text: '项目与单位', keep: true },
      { text: '笔次与条件' },
      { text: '金额（元）', num: true },
      { text: '条件达到' },
      { text: '最晚拨付' },
      { text: '状态' },
      { text: '拨付日期' },
      { text: '凭证号' },
    ]}
  >
    {lines.map(({ ledger, tranche }) => (
      <tr>
        <td>{numbered(ledger, 'XY', ledger.seq)}</td>
        <th scope="row" class="keep">
          <a href={paths.payments(ledger.agreementId)}>{ledger.title}</a>
          <small>{ledger.organization}</small>
        </th>
        <td>
          第{tranche.seq}笔，{tranche.percent}%<small>{GATE_WORDS[tranche.gate]}</small>
        </td>
        <td class="num">{yuan(tranche.amount)}</td>
        <td>{tranche.passedAt === null ? '—' : dayOf(tranche.passedAt)}</td>
        <td>
          <PayBy {...{ ledger, tranche, calendar, now }} />
        </td>
        <td>
          <StateTag ledger={ledger} tranche={tranche} />
        </td>
        <td>{tranche.payment?.paidOn ?? '—'}</td>
        <td>{tranche.payment?.voucher ?? '—'}</td>
      </tr>
    ))}
  </Table>
)

export function StateTag({ ledger, tranche }: Line) {
  const look = STATE_LOOKS[stateOf(ledger, tranche)]
  return <Tag tone={look.tone}>{look.word}</Tag>
}

/** Until when the rules leave time to pay, while it is to be paid. */
export function PayBy({ ledger, tranche, calendar, now }: Line & Counted) {
  const by = payBy(ledger, tranche, calendar)
  if (by === null || stateOf(ledger, tranche) !== 'payable') return <>—</>
  const clause = clauseIn(ledger.rulebook, 'payments.workingDays')
  return <LastDay by={by} clause={clause} isOver={isOverdue(ledger, tranche, calendar, now)} />
}
