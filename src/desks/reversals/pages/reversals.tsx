import { type Outcome, type Reversal, isConfirmed, isOpen } from '../../../history/reversals/rules.ts'
import { paths } from '../../../paths.ts'
import type { Found } from '../../../reversals/actions.ts'
import { OUTCOME_WORDS, answerForm, reversalForm } from '../../../reversals/forms.ts'
import { Struck, reversalFacts } from '../../../reversals/pages.tsx'
import type { AnswerRefusal, ProposeRefusal } from '../../../reversals/rules.ts'
import { sayAnswer, sayPropose } from '../../../reversals/words.ts'
import { citing } from '../../../rulebook/citing.ts'
import { type Instant, dayOf, sayMinute } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Export, Pages, listHref } from '../../../web/controls.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Block, Empty, Head, Note } from '../../../web/parts.tsx'

/** `whyNot` of proposing, of answering, and of taking back; null: this reader may. */
export type View = {
  found: Found
  whyNot: ProposeRefusal | null
  whyNotAnswer: AnswerRefusal | null
  isOwn: boolean
}

export const ReversalPage = ({
  found,
  whyNot,
  whyNotAnswer,
  isOwn,
  now,
  of,
}: View & { now: Instant; of: Filled }) => {
  const { kind, standing, said, reversals } = found
  const done = reversals.some(isConfirmed)
  return (
    <div class="page">
      <Head
        title={`更正：${kind.word}`}
        crumbs={[
          { href: paths.reversals(), text: '更正' },
          { href: said.href, text: said.about },
        ]}
        lead="已经作出的不改不删：由一位写明原因提出，另一位同意以后不再有效，原来的留着，划去显示；原来告知过的人再告知一次。"
      />
      <Facts
        rows={[
          { name: '事项', value: <a href={said.href}>{said.about}</a> },
          { name: '原来', value: done ? <Struck>{said.said}</Struck> : said.said },
          { name: '谁', value: `${standing.by ?? '系统'}，${sayMinute(standing.at)}` },
        ]}
      />
      {reversals.map((one) => (
        <Block id={one.id} title={titleOf(one, now)}>
          <Facts rows={reversalFacts(one, now).filter(({ name }) => name !== '原来')} />
          {isOpen(one, now) && <Answer {...{ found, whyNotAnswer, isOwn, of }} />}
        </Block>
      ))}
      {!done && !reversals.some((one) => isOpen(one, now)) && <Propose {...{ found, whyNot, of }} />}
    </div>
  )
}

const titleOf = (one: Reversal, now: Instant): string =>
  isConfirmed(one) ? '已经更正' : isOpen(one, now) ? '等待答复' : '没有更正'

type Proposing = { found: Found; whyNot: ProposeRefusal | null; of: Filled }

const Propose = ({ found, whyNot, of }: Proposing) => {
  const { kind, standing, said, rests, asksCause } = found
  if (whyNot)
    return (
      <Note label="现在不能更正">
        <Because sentence={sayPropose(whyNot)} clause={citing(said.rulebook)(whyNot)} />。
        {rests.map(({ href }) => href && <a href={href}>查看</a>)}
      </Note>
    )
  return (
    <Block id="propose" title="提出更正" small={said.next}>
      <Form to={paths.reversal(kind.kind, standing.which)} of={of} button="提出更正，请另一位答复">
        {asksCause && <Box of={of} form={reversalForm} name="cause" optional={false} />}
        <Box
          of={of}
          form={reversalForm}
          name="reason"
          hint="错在哪里，应当怎样。会告知原来告知过的人，不要写个人信息。"
        />
      </Form>
    </Block>
  )
}

type Answering = { found: Found; whyNotAnswer: AnswerRefusal | null; isOwn: boolean; of: Filled }

const Answer = ({ found, whyNotAnswer, isOwn, of }: Answering) => {
  const { kind, standing, said } = found
  const to = paths.reversalAnswer(kind.kind, standing.which)
  if (isOwn) return <Form to={to} of={of} hidden={{ outcome: 'taken-back' }} button="收回，不更正了" plain />
  if (whyNotAnswer && whyNotAnswer.why !== 'relied-on')
    return (
      <p class="quiet">
        <Because sentence={sayAnswer(whyNotAnswer)} clause={citing(said.rulebook)(whyNotAnswer)} />。
      </p>
    )
  return (
    <Form to={to} of={of} button="答复">
      {whyNotAnswer && <Note tone="warn">{sayAnswer(whyNotAnswer)}。现在只能不同意。</Note>}
      <Box
        of={of}
        form={answerForm}
        name="outcome"
        options={(['confirmed', 'refused'] as const).map((value) => ({ value, text: OUTCOME_WORDS[value] }))}
      />
      <Box of={of} form={answerForm} name="reason" hint="不同意的必填。" />
    </Form>
  )
}

/** `word`: of its kind. */
export type Line = Reversal & { word: string }
type Book = { items: Line[]; total: number; page: number; url: string; now: Instant }

/** Everything that was taken back, or is to be. */
export const ReversalBook = ({ items, total, page, url, now }: Book) => (
  <div class="page">
    <Head
      title="更正"
      lead="已经作出、别人已经据此办事的，由两个人写明原因更正；原来的留着。等待答复的过期作废。"
      actions={<Export url={url} />}
    />
    {items.length === 0 ? (
      <Empty title="没有更正过">在作出的结论、公示、答复、审核和拨款下面，有“更正”。</Empty>
    ) : (
      <List scroll="更正" columns={bookColumns(now)} rows={items} />
    )}
    <Pages page={page} total={total} href={(to) => listHref(paths.reversals(), {}, to)} />
  </div>
)

const ANSWERED: Record<Outcome, string> = {
  confirmed: '已经更正',
  refused: '没有同意',
  'taken-back': '已经收回',
}

export const bookColumns = (now: Instant): Column<Line>[] => [
  {
    head: '原来',
    text: ({ said }) => said,
    cell: (one) => (
      <a href={paths.reversal(one.kind, one.which)}>
        {isConfirmed(one) ? <Struck>{one.said}</Struck> : one.said}
      </a>
    ),
    also: { head: '更正什么', text: ({ word }) => word },
    keep: 'name',
  },
  { head: '原因', text: ({ reason }) => reason },
  { head: '谁提出', text: ({ by }) => by },
  { head: '提出时间', instant: ({ at }) => at, keep: 'date' },
  {
    head: '状态',
    text: (one) => (isOpen(one, now) ? '等待答复' : one.answer ? ANSWERED[one.answer.outcome] : '过期作废'),
    also: { head: '谁答复', text: ({ answer }) => answer && `${answer.by}，${sayMinute(answer.at)}` },
    keep: 'state',
  },
  { head: '答复期限', day: ({ until }) => dayOf(until - 1) },
]
