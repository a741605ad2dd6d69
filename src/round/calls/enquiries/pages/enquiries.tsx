import { paths } from '../../../../paths.ts'
import { citing } from '../../../../rulebook/citing.ts'
import { By } from '../../../../rulebook/pages/by.tsx'
import { Struck } from '../../../../reversals/pages.tsx'
import { type Instant, sayMinute } from '../../../../shared/days.ts'
import { Because, type Filled } from '../../../../web/answer.tsx'
import { Pages, listHref } from '../../../../web/controls.tsx'
import { Box, Form } from '../../../../web/form.tsx'
import { Block, Chapter, Head, Note } from '../../../../web/parts.tsx'
import { enquiryForm } from '../forms.ts'
import { type Answered, LIMITS, openOf, whyNotAsk } from '../rules.ts'
import type { AnsweredEnquiries } from '../store/enquiries.ts'
import { type Round, phaseOf } from '../../rules/round.ts'
import { sayAskRefusal } from './words.ts'

/** Each line as it was written. */
export const Lines = ({ text }: { text: string }) => (
  <>{text.split('\n').map((line) => line.trim() && <p>{line}</p>)}</>
)

export const QuestionsAndAnswers = ({ items }: { items: Answered[] }) => (
  <>
    {items.map((item) => (
      <section id={`enquiry-${item.id}`}>
        <h3>{item.text}</h3>
        {item.struck.map((text) => (
          <p>
            <Struck>{text}</Struck>
          </p>
        ))}
        {item.answer === null || item.answeredAt === null ? (
          <p class="quiet">以前的答复有误，已经撤销，正在重新答复。</p>
        ) : (
          <>
            <Lines text={item.answer} />
            <p class="quiet">{sayMinute(item.answeredAt)}答复</p>
          </>
        )}
      </section>
    ))}
  </>
)

type ChapterProps = { round: Round; items: Answered[]; total: number; now: Instant }

/** 咨询与答复 on a call's page, the last answers first; nothing where nobody may ask and nobody has. */
export const EnquiryChapter = ({ round, items, total, now }: ChapterProps) => {
  const isClosed = !['upcoming', 'open'].includes(phaseOf(round.plan.dates, now, round.ended))
  if (isClosed && total === 0) return null
  return (
    <Chapter id="enquiries" title="咨询与答复" small={total > 0 ? `${total}条` : undefined}>
      <QuestionsAndAnswers items={items} />
      {total > items.length && (
        <p>
          这里是最近答复的{items.length}条，<a href={paths.enquiries(round.id)}>看全部{total}条</a>。
        </p>
      )}
      {!isClosed && (
        <p>
          <a href={paths.enquiries(round.id)}>就这份公告提问</a>；答复公开在这里，大家都看得到
          <By bound={round.plan.rulebook} rules={['#enquiries']} />。
        </p>
      )}
    </Chapter>
  )
}

type AskProps = AnsweredEnquiries & { now: Instant; of: Filled; isAsked: boolean }

/** Anyone asks, until the call closes; below, what was asked and answered. */
export function EnquiriesPage({ round, items, page, counts, now, of, isAsked }: AskProps) {
  const whyNot = whyNotAsk(round, openOf(counts), now)
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
      {whyNot && !of.at ? (
        <Note>
          <Because sentence={sayAskRefusal(whyNot)} clause={citing(round.plan.rulebook)(whyNot)} />。
        </Note>
      ) : (
        <AskForm round={round} of={of} />
      )}
      {counts.answered + counts.struck > 0 && (
        <Block id="answered" title="已经答复的" small={`${counts.answered}条`}>
          <QuestionsAndAnswers items={items} />
          <Pages
            page={page}
            total={counts.answered + counts.struck}
            href={(at) => listHref(paths.enquiries(round.id), {}, at)}
          />
        </Block>
      )}
    </div>
  )
}

const AskForm = ({ round, of }: Pick<AskProps, 'round' | 'of'>) => (
  <Form
    to={paths.enquiries(round.id)}
    of={of}
    button="提交问题"
    beside={<a href={paths.call(round.id)}>回到公告</a>}
  >
    <Box
      of={of}
      form={enquiryForm}
      name="text"
      hint={`最多${LIMITS.text}个字。问题会公开，请不要写电话、身份证号码和别人的姓名。`}
      size={5}
    />
    <Box of={of} form={enquiryForm} name="name" label="怎样称呼您" hint="只有经办人看得到。" size={20} />
  </Form>
)
