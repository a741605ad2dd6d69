import { paths } from '../../../paths.ts'
import { sayPlace } from '../../../people/rules/place.ts'
import { sayClause } from '../../../shared/clauses.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, Pages, listHref } from '../../../web/controls.tsx'
import { Button, Clause, Empty, Head } from '../../../web/parts.tsx'
import { type AnswerRule, answerDueOn } from '../rules/answering.ts'
import { type NeedItem, SOURCE_WORDS, URGENCY_WORDS, needNumber } from '../rules/need.ts'
import { STEP_WORDS } from '../rules/steps.ts'
import { answerLook } from './words.tsx'

export type Book = {
  items: NeedItem[]
  total: number
  word: string
  subdistrict: string
  state?: string | undefined
  page: number
  subdistricts: { name: string }[]
  rule: AnswerRule
}
type Props = { book: Book; mayRaise: boolean; now: Instant; url: string }

/** 需求台账: what waits first, the oldest on top. */
export const BookPage = ({ book, mayRaise, now, url }: Props) => (
  <div class="page">
    <Head
      title="需求台账"
      lead={
        <>
          需求自收到起{book.rule.days}日内答复（
          <Clause href={book.rule.clause.href}>{sayClause(book.rule.clause.no)}</Clause>），过期列入督办。
        </>
      }
      actions={
        mayRaise ? (
          <>
            <Button href={paths.needAgenda()} plain>
              一并列入议题
            </Button>
            <Button href={paths.newNeed()} plain>
              登记需求
            </Button>
          </>
        ) : undefined
      }
    />
    <Filters
      items={[
        { kind: 'search', name: 'word', label: '需求', value: book.word },
        {
          kind: 'select',
          name: 'subdistrict',
          label: '街道',
          value: book.subdistrict,
          options: book.subdistricts.map(({ name }) => ({ value: name, text: name })),
        },
        { kind: 'select', name: 'state', label: '答复', value: book.state, options: STATES },
      ]}
      shown={`共${book.total}件`}
      url={url}
    />
    {book.items.length === 0 ? (
      <Empty title="没有这样的需求">居民和社区提出的需求列在这里，待答复的排在前面。</Empty>
    ) : (
      <NeedsTable items={book.items} days={book.rule.days} now={now} name="需求台账" />
    )}
    <Pages page={book.page} total={book.total} href={(page) => hrefOf(book, page)} />
  </div>
)

const STATES = [
  { value: 'waiting', text: '待答复' },
  { value: 'late', text: '逾期未答复' },
  { value: 'answered', text: '已答复' },
]

const hrefOf = ({ word, subdistrict, state }: Book, page: number): string =>
  listHref(paths.needBook(), { word, subdistrict, state }, page)

type TableProps = { items: NeedItem[]; days: number; now: Instant; name: string }

export const NeedsTable = ({ items, days, now, name }: TableProps) => (
  <List lined scroll={name} columns={needColumns(days, now)} rows={items} />
)

export const needColumns = (days: number, now: Instant): Column<NeedItem>[] => [
  {
    head: '需求',
    text: ({ title }) => title,
    href: ({ id }) => paths.need(id),
    also: { head: '编号', text: needNumber },
    keep: 'name',
  },
  { head: '地方', text: sayPlace },
  { head: '人数', count: ({ people }) => people },
  { head: '来源', text: ({ source }) => SOURCE_WORDS[source] },
  { head: '缓急', text: ({ urgency }) => URGENCY_WORDS[urgency] },
  { head: '进展', text: ({ step }) => STEP_WORDS[step] },
  { head: '收到', day: ({ at }) => dayOf(at) },
  {
    head: '答复期限',
    day: ({ at, answeredAt }) => (answeredAt === null ? answerDueOn(at, days) : null),
    keep: 'date',
  },
  {
    head: '答复',
    text: (need) => answerLook(need, days, now).word,
    tone: (need) => answerLook(need, days, now).tone,
    keep: 'state',
  },
]
