import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { citing, clauseIn } from '../../../rulebook/citing.ts'
import { type Instant, sayDay, sayMinute } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Box, Form, sentTo } from '../../../web/form.tsx'
import { type Fact, Facts } from '../../../web/lists.tsx'
import { Block, Empty, Head, Tag, type Tone } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { EndedNote } from '../../calls/endings/pages.tsx'
import type { Ending } from '../../calls/endings/rules.ts'
import { GO_ON_WORDS } from '../../calls/pages/words.tsx'
import {
  ENDING_NAMES,
  type EndingKind,
  type EndingOutcome,
  GROUND_WORDS,
  sayEnding,
} from '../../calls/rules/ending.ts'
import { endingForm, endingReturnForm, endingWithdrawalForm } from './forms.ts'
import {
  type AnswerEndingRefusal,
  type EndRefusal,
  type TakeBackRefusal,
  endBy,
  groundOf,
  whyNotPropose,
  whyNotPublish,
  whyNotReturn,
  whyNotTakeBack,
} from './rules.ts'
import type { Found } from './store.ts'

type Props = { found: Found; person: Person; now: Instant; of: Filled }

/** 流标和终止: how far the round has come, what was proposed, and what whoever looks can do. For the staff. */
export const EndingPage = (props: Props) => {
  const { found, of } = props
  const { round, endings } = found
  return (
    <div class="page">
      <Head
        title="流标和终止"
        crumbs={[
          { href: paths.rounds(), text: '征集' },
          { href: paths.round(round.id), text: round.plan.title },
        ]}
        meta="由经办人提出、负责人审定；公告以后，这一期不再办理。"
      />
      <EndedNote round={round} />
      <Block id="come" title="这一期办到哪里">
        <Facts rows={factsOf(props)} />
      </Block>
      {endings.map((ending, at) => (
        <One {...props} ending={ending} no={endings.length - at} />
      ))}
      {endings.length === 0 && <Empty title="没有提出过">提出以后，每一次的理由和结果列在这里。</Empty>}
      {!round.ended && <Propose {...props} of={sentTo(paths.roundEnding(round.id), of)} />}
    </div>
  )
}

function factsOf({ found, now }: Props): Fact[] {
  const { round, come, calendar } = found
  const grounds = groundOf(found, now)
  const by = endBy(found, calendar, now)
  return [
    { name: '申报书', value: come.received === null ? '截止以后才清点' : `${come.received}份` },
    { name: '待审查', value: come.isSealed ? '密封，没有开启' : `${come.unscreened}份` },
    { name: '入围', value: `${come.eligible}份` },
    { name: '审定立项', value: come.funded === null ? '没有审定' : `${come.funded}个` },
    ...(grounds
      ? [
          {
            name: '没有结果',
            value: (
              <Because
                sentence={GROUND_WORDS[grounds.ground]}
                clause={clauseIn(round.plan.rulebook, '#ending')}
              />
            ),
          },
        ]
      : []),
    ...(by?.ok && !round.ended
      ? [
          {
            name: '最迟提出流标',
            value: (
              <Because
                sentence={sayDay(by.value)}
                clause={clauseIn(round.plan.rulebook, 'calls.endingWorkingDays')}
              />
            ),
          },
        ]
      : []),
  ]
}

const LOOKS: Record<EndingOutcome, { word: string; tone?: Tone }> = {
  published: { word: '已公告', tone: 'good' },
  returned: { word: '已退回', tone: 'warn' },
  withdrawn: { word: '已收回' },
}

const One = ({ found, ending, person, now, of, no }: Props & { ending: Ending; no: number }) => {
  const look = ending.answer ? LOOKS[ending.answer.outcome] : { word: '待审定', tone: 'now' as const }
  return (
    <Block
      id={`ending-${no}`}
      title={`第${no}次提出：${ENDING_NAMES[ending.kind].act}`}
      small={<Tag tone={look.tone}>{look.word}</Tag>}
    >
      <Facts
        rows={[
          { name: '事由', value: sayEnding(ending) },
          { name: '理由', value: ending.reason },
          { name: '提出', value: `${ending.byName}，${sayMinute(ending.at)}` },
          ...(ending.answer
            ? [{ name: look.word, value: `${ending.answer.byName}，${sayMinute(ending.answer.at)}` }]
            : []),
          ...(ending.answer?.reason ? [{ name: '原因', value: ending.answer.reason }] : []),
        ]}
      />
      {!ending.answer && <Acts {...{ found, ending, person, now, of }} />}
    </Block>
  )
}

