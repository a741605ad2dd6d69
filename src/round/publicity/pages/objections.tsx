import type { Reversal } from '../../../history/reversals/rules.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { ReverseLink, Reversals } from '../../../reversals/pages.tsx'
import { citing, clauseIn } from '../../../rulebook/citing.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Instant, sayInstant, sayMinute } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, Pages, ROWS, listHref } from '../../../web/controls.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Block, Empty, Head, NOT_YET, Tag } from '../../../web/parts.tsx'
import { LastDay, type Term, dayIn } from '../../../web/terms.tsx'
import { answerForm } from '../forms.ts'
import { noticeNumber } from '../rules/notice.ts'
import {
  LONGEST_TEXT,
  type ObjectionItem,
  type ObjectionView,
  type InRound,
  answerBy,
  isLate,
  whyNotAnswer,
} from '../rules/objection.ts'
import { outcomeTone, sayAnswerRefusal, sayOutcome } from './words.ts'

const OutcomeTag = ({ upheld }: { upheld: boolean | null }) =>
  upheld === null ? <Tag tone="warn">待答复</Tag> : <Tag tone={outcomeTone(upheld)}>{sayOutcome(upheld)}</Tag>

type Counted = { calendar: Calendar; now: Instant }
type ListProps = Counted & {
  round: { id: string; title: string; code: string } & InRound
  objections: ObjectionItem[]
  wanted: { waiting?: 'on' | undefined; page: number }
  total: number
  url: string
}

/** The objections of a round, those that wait first. */
export const ObjectionsPage = ({ round, objections, wanted, total, calendar, now, url }: ListProps) => (
  <div class="page">
    <Head
      title="异议"
      crumbs={[
        { href: paths.round(round.id), text: round.title },
        { href: paths.roundNotices(round.id), text: '公示' },
      ]}
      meta="异议人的信息依法保密，只用于核实和答复"
    />
    <Filters
      items={[{ kind: 'check', name: 'waiting', label: '只看待答复', value: wanted.waiting }]}
      shown={`共${total}件`}
      url={url}
    />
    {objections.length === 0 ? (
      <Empty title="没有异议">公示期内收到的异议列在这里，答复以后才能发布公告。</Empty>
    ) : (
      <List scroll="异议" columns={objectionColumns({ round, calendar, now })} rows={objections} />
    )}
    {total > ROWS && (
      <Pages
        page={wanted.page}
        total={total}
        href={(at) => listHref(paths.objections(round.id), { waiting: wanted.waiting }, at)}
      />
    )}
  </div>
)

export const objectionColumns = ({
  round,
  ...counted
}: Pick<ListProps, 'round'> & Counted): Column<ObjectionItem>[] => [
  {
    head: '针对',
    text: ({ project }) => project ?? '整个名单',
    href: ({ id }) => paths.objection(id),
    keep: 'name',
  },
  { head: '公示', text: ({ seq }) => noticeNumber(round.code, seq) },
  { head: '异议人', text: ({ name }) => name },
  { head: '收到时间', instant: ({ at }) => at, cell: ({ at }) => sayInstant(at) },
  {
    head: '最晚答复',
    day: (one) => dayIn(termOf({ ...round, ...one }, counted.calendar)),
    cell: (one) => <AnswerBy of={{ ...round, ...one }} {...counted} />,
  },
  {
    head: '状态',
    text: ({ upheld }) => (upheld === null ? '待答复' : sayOutcome(upheld)),
    tone: ({ upheld }) => (upheld === null ? 'warn' : outcomeTone(upheld)),
    keep: 'state',
  },
]

type Answering = Parameters<typeof isLate>[0]

/** Until when the rules leave time to answer, while it waits. */
const termOf = (of: Answering, calendar: Calendar): Term | null =>
  of.answeredAt === null ? answerBy(of, of.at, calendar) : null

function AnswerBy({ of, calendar, now }: { of: Answering } & Counted) {
  const by = termOf(of, calendar)
  if (by === null) return NOT_YET
  const clause = clauseIn(of.rulebook, 'publicity.objectionAnswerWorkingDays')
  return <LastDay by={by} clause={clause} isOver={isLate(of, calendar, now)} />
}

type Props = Counted & {
  objection: ObjectionView
  person: Person
  of: Filled
  answerId: string | null
  reversals: Reversal[]
}

/** One objection: who says what, and its answer or the form for it. */
export const ObjectionPage = ({ objection, person, calendar, now, of, answerId, reversals }: Props) => (
  <div class="page">
    <Head
      title={`异议：${objection.project ?? '整个名单'}`}
      crumbs={[
        { href: paths.roundNotices(objection.roundId), text: objection.round },
        { href: paths.objections(objection.roundId), text: '异议' },
      ]}
      meta={
        <>
          <OutcomeTag upheld={objection.upheld} />
          <a href={paths.notice(objection.noticeId)}>{noticeNumber(objection.code, objection.seq)}</a>
        </>
      }
    />
    <Block id="objection" title="异议">
      <Facts
        rows={[
          { name: '编号', value: objection.id, kind: 'code' },
          { name: '收到时间', value: sayInstant(objection.at) },
          { name: '最晚答复', value: <AnswerBy of={objection} {...{ calendar, now }} /> },
          { name: '异议人', value: objection.name },
          { name: '联系电话', value: objection.phone },
        ]}
      />
      <Paragraphs text={objection.text} />
    </Block>
    <Block id="answer" title="答复">
      <Answer objection={objection} person={person} of={of} />
      {answerId && <ReverseLink kind="objection-answer" which={answerId} word="答复" />}
    </Block>
    <Reversals items={reversals} now={now} />
  </div>
)

function Answer({ objection, person, of }: Pick<Props, 'objection' | 'person' | 'of'>) {
  const { answer, upheld, answeredAt, answeredBy } = objection
  if (answer !== null && upheld !== null && answeredAt !== null) {
    return (
      <>
        <p>
          {sayOutcome(upheld)}，{answeredBy}于{sayMinute(answeredAt)}答复。
        </p>
        <Paragraphs text={answer} />
      </>
    )
  }
  const whyNot = whyNotAnswer(objection, person)
  return whyNot ? (
    <p class="quiet">
      <Because sentence={sayAnswerRefusal(whyNot)} clause={citing(objection.rulebook)(whyNot)} />。
    </p>
  ) : (
    <AnswerForm id={objection.id} of={of} />
  )
}

const AnswerForm = ({ id, of }: { id: string; of: Filled }) => (
  <Form to={paths.objectionAnswer(id)} of={of} button="答复">
    <Box
      of={of}
      form={answerForm}
      name="upheld"
      options={[
        { value: 'no', text: '不成立', small: '名单不变' },
        { value: 'yes', text: '成立', small: '所涉项目的立项要撤销，重新审定和公示' },
      ]}
    />
    <Box
      of={of}
      form={answerForm}
      name="text"
      hint={`答复以后不能改动，只能由两个人更正，最多${LONGEST_TEXT}个字。`}
      size={8}
    />
  </Form>
)

const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text.split(/\n+/).map((line) => (
      <p>{line}</p>
    ))}
  </>
)
