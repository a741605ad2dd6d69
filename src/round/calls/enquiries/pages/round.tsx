import type { Child } from 'hono/jsx'
import { paths } from '../../../../paths.ts'
import { sayMinute } from '../../../../shared/days.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { Pages, type Tab, Tabs, listHref } from '../../../../web/controls.tsx'
import { Area, ErrorSummary } from '../../../../web/fields.tsx'
import { Actions, Block, Button, Empty, Head, Note, Tag } from '../../../../web/parts.tsx'
import {
  ENQUIRY_STATES,
  type Enquiry,
  type EnquiryCounts,
  type EnquiryState,
  LIMITS,
  isOpen,
  openOf,
} from '../rules.ts'
import type { Round } from '../../rules/round.ts'
import { Lines } from './enquiries.tsx'

type StaffProps = {
  round: Round
  /** Of one page, which counts from 1. */
  items: Enquiry[]
  wanted: WantedEnquiries
  counts: EnquiryCounts
  canSettle: boolean
  of: Filled
  refused: Child
  at?: string | undefined
}

/** What was asked about a round's call: the open ones first, each with the way to answer it or to say why not. */
export const RoundEnquiriesPage = ({ round, items, wanted, counts, ...props }: StaffProps) => (
  <div class="page">
    <Head
      title="咨询"
      crumbs={[
        { href: paths.rounds(), text: '征集' },
        { href: paths.round(round.id), text: round.plan.title },
      ]}
      meta={`共${counts.all}条，待答复${openOf(counts)}条`}
    />
    {props.refused && <Note tone="bad">{props.refused}</Note>}
    <ErrorSummary of={props.of} />
    <Tabs label="按答复情况" items={tabsOf(round.id, wanted, counts)} />
    {items.length === 0 && <Nothing counts={counts} />}
    {items.map((item) => (
      <One item={item} {...props} />
    ))}
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

/** `state` null: all of them. */
export type WantedEnquiries = { state: EnquiryState | null; page: number }

const hrefOf = (roundId: string, { state, page }: WantedEnquiries): string =>
  listHref(paths.roundEnquiries(roundId), { state: state ?? undefined }, page)

const totalOf = (counts: EnquiryCounts, state: EnquiryState | null): number =>
  state === null ? counts.all : state === 'open' ? openOf(counts) : counts[state]

const tabsOf = (roundId: string, wanted: WantedEnquiries, counts: EnquiryCounts): Tab[] =>
  [null, ...ENQUIRY_STATES].map((state) => ({
    href: hrefOf(roundId, { state, page: 1 }),
    text: state === null ? '全部' : STATE_WORDS[state],
    count: totalOf(counts, state),
    here: state === wanted.state,
  }))

const STATE_WORDS: Record<EnquiryState, string> = {
  open: '待答复',
  answered: '已答复',
  refused: '不公开答复',
}

type OneOf = Pick<StaffProps, 'canSettle' | 'of' | 'at'> & { item: Enquiry }

const One = ({ item, canSettle, of, at }: OneOf) => (
  <Block id={`enquiry-${item.id}`} title={item.text} small={sayMinute(item.at)}>
    <p>
      <StateTag item={item} /> <span class="quiet">提问人：{item.name ?? '没有留称呼'}</span>
    </p>
    {item.answer && <Lines text={item.answer.text} />}
    {item.refusal && <p>不公开答复的原因：{item.refusal.reason}</p>}
    {canSettle && isOpen(item) && <SettleForms id={item.id} of={item.id === at ? of : EMPTY} />}
  </Block>
)

const EMPTY: Filled = { typed: {}, problems: [] }

const StateTag = ({ item }: { item: Enquiry }) =>
  isOpen(item) ? (
    <Tag tone="warn">待答复</Tag>
  ) : item.answer ? (
    <Tag tone="good">{sayMinute(item.answer.at)}答复</Tag>
  ) : (
    <Tag>不公开答复</Tag>
  )

/** Fields carry the question's id, so that the error summary leads to the right one of many. */
const SettleForms = ({ id, of }: { id: string; of: Filled }) => (
  <>
    <form method="post" action={paths.enquiryAnswer(id)} novalidate>
      <Area
        of={of}
        name={`${id}.answer`}
        label="答复"
        hint={`和问题一起公开，最多${LIMITS.answer}个字。`}
        rows={4}
      />
      <Actions>
        <Button>公开答复</Button>
      </Actions>
    </form>
    <details open={of.problems.some(({ field }) => field === `${id}.reason`)}>
      <summary>不公开答复</summary>
      <form method="post" action={paths.enquiryRefusal(id)} novalidate>
        <Area
          of={of}
          name={`${id}.reason`}
          label="原因"
          hint={`留在经办人的清单里；登录后提问的人会收到，最多${LIMITS.reason}个字。`}
          rows={2}
        />
        <Actions>
          <Button plain>不公开答复</Button>
        </Actions>
      </form>
    </details>
  </>
)
