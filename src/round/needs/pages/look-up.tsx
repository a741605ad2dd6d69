import { paths } from '../../../paths.ts'
import { sayPlace } from '../../../people/rules/place.ts'
import { type Instant, dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Chapter, Head } from '../../../web/parts.tsx'
import { type Moment, Timeline } from '../../../web/time.tsx'
import { lookUpForm } from '../forms.ts'
import type { Answer, AnswerRule } from '../rules/answering.ts'
import type { LookedUp } from '../rules/looking-up.ts'
import { URGENCY_WORDS, needNumber } from '../rules/need.ts'
import { MEETING_WORDS, STEPS, STEP_WORDS, type Taken } from '../rules/steps.ts'
import { AnswerTag, Due, OutcomeTag, Paragraphs } from './words.tsx'

const CRUMBS = [{ href: paths.needs(), text: '居民需求' }]

/** By number and code, sent in a form: neither stands in an address. */
export const LookUpPage = ({ of }: { of: Filled }) => (
  <div class="page">
    <Head title="查询需求" crumbs={CRUMBS} lead="填写回执上的编号和查询码，不用登录。" />
    <Form to={paths.needLookUp()} of={of} button="查询" beside={<a href={paths.newNeed()}>提出新的需求</a>}>
      <Box of={of} form={lookUpForm} name="number" hint="如2026-XQ-0001。" autocomplete="off" />
      <Box of={of} form={lookUpForm} name="code" hint="8位，字母不分大小写。" autocomplete="off" />
    </Form>
  </div>
)

type Props = { found: LookedUp & { rule: AnswerRule }; now: Instant }

/** What became of it, for whoever raised it. */
export const FoundPage = ({ found: { need, steps, answer, rule }, now }: Props) => (
  <div class="page">
    <Head
      title={need.title}
      crumbs={[...CRUMBS, { href: paths.needLookUp(), text: '查询' }]}
      meta={
        <>
          <AnswerTag need={need} days={rule.days} now={now} />
          <span>{needNumber(need)}</span>
        </>
      }
    />
    <Chapter id="answer" title="答复">
      {answer ? (
        <AnswerText answer={answer} />
      ) : (
        <p>
          还没有答复，
          <Due at={need.at} rule={rule} />。
        </p>
      )}
    </Chapter>
    <Chapter id="steps" title="办到哪一步">
      <Steps steps={steps} />
    </Chapter>
    <Chapter id="need" title="需求">
      <Facts
        rows={[
          { name: '地方', value: sayPlace(need.place) },
          { name: '涉及', value: `${need.concerned}，约${need.people}人` },
          { name: '缓急', value: URGENCY_WORDS[need.urgency] },
          { name: '收到时间', value: sayMinute(need.at) },
        ]}
      />
      <Paragraphs text={need.text} />
    </Chapter>
  </div>
)

/** Taken up by which project and what came of it, or why not. */
export const AnswerText = ({ answer }: { answer: Answer & { at: Instant } }) => (
  <>
    <p>
      <OutcomeTag outcome={answer.outcome} />
      {answer.project && (
        <> 由{answer.link ? <a href={answer.link}>{answer.project}</a> : answer.project}办理，</>
      )}{' '}
      {sayDay(dayOf(answer.at))}答复
    </p>
    <Paragraphs text={answer.text} />
  </>
)

/** The six steps: those taken with who, when and what; the others wait, but after an answer nothing does. */
export function Steps({ steps }: { steps: Taken[] }) {
  const isOver = steps.some(({ step }) => step === 'answered')
  const ahead = STEPS.filter((step) => !steps.some((one) => one.step === step))
  return (
    <Timeline
      items={[
        ...steps.map((taken, at): Moment => momentOf(taken, !isOver && at === steps.length - 1)),
        ...(isOver
          ? []
          : ahead.map((step): Moment => ({ at: '待办', datetime: '', title: STEP_WORDS[step] }))),
      ]}
    />
  )
}

const momentOf = ({ step, note, by, at, deliberation }: Taken, isLast: boolean): Moment => ({
  at: sayDay(dayOf(at)),
  datetime: dayOf(at),
  title: by ? `${STEP_WORDS[step]}，${by}` : STEP_WORDS[step],
  past: !isLast,
  current: isLast,
  text: (note || deliberation) && (
    <>
      {note}
      {deliberation && (
        <>
          {note && <br />}
          {sayDay(deliberation.heldOn)}
          {MEETING_WORDS[deliberation.kind]}，{deliberation.present}参加：{deliberation.outcome}
        </>
      )}
    </>
  ),
})
