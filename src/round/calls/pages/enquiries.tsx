import type { Child } from 'hono/jsx'
import { ROLE_WORDS } from '../../../people/rules/person.ts'
import { paths } from '../../../paths.ts'
import { type Instant, sayMinute } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Area, ErrorSummary, Text } from '../../../web/fields.tsx'
import { Actions, Block, Button, Chapter, Empty, Head, Note, Tag } from '../../../web/parts.tsx'
import {
  type Answered,
  type AskRefusal,
  type Enquiry,
  type EnquiryRefusal,
  LIMITS,
  type PersonalRefusal,
  isOpen,
  whyNotAsk,
} from '../rules/enquiry.ts'
import { type Round, phaseOf } from '../rules/round.ts'

/** Each line as it was written. */
const Lines = ({ text }: { text: string }) => (
  <>{text.split('\n').map((line) => line.trim() && <p>{line}</p>)}</>
)

export const QuestionsAndAnswers = ({ items }: { items: Answered[] }) => (
  <>
    {items.map((item) => (
      <section id={`enquiry-${item.id}`}>
        <h3>{item.text}</h3>
        <Lines text={item.answer} />
        <p class="quiet">{sayMinute(item.answeredAt)}答复</p>
      </section>
    ))}
  </>
)

/** 咨询与答复 on a call's page; nothing where nobody may ask and nobody has. */
export const EnquiryChapter = ({ round, items, now }: { round: Round; items: Answered[]; now: Instant }) => {
  const isClosed = phaseOf(round.plan.dates, now) === 'closed'
  if (isClosed && items.length === 0) return null
  return (
    <Chapter id="enquiries" title="咨询与答复" small={items.length > 0 ? `${items.length}条` : undefined}>
      <QuestionsAndAnswers items={items} />
      {!isClosed && (
        <p>
          <a href={paths.enquiries(round.id)}>就这份公告提问</a>；答复公开在这里，大家都看得到。
        </p>
      )}
    </Chapter>
  )
}

type AskProps = {
  round: Round
  items: Answered[]
  open: number
  now: Instant
  of: Filled
  refused: Child
  isAsked?: boolean
}

/** Anyone asks, until the call closes; below, what was asked and answered. */
export function EnquiriesPage({ round, items, open, now, of, refused, isAsked }: AskProps) {
  const whyNot = whyNotAsk(round, open, now)
  const says = refused ?? (whyNot && sayAskRefusal(whyNot))
  const hasTyped = Object.values(of.typed).some((text) => text.trim() !== '')
  return (
    <div class="page">
      <Head
        title="咨询与答复"
        crumbs={[
          { href: paths.calls(), text: '征集' },
          { href: paths.call(round.id), text: round.plan.title },
        ]}
        lead="问题和答复公开在公告里，不写是谁问的。"
      />
      {isAsked && <Note tone="good">问题已收到，经办人答复以后公开在这里。</Note>}
      {says && <Note tone="bad">{says}。</Note>}
      {(whyNot === null || hasTyped) && <AskForm round={round} of={of} />}
      {items.length > 0 && (
        <Block id="answered" title="已经答复的" small={`${items.length}条`}>
          <QuestionsAndAnswers items={items} />
        </Block>
      )}
    </div>
  )
}

const AskForm = ({ round, of }: Pick<AskProps, 'round' | 'of'>) => (
  <form method="post" action={paths.enquiries(round.id)} novalidate>
    <ErrorSummary of={of} />
    <Area
      of={of}
      name="text"
      label="要问的问题"
      hint={`最多${LIMITS.text}个字。问题会公开，请不要写电话、身份证号码和别人的姓名。`}
      rows={5}
      limit={LIMITS.text}
    />
    <Text of={of} name="name" label="怎样称呼您" hint="只有经办人看得到。" size={20} optional />
    <Actions>
      <Button>提交问题</Button>
      <a href={paths.call(round.id)}>回到公告</a>
    </Actions>
  </form>
)

type StaffProps = {
  round: Round
  items: Enquiry[]
  canSettle: boolean
  of: Filled
  refused: Child
  at?: string | undefined
}

/** What was asked about a round's call: the open ones first, each with the way to answer it or to say why not. */
export const RoundEnquiriesPage = ({ round, items, canSettle, of, refused, at }: StaffProps) => (
  <div class="page">
    <Head
      title="咨询"
      crumbs={[
        { href: paths.rounds(), text: '征集' },
        { href: paths.round(round.id), text: round.plan.title },
      ]}
      meta={`共${items.length}条，待答复${items.filter(isOpen).length}条`}
    />
    {refused && <Note tone="bad">{refused}</Note>}
    <ErrorSummary of={of} />
    {items.length === 0 && <Empty title="还没有人提问">公告页上有人提问以后，列在这里。</Empty>}
    {items.map((item) => (
      <Block id={`enquiry-${item.id}`} title={item.text} small={sayMinute(item.at)}>
        <p>
          <StateTag item={item} /> <span class="quiet">提问人：{item.name ?? '没有留称呼'}</span>
        </p>
        {item.answer && <Lines text={item.answer.text} />}
        {item.refusal && <p>不公开答复的原因：{item.refusal.reason}</p>}
        {canSettle && isOpen(item) && <SettleForms id={item.id} of={item.id === at ? of : EMPTY} />}
      </Block>
    ))}
  </div>
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

export function sayAskRefusal(refusal: AskRefusal): string {
  switch (refusal.why) {
    case 'enquiries-closed':
      return `这一期的申报已于${sayMinute(refusal.closes)}截止，不再接受提问`
    case 'too-many-open':
      return `已有${refusal.most}个问题等待答复，请过些时候再问`
    case 'asked-already':
      return '同样的问题今天已经收到，不用再交一次'
    case 'holds-personal-number':
      return sayPersonal(refusal)
  }
}

export function sayEnquiryRefusal(refusal: EnquiryRefusal): string {
  switch (refusal.why) {
    case 'not-your-role':
      return `咨询由${ROLE_WORDS[refusal.needs]}答复`
    case 'already-answered':
      return '这个问题已经答复，不再改动'
    case 'already-refused':
      return '这个问题已经决定不公开答复'
    case 'holds-personal-number':
      return sayPersonal(refusal)
  }
}

const sayPersonal = ({ what, masked }: PersonalRefusal): string =>
  `里面有${what === 'mobile' ? '手机号码' : '身份证号码'}（${masked}），公开出去不妥，请删去`
