import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { sayPlace } from '../../../people/rules/place.ts'
import { type Instant, sayMinute } from '../../../shared/days.ts'
import { type Filled, blank, sayWhy } from '../../../web/answer.tsx'
import { Area, ErrorSummary, Hidden, Select } from '../../../web/fields.tsx'
import { Facts, Links } from '../../../web/lists.tsx'
import { Actions, Block, Button, Head, Note } from '../../../web/parts.tsx'
import { type Answer, type AnswerRule, whyNotAnswer } from '../rules/answering.ts'
import { LIMITS, type NeedView, handles, needNumber } from '../rules/need.ts'
import { type Taken, attachable, nextStep, whyNotStep } from '../rules/steps.ts'
import { AnswerFields, DeliberationFields } from './answer-fields.tsx'
import { AnswerText, Steps } from './look-up.tsx'
import {
  AnswerTag,
  Due,
  Paragraphs,
  SOURCE_WORDS,
  STEP_WORDS,
  URGENCY_WORDS,
  sayAnswerRefusal,
  sayStepRefusal,
} from './words.tsx'

/** `form` says which of the forms comes back refused. */
export type Again = { form: 'step' | 'deliberation' | 'answer'; of: Filled; refused: Child }
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
      <AttachRecord {...{ found, person }} of={again?.form === 'deliberation' ? again.of : blank} />
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
    return <p class="quiet">{sayWhy(whyNot ?? { why: 'not-the-next-step', next }, sayStepRefusal)}。</p>
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
        <DeliberationFields of={of} optional />
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

/** A meeting that was held, and recorded only later. */
function AttachRecord({ found, person, of }: { found: Found; person: Person; of: Filled }) {
  const open = attachable(found.steps)
  if (!handles(person, found.need.place) || open.length === 0) return null
  return (
    <details open={hasHeld(of)}>
      <summary>给已经记录的一步补附协商记录</summary>
      <form method="post" action={paths.needDeliberations(found.need.id)}>
        <Select
          of={of}
          name="step"
          label="哪一步"
          none="请选择"
          options={open.map((value) => ({ value, text: STEP_WORDS[value] }))}
        />
        <DeliberationFields of={of} />
        <Actions>
          <Button plain>附上</Button>
        </Actions>
      </form>
    </details>
  )
}

function AnswerForm({ need, person, of }: { need: NeedView; person: Person; of: Filled }) {
  const whyNot = whyNotAnswer(need, person)
  if (whyNot) return <p class="quiet">还没有答复。{sayWhy(whyNot, sayAnswerRefusal)}。</p>
  return (
    <form method="post" action={paths.needAnswer(need.id)}>
      <AnswerFields of={of} />
      <Actions>
        <Button>答复</Button>
      </Actions>
    </form>
  )
}
