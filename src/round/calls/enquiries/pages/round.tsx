import { paths } from '../../../../paths.ts'
import { sayMinute } from '../../../../shared/days.ts'
import { type Column, List } from '../../../../web/columns.tsx'
import { Export, Pages, type Tab, Tabs, listHref } from '../../../../web/controls.tsx'
import { Empty, Head, Tag, type Tone } from '../../../../web/parts.tsx'
import {
  ENQUIRY_STATES,
  type Enquiry,
  type EnquiryCounts,
  type EnquiryState,
  isOpen,
  openOf,
} from '../rules.ts'
import type { RoundEnquiries } from '../store/enquiries.ts'
import { Lines } from './enquiries.tsx'

/** `state` undefined: all of them; `page` counts from 1. */
type Wanted = { state?: EnquiryState | undefined; page: number }
type StaffProps = RoundEnquiries & { wanted: Wanted; url: string }

/** What was asked about a round's call: the open ones first, each with the way to answer it or to say why not. */
export const RoundEnquiriesPage = ({ round, items, wanted, counts, url }: StaffProps) => (
  <div class="page">
    <Head
      title="咨询"
      crumbs={[
        { href: paths.rounds(), text: '征集' },
        { href: paths.round(round.id), text: round.plan.title },
      ]}
      meta={`共${counts.all}条，待答复${openOf(counts)}条`}
      actions={<Export url={url} />}
    />
    <Tabs label="按答复情况" items={tabsOf(round.id, wanted, counts)} />
    {items.length === 0 && <Nothing counts={counts} />}
    {items.length > 0 && <List lined scroll="对征集公告的咨询" columns={ENQUIRIES} rows={items} />}
    {items.length > 0 && (
      <Pages
        page={wanted.page}
        total={totalOf(counts, wanted.state)}
        href={(page) => hrefOf(round.id, { ...wanted, page })}
      />
    )}
  </div>
)

const Nothing = ({ counts }: { counts: EnquiryCounts }) =>
  counts.all === 0 ? (
    <Empty title="还没有人提问">公告页上有人提问以后，列在这里。</Empty>
  ) : (
    <Empty title="这里没有">这一种咨询没有，或者没有这一页。</Empty>
  )

const hrefOf = (roundId: string, { state, page }: Wanted): string =>
  listHref(paths.roundEnquiries(roundId), { state }, page)

export const totalOf = (counts: EnquiryCounts, state: EnquiryState | undefined): number =>
  state === undefined ? counts.all : state === 'open' ? openOf(counts) : counts[state]

const tabsOf = (roundId: string, wanted: Wanted, counts: EnquiryCounts): Tab[] =>
  [undefined, ...ENQUIRY_STATES].map((state) => ({
    href: hrefOf(roundId, { state, page: 1 }),
    text: state === undefined ? '全部' : STATE_WORDS[state],
    count: totalOf(counts, state),
    here: state === wanted.state,
  }))

const STATE_WORDS: Record<EnquiryState, string> = {
  open: '待答复',
  answered: '已答复',
  refused: '不公开答复',
}

/** Each with the way to answer it, or to what was said to it. */
export const ENQUIRIES: Column<Enquiry>[] = [
  {
    head: '问题',
    text: ({ text }) => text,
    href: (item) => paths.enquiry(item.id),
    keep: 'name',
  },
  { head: '提问人', text: ({ name }) => name ?? '没有留称呼' },
  { head: '收到', instant: ({ at }) => at, keep: 'date' },
  {
    head: '状态',
    text: (item) => STATE_WORDS[stateOf(item)],
    tone: (item) => TONES[stateOf(item)],
    keep: 'state',
  },
  { head: '答复，或者不公开的原因', text: ({ answer, refusal }) => answer?.text ?? refusal?.reason },
  { head: '办结', instant: ({ answer, refusal }) => answer?.at ?? refusal?.at },
]

const stateOf = ({ answer, refusal }: Enquiry): EnquiryState =>
  answer ? 'answered' : refusal ? 'refused' : 'open'
const TONES: Record<EnquiryState, Tone | undefined> = { open: 'warn', answered: 'good', refused: undefined }

/** Who asked, and what has become of it. */
export const Settled = ({ item }: { item: Enquiry }) => (
  <>
    <p>
      <StateTag item={item} /> <span class="quiet">提问人：{item.name ?? '没有留称呼'}</span>
    </p>
    {item.answer && <Lines text={item.answer.text} />}
    {item.refusal && <p>不公开答复的原因：{item.refusal.reason}</p>}
  </>
)

const StateTag = ({ item }: { item: Enquiry }) =>
  isOpen(item) ? (
    <Tag tone="warn">待答复</Tag>
  ) : item.answer ? (
    <Tag tone="good">{sayMinute(item.answer.at)}答复</Tag>
  ) : (
    <Tag>不公开答复</Tag>
  )
