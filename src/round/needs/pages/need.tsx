import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { sayPlace } from '../../../people/rules/place.ts'
import { type Instant, sayMinute } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Box, Form, sentTo } from '../../../web/form.tsx'
import { Facts, Links } from '../../../web/lists.tsx'
import { Block, Head } from '../../../web/parts.tsx'
import { attachForm, stepForm } from '../forms.ts'
import { whyNotAnswer } from '../rules/answering.ts'
import { LIMITS, type NeedView, SOURCE_WORDS, URGENCY_WORDS, handles, needNumber } from '../rules/need.ts'
import { STEP_WORDS, attachable, nextStep, whyNotStep } from '../rules/steps.ts'
import type { FoundNeed } from '../store/needs.ts'
import { AnswerFields, DeliberationFields } from './answer-fields.tsx'
import { AnswerText, Steps } from './look-up.tsx'
import { AnswerTag, Due, Paragraphs, sayAnswerRefusal, sayStepRefusal } from './words.tsx'

type Props = { found: FoundNeed; person: Person; now: Instant; of: Filled }

/** One need, for those who look after it: what it is, how far it has come, its answer. */
export const NeedPage = ({ found, person, now, of }: Props) => (
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
      <NextStep {...{ found, person, now, of }} />
      <AttachRecord {...{ found, person, of }} />
    </Block>
    <Block id="answer" title="答复">
      {found.answer ? (
        <AnswerText answer={found.answer} />
      ) : (
        <AnswerForm need={found.need} {...{ person, of }} />
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

function NextStep({ found: { need, steps }, person, now, of }: Props) {
  if (!handles(person, need.place) || need.answeredAt !== null) return null
  const whyNot = whyNotStep({ ...need, steps }, person, null, now)
  const next = nextStep(steps)
  if (whyNot || !next)
    return <p class="quiet">{sayStepRefusal(whyNot ?? { why: 'not-the-next-step', next })}。</p>
  const to = paths.needSteps(need.id)
  const own = sentTo(to, of)
  return (
    <>
      <h3>记录下一步：{STEP_WORDS[next]}</h3>
      <Form to={to} of={of} hidden={{ step: next }} button="记录">
        <Box
          of={own}
          form={stepForm}
          name="note"
          hint={`提出需求的居民看得到，最多${LIMITS.note}个字。`}
          size={3}
        />
        <details open={next === 'deliberated' || hasHeld(own)}>
          <summary>附协商记录</summary>
          <DeliberationFields of={own} form={stepForm} none="没有协商" />
        </details>
      </Form>
    </>
  )
}

const hasHeld = ({ typed, problems }: Filled): boolean =>
  ['heldOn', 'kind', 'present', 'outcome'].some(
    (name) => typed[name] || problems.some(({ field }) => field === name),
  )

/** A meeting that was held, and recorded only later. */
function AttachRecord({ found: { need, steps }, person, of }: Omit<Props, 'now'>) {
  const open = attachable(steps)
  if (!handles(person, need.place) || open.length === 0) return null
  const to = paths.needDeliberations(need.id)
  const own = sentTo(to, of)
  return (
    <details open={of.at === to}>
      <summary>给已经记录的一步补附协商记录</summary>
      <Form to={to} of={of} button="附上" plain>
        <Box
          of={own}
          form={attachForm}
          name="step"
          options={open.map((value) => ({ value, text: STEP_WORDS[value] }))}
        />
        <DeliberationFields of={own} form={attachForm} none="请选择" />
      </Form>
    </details>
  )
}

function AnswerForm({ need, person, of }: { need: NeedView; person: Person; of: Filled }) {
  const whyNot = whyNotAnswer(need, person)
  if (whyNot) return <p class="quiet">还没有答复。{sayAnswerRefusal(whyNot)}。</p>
  const to = paths.needAnswer(need.id)
  return (
    <Form to={to} of={of} button="答复">
      <AnswerFields of={sentTo(to, of)} />
    </Form>
  )
}
