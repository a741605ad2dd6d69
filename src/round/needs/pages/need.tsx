import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { sayPlace } from '../../../people/rules/place.ts'
import { type Instant, sayMinute } from '../../../shared/days.ts'
import { type Filled, blank } from '../../../web/answer.tsx'
import { Radios } from '../../../web/choices.tsx'
import { Area, ErrorSummary, Hidden, Select, Text } from '../../../web/fields.tsx'
import { Facts, Links } from '../../../web/lists.tsx'
import { Actions, Block, Button, Head, Note } from '../../../web/parts.tsx'
import { type Answer, type AnswerRule, whyNotAnswer } from '../rules/answering.ts'
import { LIMITS, type NeedView, handles, needNumber } from '../rules/need.ts'
import { MEETINGS, type Taken, nextStep, whyNotStep } from '../rules/steps.ts'
import { AnswerText, Steps } from './look-up.tsx'
import {
  AnswerTag,
  Due,
  MEETING_WORDS,
  Paragraphs,
  SOURCE_WORDS,
  STEP_WORDS,
  URGENCY_WORDS,
  sayAnswerRefusal,
  sayStepRefusal,
} from './words.tsx'

/** `form` says which of the two forms comes back refused. */
export type Again = { form: 'step' | 'answer'; of: Filled; refused: Child }
type Found = {
  need: NeedView
  steps: Taken[]
  answer: (Answer & { by: string; at: Instant }) | null
  rule: AnswerRule
}
type Props = { found: Found; person: Person; now: Instant; again: Again | null }

/** One need, for those who look after it: what it is, how far it has come, its answer. */
export const NeedPage = ({ found, person, now, again }: Props) => (
  <div class="page">
    <Head
      title={found.need.title}
      crumbs={[{ href: paths.needBook(), text: '需求台账' }]}
      meta={
        <>
          <AnswerTag need={found.need} days={found.rule.days} now={now} />
          <span>{needNumber(found.need)}</span>
          {found.need.answeredAt === null && (
            <span>
              <Due at={found.need.at} rule={found.rule} />
            </span>
          )}
        </>
      }
    />
    {again?.refused && <Note tone="bad">{again.refused}。</Note>}
    {again && <ErrorSummary of={again.of} />}
    <Block id="need" title="需求">
      <NeedFacts need={found.need} mayReach={handles(person, found.need.place)} />
      <Paragraphs text={found.need.text} />
    </Block>
    {found.need.topics.length > 0 && (
      <Block id="topics" title="列入选题">
        <Links
          items={found.need.topics.map(({ listId, list, topic, publishedAt }) => ({
            href: paths.topicList(listId),
            text: topic,
            small: publishedAt === null ? `${list}（未发布）` : list,
          }))}
        />
      </Block>
    )}
    <Block id="steps" title="进展">
      <Steps steps={found.steps} />
      <NextStep {...{ found, person, now }} of={again?.form === 'step' ? again.of : blank} />
    </Block>
    <Block id="answer" title="答复">
      {found.answer ? (
        <AnswerText answer={found.answer} />
      ) : (
        <AnswerForm need={found.need} person={person} of={again?.form === 'answer' ? again.of : blank} />
      )}
    </Block>
  </div>
)

function NeedFacts({ need, mayReach }: { need: NeedView; mayReach: boolean }) {
  const { name = '', phone = '' } = need.contact ?? {}
  return (
    <Facts
      rows={[
        { name: '地方', value: sayPlace(need.place) },
        { name: '涉及', value: `${need.concerned}，约${need.people}人` },
        {
          name: '来源',
          value: need.by ? `${SOURCE_WORDS[need.source]}，${need.by}登记` : SOURCE_WORDS[need.source],
        },
        { name: '缓急', value: URGENCY_WORDS[need.urgency] },
        { name: '收到时间', value: sayMinute(need.at) },
        ...(mayReach
          ? [{ name: '联系人', value: [name, phone].filter(Boolean).join('，') || '没有留下' }]
          : []),
      ]}
    />
  )
}

function NextStep({ found, person, now, of }: Omit<Props, 'again'> & { of: Filled }) {
  const { need, steps } = found
  if (!handles(person, need.place) || need.answeredAt !== null) return null
  const whyNot = whyNotStep({ ...need, steps }, person, null, now)
  const next = nextStep(steps)
  if (whyNot || !next)
    return <p class="quiet">{sayStepRefusal(whyNot ?? { why: 'not-the-next-step', next })}。</p>
  return (
    <form method="post" action={paths.needSteps(need.id)}>
      <h3>记录下一步：{STEP_WORDS[next]}</h3>
      <Hidden name="step" value={next} />
      <Area
        of={of}
        name="note"
        label="情况"
        hint={`提出需求的居民看得到，最多${LIMITS.note}个字。`}
        rows={3}
        limit={LIMITS.note}
      />
      <details open={next === 'deliberated' || hasHeld(of)}>
        <summary>附协商记录</summary>
        <Text of={of} name="heldOn" label="协商日期" type="date" optional />
        <Select
          of={of}
          name="kind"
          label="协商形式"
          none="没有协商"
          optional
          options={MEETINGS.map((value) => ({ value, text: MEETING_WORDS[value] }))}
        />
        <Text
          of={of}
          name="present"
          label="参加的人"
          hint="写身份和人数，不写姓名，如：居民代表12人、物业公司。"
          optional
          full
        />
        <Area of={of} name="outcome" label="协商结果" rows={3} limit={LIMITS.outcome} optional />
      </details>
      <Actions>
        <Button>记录</Button>
      </Actions>
    </form>
  )
}

const hasHeld = ({ typed, problems }: Filled): boolean =>
  ['heldOn', 'kind', 'present', 'outcome'].some(
    (name) => typed[name] || problems.some(({ field }) => field === name),
  )

function AnswerForm({ need, person, of }: { need: NeedView; person: Person; of: Filled }) {
  const whyNot = whyNotAnswer(need, person)
  if (whyNot) return <p class="quiet">{has(person, 'officer') ? sayAnswerRefusal(whyNot) : '还没有答复'}。</p>
  return (
    <form method="post" action={paths.needAnswer(need.id)}>
      <Radios
        of={of}
        name="outcome"
        legend="是否采纳"
        options={[
          { value: 'taken-up', text: '采纳', small: '由项目办理，写明办成了什么' },
          { value: 'not-taken-up', text: '未采纳', small: '写明为什么' },
        ]}
      />
      <Text of={of} name="project" label="由哪个项目办理" hint="采纳时填写。" optional full />
      <Text
        of={of}
        name="link"
        label="项目页面"
        hint="从本站项目页面的地址栏复制，如/projects/abc。"
        optional
        full
      />
      <Area
        of={of}
        name="text"
        label="答复"
        hint={`会公开，也会告诉提出需求的人；答复以后不再改动，最多${LIMITS.answer}个字。`}
        rows={5}
        limit={LIMITS.answer}
      />
      <Actions>
        <Button>答复</Button>
      </Actions>
    </form>
  )
}
