import { paths } from '../../../paths.ts'
import { clauseIn } from '../../../rulebook/citing.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, Pages, Tabs, listHref } from '../../../web/controls.tsx'
import { Figures } from '../../../web/lists.tsx'
import { Empty, Head, NOT_YET } from '../../../web/parts.tsx'
import { LastDay, type Term, dayIn } from '../../../web/terms.tsx'
import { numbered } from '../../calls/rules/round.ts'
import { GATE_WORDS } from '../../calls/pages/words.tsx'
import type { Wanted } from '../../projects/rules/listing.ts'
import { type Line, type Paged, TRANCHE_STATES, type Totals, isOverdue, payBy } from '../rules/ledger.ts'
import { STATE_LOOKS } from './words.ts'

type Counted = { calendar: Calendar; now: Instant }
type Props = { round: { id: string; title: string }; listing: Paged; wanted: Wanted; url: string } & Counted

/** Every tranche of a round: what can be paid now, what was, what waits. The sums are those of the list. */
export function RoundPaymentsPage({ round, listing, wanted, url, ...counted }: Props) {
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
        url={url}
      />
      {total === 0 ? (
        <Empty title="没有拨款">签订协议以后，每一笔拨款的条件和金额列在这里。</Empty>
      ) : (
        <List tight scroll="拨款" sticky columns={roundColumns(counted)} rows={lines} />
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

const tabs = (listing: Paged, here: string | undefined, href: (state: string | undefined) => string) => [
  { href: href(undefined), text: '全部', count: listing.found, here: !here },
  ...TRANCHE_STATES.map((state) => ({
    href: href(state),
    text: STATE_LOOKS[state].word,
    count: listing.counts[state] ?? 0,
    here: here === state,
  })),
]

const hrefOf = (roundId: string, { state, word, page }: Wanted): string =>
  listHref(paths.roundPayments(roundId), { state, word }, page)

export const roundColumns = (counted: Counted): Column<Line>[] => [
  { head: '协议', text: ({ ledger }) => numbered(ledger, 'XY', ledger.seq) },
  {
    head: '项目',
    text: ({ ledger }) => ledger.title,
    href: ({ ledger }) => paths.payments(ledger.agreementId),
    also: { head: '单位', text: ({ ledger }) => ledger.organization },
    keep: 'name',
  },
  WHICH,
  ...trancheColumns(counted),
]

/** Which tranche, and what it waits for. */
export const WHICH: Column<Line> = {
  head: '笔次',
  text: ({ tranche }) => `第${tranche.seq}笔，${tranche.percent}%`,
  also: { head: '条件', text: ({ tranche }) => GATE_WORDS[tranche.gate] },
}

export const trancheColumns = ({ calendar, now }: Counted): Column<Line>[] => [
  { head: '金额（元）', money: ({ tranche }) => tranche.amount, sum: true },
  { head: '条件达到', day: ({ tranche }) => (tranche.passedAt === null ? null : dayOf(tranche.passedAt)) },
  {
    head: '最晚拨付',
    day: (line) => dayIn(termOf(line, calendar)),
    cell: (line) => <PayBy line={line} {...{ calendar, now }} />,
  },
  {
    head: '状态',
    text: ({ tranche }) => STATE_LOOKS[tranche.state].word,
    tone: ({ tranche }) => STATE_LOOKS[tranche.state].tone,
    keep: 'state',
  },
  { head: '拨付日期', day: ({ tranche }) => tranche.payment?.paidOn, keep: 'date' },
  { head: '凭证号', text: ({ tranche }) => tranche.payment?.voucher },
]

/** Until when the rules leave time to pay, while it is to be paid. */
const termOf = ({ ledger, tranche }: Line, calendar: Calendar): Term | null =>
  tranche.state === 'payable' ? payBy(ledger, tranche, calendar) : null

function PayBy({ line, calendar, now }: { line: Line } & Counted) {
  const by = termOf(line, calendar)
  if (by === null) return NOT_YET
  const clause = clauseIn(line.ledger.rulebook, 'payments.workingDays')
  return <LastDay by={by} clause={clause} isOver={isOverdue(line.ledger, line.tranche, calendar, now)} />
}