function Acts({ found, ending, person, now, of }: Props & { ending: Ending }) {
  const back = paths.endingReturn(ending.id)
  if (whyNotTakeBack(ending, person) === null) return <TakeBack ending={ending} of={of} />
  const notReturn = whyNotReturn(found, ending, person)
  if (notReturn) return <Not found={found} why={notReturn} />
  const notPublish = whyNotPublish(found, ending, person, now)
  return (
    <>
      {notPublish ? (
        <Not found={found} why={notPublish} />
      ) : (
        <Form
          to={paths.endingPublication(ending.id)}
          of={of}
          button={`审定，发布${ENDING_NAMES[ending.kind].notice}`}
        >
          <p>公告以后不能收回：这一期不再办理，填报和申报的单位、专家和提出咨询的人都会收到通知。</p>
        </Form>
      )}
      <details open={of.at === back}>
        <summary>退回</summary>
        <Form to={back} of={of} button="退回" plain>
          <Box of={sentTo(back, of)} form={endingReturnForm} name="reason" size={2} />
        </Form>
      </details>
    </>
  )
}

const TakeBack = ({ ending, of }: { ending: Ending; of: Filled }) => {
  const to = paths.endingWithdrawal(ending.id)
  return (
    <details open={of.at === to}>
      <summary>收回</summary>
      <Form to={to} of={of} button="收回" plain>
        <Box of={sentTo(to, of)} form={endingWithdrawalForm} name="reason" size={2} />
      </Form>
    </details>
  )
}

function Propose({ found, person, now, of }: Props) {
  const whyNot = whyNotPropose(found, 'cancelled', person, now)
  if (whyNot) return <Not found={found} why={whyNot} />
  const canFail = whyNotPropose(found, 'failed', person, now) === null
  const kinds: EndingKind[] = canFail ? ['failed', 'cancelled'] : ['cancelled']
  return (
    <Block id="propose" title="提出流标或者终止">
      <Form to={paths.roundEnding(found.round.id)} of={of} button="交负责人审定">
        <Box
          of={of}
          form={endingForm}
          name="kind"
          options={kinds.map((kind) => ({ value: kind, text: ENDING_NAMES[kind].act }))}
          hint={
            canFail
              ? '没有结果的一期流标；因政策、资金等原因不能继续的，终止。'
              : '因政策、资金等原因不能继续的，终止；没有结果的一期才能流标。'
          }
        />
        <Box of={of} form={endingForm} name="reason" hint="写进公告，大家都看得到。" size={4} />
      </Form>
    </Block>
  )
}

const Not = ({ found, why }: { found: Found; why: Parameters<typeof sayEndingRefusal>[0] }) => (
  <p class="quiet">
    <Because sentence={sayEndingRefusal(why)} clause={citing(found.round.plan.rulebook)(why)} />。
  </p>
)

export const sayEndingRefusal = saying<EndRefusal | AnswerEndingRefusal | TakeBackRefusal>({
  ...GO_ON_WORDS,
  'not-published': '征集公告还没有发布，作废草稿就可以',
  'already-announced': ({ at }) => `结果已于${sayMinute(at)}公告，不再流标和终止`,
  'something-awarded': ({ count }) => `已经审定${count}个项目立项，不再流标和终止`,
  'objections-waiting': ({ count }) => `还有${count}件异议没有答复，答复以后再提出`,
  'not-come-to-nothing': '这一期还可能有结果，不能流标；不能继续的，可以终止',
  'ending-waits': ({ name, at }) => `${name}已于${sayMinute(at)}提出，正在等待审定`,
  'already-answered-ending': ({ at }) => `已于${sayMinute(at)}办结`,
  'own-ending': '提出的人不能审定自己提出的流标和终止，请另一位负责人办理',
  'not-own-ending': ({ name }) => `是${name}提出的，只有本人可以收回`,
})
