import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { Reversals, ReverseLink } from '../../../reversals/pages.tsx'
import { By } from '../../../rulebook/pages/by.tsx'
import { citing } from '../../../rulebook/citing.ts'
import { TakingBack } from '../../../rulebook/pages/discards.tsx'
import { type Instant, sayDay, sayMinute } from '../../../shared/days.ts'
import { Because as Cited, type Filled } from '../../../web/answer.tsx'
import { Box, Form, sentTo } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Block, Empty, Head, Tag, type Tone } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { answerForm, lapseForm } from './forms.ts'
import {
  type AnswerLapseRefusal,
  BECAUSE,
  type Lapse,
  type LapseOutcome,
  type LapseRefusal,
  type TakeBackLapseRefusal,
  whyNotAnswerLapse,
  whyNotLapse,
  whyNotTakeBackLapse,
} from './rules.ts'
import type { Found } from './store.ts'

type Props = { loaded: Found; person: Person; now: Instant; of: Filled }

/** 放弃立项: what was proposed, and what whoever looks can do. For the staff. */
export function LapsePage(props: Props) {
  const { loaded, person, now, of } = props
  const { found, calendar } = loaded
  const whyNot = whyNotLapse(found, 'waived', person, { calendar, now })
  const to = paths.lapse(found.proposalId)
  return (
    <div class="page">
      <Head
        title={`放弃立项：${found.title}`}
        crumbs={[
          { href: paths.round(found.roundId), text: found.plan.title },
          { href: paths.agreements(found.roundId), text: '项目协议' },
        ]}
        meta={<span>{found.organization.name}</span>}
      />
      {found.lapses.length === 0 && <Empty title="没有提出过">提出以后，理由和结果列在这里。</Empty>}
      {found.lapses.map((lapse, at) => (
        <One {...props} lapse={lapse} no={found.lapses.length - at} />
      ))}
      <Reversals items={loaded.reversals} now={now} />
      {whyNot ? (
        <Not found={loaded} why={whyNot} />
      ) : (
        <Block id="propose" title="提出视为放弃立项">
          <Form to={to} of={of} button="交负责人审定">
            <Box of={sentTo(to, of)} form={lapseForm} name="because" />
            <Box
              of={sentTo(to, of)}
              form={lapseForm}
              name="reason"
              hint="写明催告的时间和方式，或者单位放弃的书面材料；转告单位。"
              size={4}
            />
          </Form>
        </Block>
      )}
    </div>
  )
}

const LOOKS: Record<LapseOutcome, { word: string; tone?: Tone }> = {
  approved: { word: '已放弃', tone: 'warn' },
  returned: { word: '已退回' },
  withdrawn: { word: '已收回' },
}

function One({ loaded, lapse, person, of, no }: Props & { lapse: Lapse; no: number }) {
  const { answer } = lapse
  const look = answer ? LOOKS[answer.outcome] : { word: '待审定', tone: 'now' as const }
  return (
    <Block id={`lapse-${no}`} title={`第${no}次提出`} small={<Tag tone={look.tone}>{look.word}</Tag>}>
      <Facts
        rows={[
          { name: '为什么', value: BECAUSE[lapse.because] },
          { name: '事实和理由', value: lapse.reason },
          { name: '提出', value: `${lapse.byName}，${sayMinute(lapse.at)}` },
          ...(answer ? [{ name: look.word, value: `${answer.byName}，${sayMinute(answer.at)}` }] : []),
          ...(answer?.reason ? [{ name: '意见', value: answer.reason }] : []),
        ]}
      />
      {!answer && <Acts {...{ loaded, lapse, person, of }} />}
      {answer?.outcome === 'approved' && <WhatFollows {...{ loaded, lapse }} />}
    </Block>
  )
}

/** The model moves others up where an objection is upheld, and there alone. */
const WhatFollows = ({ loaded, lapse }: Pick<Props, 'loaded'> & { lapse: Lapse }) => (
  <>
    <p class="quiet small">
      资助资金留在本期预算内。名次在后的项目只在异议成立、取消立项时递补
      <By bound={loaded.found.plan.rulebook} rules={['publicity.objectionAnswerWorkingDays']} />
      ，放弃立项不递补。
    </p>
    {lapse.answerId && <ReverseLink kind="award-lapse" which={lapse.answerId} word="这项审定" />}
  </>
)

function Acts({ loaded, lapse, person, of }: Omit<Props, 'now'> & { lapse: Lapse }) {
  const to = paths.lapseAnswer(lapse.id)
  if (whyNotTakeBackLapse(lapse, person) === null)
    return <TakingBack to={paths.lapseTakeBack(lapse.id)} of={of} />
  const whyNot = whyNotAnswerLapse(loaded.found, lapse, person)
  if (whyNot) return <Not found={loaded} why={whyNot} />
  return (
    <Form to={to} of={of} button="提交决定">
      <Box of={sentTo(to, of)} form={answerForm} name="outcome" />
      <Box of={sentTo(to, of)} form={answerForm} name="reason" size={3} />
    </Form>
  )
}

const Not = ({ found: { found }, why }: { found: Found; why: Parameters<typeof sayLapseRefusal>[0] }) => (
  <p class="quiet">
    <Cited sentence={sayLapseRefusal(why)} clause={citing(found.plan.rulebook)(why)} />。
  </p>
)

export const sayLapseRefusal = saying<LapseRefusal | AnswerLapseRefusal | TakeBackLapseRefusal>({
  'agreement-in-force': '双方都已签署，协议已经生效；要结束项目，请提出终止',
  'award-lapsed': ({ at }) => `已于${sayMinute(at)}视为放弃立项`,
  'lapse-answered': ({ at }) => `已于${sayMinute(at)}办结`,
  'lapse-waits': ({ name, at }) => `${name}已于${sayMinute(at)}提出，正在等待审定`,
  'not-overdue': ({ lastDay }) =>
    lastDay ? `签约期限到${sayDay(lastDay)}，还没有过` : '签约的期限还算不出来，不能按逾期办理',
  'not-own-lapse': ({ name }) => `是${name}提出的，只有本人可以收回`,
  'own-lapse': '提出的人不能审定，请另一位负责人办理',
})
