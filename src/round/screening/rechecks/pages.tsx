import { paths } from '../../../paths.ts'
import { Struck } from '../../../reversals/pages.tsx'
import { By } from '../../../rulebook/pages/by.tsx'
import { citing } from '../../../rulebook/citing.ts'
import { sayUnknown } from '../../../shared/calendar.ts'
import { type Day, dayOf, endOf, sayDay, sayDeadline, sayMinute } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Block, Head } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { READER_ONLY } from '../../../people/rules/person.ts'
import { GO_ON_WORDS } from '../../calls/pages/words.tsx'
import { numbered } from '../../calls/rules/round.ts'
import { FailedList, KeptList } from '../pages/kept.tsx'
import { CREDIT_WORDS, STATE_WORDS } from '../pages/words.ts'
import { OUTCOME_WORDS, answerForm, askForm } from './forms.ts'
import { type AnswerRefusal, type AskRefusal, RECHECK } from './rules.ts'
import type { Found } from './store.ts'

/** `whyNotAsk` and `whyNotAnswer` null: this reader may. `lastDay`: to ask; null where there is none. `isOffice`: who reads it. */
export type View = {
  found: Found
  isOffice: boolean
  lastDay: Day | null
  whyNotAsk: AskRefusal | null
  whyNotAnswer: AnswerRefusal | null
}

/** 复核: the organization asks why, another officer decides. */
export function RecheckPage({ of, ...view }: View & { of: Filled }) {
  const { found, isOffice } = view
  const { plan, title, recheck } = found
  return (
    <div class="page">
      <Head
        title={`复核：${title}`}
        crumbs={[
          isOffice
            ? { href: paths.eligibility(found.proposalId), text: '资格审查' }
            : { href: paths.proposal(found.proposalId), text: title },
        ]}
        meta={
          <span>
            {numbered(plan, 'SQ', found.number)}
            <By bound={plan.rulebook} rules={[RECHECK]} />
          </span>
        }
      />
      <Finding {...view} />
      {found.items.length > 0 && <Items {...view} />}
      {recheck && <Asked recheck={recheck} />}
      {isOffice ? <Answering {...view} of={of} /> : <Asking {...view} of={of} />}
    </div>
  )
}

const Finding = ({ found: { check, recheck, failure } }: View) => (
  <Block id="finding" title="审查结论">
    <Facts
      rows={[
        ...(failure
          ? [
              {
                name: '原来的结论',
                value:
                  recheck?.answer?.outcome === 'granted' ? (
                    <Struck>{`未入围：${failure}`}</Struck>
                  ) : (
                    `未入围：${failure}`
                  ),
              },
            ]
          : []),
        { name: '现在', value: STATE_WORDS[check?.outcome ?? 'waiting'] },
      ]}
    />
  </Block>
)

/** Of the failure: the office reads each condition, the organization those that it does not meet. */
const Items = ({ found: { items, plan }, isOffice }: View) =>
  isOffice ? <KeptList items={items} plan={plan} /> : <FailedList items={items} plan={plan} />

const Asked = ({ recheck: { reason, at, answer } }: { recheck: NonNullable<Found['recheck']> }) => (
  <Block id="asked" title="复核申请">
    <Facts
      rows={[
        { name: '申请', value: sayMinute(at) },
        { name: '理由', value: reason },
        ...(answer
          ? [
              { name: '复核', value: `${OUTCOME_WORDS[answer.outcome]}，${sayMinute(answer.at)}` },
              { name: '复核的理由', value: answer.reason },
            ]
          : [{ name: '复核', value: '等另一位经办人办理；办结以前，这一期的专家不申报回避，评分表不分配' }]),
      ]}
    />
  </Block>
)

function Asking({ found, whyNotAsk, lastDay, of }: View & { of: Filled }) {
  if (found.recheck) return null
  if (whyNotAsk) return <Not found={found} sentence={sayAskRefusal(whyNotAsk)} why={whyNotAsk} />
  return (
    <Block id="ask" title="申请复核">
      <p class="hint">
        {lastDay && `${sayDeadline(endOf(lastDay))}前可以申请`}
        ，每份申报书一次。由原来审查以外的另一位经办人复核：
        改为通过的，入围参加评审；维持的，写明理由。过期没有申请的，结论不变。
      </p>
      <Form to={paths.recheck(found.proposalId)} of={of} button="申请复核">
        <Box of={of} form={askForm} name="reason" size={5} />
      </Form>
    </Block>
  )
}

function Answering({ found, whyNotAnswer, of }: View & { of: Filled }) {
  if (!found.recheck || found.recheck.answer) return null
  if (whyNotAnswer) return <Not found={found} sentence={sayAnswerRefusal(whyNotAnswer)} why={whyNotAnswer} />
  return (
    <Block id="answer" title="办理复核">
      <Form
        to={paths.recheckAnswer(found.proposalId)}
        of={of}
        button="记录复核结论"
        beside={<span class="quiet">结论和理由随即告知申报单位；改为通过的，原来的结论留着，不再有效。</span>}
      >
        <Box of={of} form={answerForm} name="outcome" />
        <Box of={of} form={answerForm} name="reason" size={4} />
      </Form>
    </Block>
  )
}

type Not = { found: Found; sentence: string; why: AskRefusal | AnswerRefusal }
const Not = ({ found, sentence, why }: Not) => (
  <p class="quiet">
    <Because sentence={sentence} clause={citing(found.plan.rulebook)(why)} />。
  </p>
)

const ASSIGNED = '这一期的评分表已经分配，不再复核；有不同意见的，在公示期间提出异议'

export const sayAskRefusal = saying<AskRefusal>({
  ...GO_ON_WORDS,
  'reader-only': READER_ONLY,
  'nothing-failed': '没有不予通过的结论，不用复核',
  'recheck-asked': ({ at }) => `${sayMinute(at)}已经申请过复核，每份申报书只复核一次`,
  'no-rechecks': '这一期的规定没有设复核',
  'recheck-over': ({ lastDay }) => `申请复核到${sayDay(lastDay)}24:00为止，已经过了`,
  'sheets-assigned': ASSIGNED,
  'calendar-unknown': ({ year }) => `算不出申请复核的期限：${sayUnknown(year)}`,
})

export const sayAnswerRefusal = saying<AnswerRefusal>({
  ...GO_ON_WORDS,
  ...CREDIT_WORDS,
  'no-recheck-waits': '没有等待办理的复核',
  'recheck-answered': ({ outcome, at }) => `${sayMinute(at)}已经复核：${OUTCOME_WORDS[outcome]}`,
  'own-finding':
    '原来的结论是您作的，由另一位经办人复核；没有别的经办人的，请系统管理员再给一位同事经办人的角色',
  'reversal-waits': ({ until }) =>
    `有人提出更正这个结论，等另一位在${sayDay(dayOf(until - 1))}以前答复；答复以后再复核`,
  'sheets-assigned': ASSIGNED,
})
