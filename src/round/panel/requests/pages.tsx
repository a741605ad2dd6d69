import { paths } from '../../../paths.ts'
import { READER_ONLY } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { sayMinute } from '../../../shared/days.ts'
import { Because, type Filled, blank } from '../../../web/answer.tsx'
import { Box, Form, sentTo } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Block, Head } from '../../../web/parts.tsx'
import { either, saying } from '../../../web/words.ts'
import { GO_ON_WORDS } from '../../calls/pages/words.tsx'
import { numbered } from '../../calls/rules/round.ts'
import { Relation } from '../pages/relation.tsx'
import { sayApproved } from '../pages/words.ts'
import { sayPinRefusal } from '../recusals/pages.tsx'
import { answerForm, requestForm, withdrawalForm } from './forms.ts'
import type {
  AnswerRefusal,
  AskRefusal,
  Closed,
  RecusalRequest,
  RequestOutcome,
  WithdrawRefusal,
} from './rules.ts'
import type { Found } from './store.ts'

const CLOSED_WORDS = {
  'no-request-waits': '没有等待答复的回避申请，请刷新页面再看',
  'request-answered': ({ at }: { at: number }) => `这份回避申请已于${sayMinute(at)}办结`,
}
export const sayAskRefusal = saying<AskRefusal>({
  ...GO_ON_WORDS,
  'reader-only': READER_ONLY,
  'already-approved': sayApproved,
  'recusal-asked': ({ name, at }) => `${sayMinute(at)}已经申请过${name}回避，每人只申请一次`,
})
export const sayWithdrawRefusal = saying<WithdrawRefusal>({ 'reader-only': READER_ONLY, ...CLOSED_WORDS })
export const sayAnswerRefusal = either(sayPinRefusal, saying<Closed>(CLOSED_WORDS))

const OUTCOME_WORDS: Record<RequestOutcome, string> = {
  upheld: '同意回避',
  refused: '没有同意',
  withdrawn: '已撤回',
}

/** `whyNot…` null: this reader may. */
export type View = {
  found: Found
  isOffice: boolean
  whyNotAsk: AskRefusal | null
  whyNotAnswer: AnswerRefusal | null
}
type Props = View & { of: Filled }

/** 申请回避: the applicant asks, an officer answers. Who sits on the panel the applicant is not told. */
export function RequestsPage(props: Props) {
  const { found, isOffice } = props
  const { requested, judged, proposalId } = found
  return (
    <div class="page">
      <Head
        title={`申请专家回避：${requested.title}`}
        crumbs={[{ href: paths.proposal(proposalId), text: requested.title }]}
        meta={
          <span>
            {numbered(judged.plan, 'SQ', requested.number)}
            <By bound={judged.plan.rulebook} rules={['panel.recusalYears']} />
          </span>
        }
      />
      {requested.requests.map((request) => (
        <Request {...props} request={request} />
      ))}
      {isOffice ? (
        requested.requests.length === 0 && <p class="quiet">没有回避申请。</p>
      ) : (
        <Asking {...props} />
      )}
    </div>
  )
}

function Request({ request, ...props }: Props & { request: RecusalRequest }) {
  const { id, name, employer, reason, at, answer } = request
  return (
    <Block id={`request-${id}`} title={`申请${name}回避`}>
      <Facts
        rows={[
          { name: '专家', value: employer ? `${name}，${employer}` : name },
          { name: '理由', value: reason },
          { name: '申请', value: sayMinute(at) },
          { name: '答复', value: answer ? OUTCOME_WORDS[answer.outcome] : '等经办人查明以后答复' },
          ...(answer?.reason ? [{ name: '答复的理由', value: answer.reason }] : []),
        ]}
      />
      {answer === null &&
        (props.isOffice ? (
          <Answering {...props} request={request} />
        ) : (
          <Withdrawing {...props} request={request} />
        ))}
    </Block>
  )
}

function Answering({ found, whyNotAnswer, of, request: { id, name } }: Props & { request: RecusalRequest }) {
  const to = paths.recusalRequestAnswers(found.proposalId)
  if (whyNotAnswer)
    return (
      <p class="quiet">
        <Because
          sentence={sayAnswerRefusal(whyNotAnswer)}
          clause={citing(found.judged.plan.rulebook)(whyNotAnswer)}
        />
        。
      </p>
    )
  const same = found.members.filter((member) => member.name === name)
  return (
    <>
      <p class="hint">
        {same.length > 0
          ? `评审委员会有同名的成员：${same.map((one) => `${one.name}（${one.employer}）`).join('、')}。`
          : '评审委员会现在没有同名的成员；以后有了，同样适用。'}
        同意以后，在评审委员会的页面列为可能的回避，处理以前不分给评分表。
      </p>
      <Form to={to} of={answeredFor(id, of, to)} button="记录答复" hidden={{ request: id }} plain>
        <Box of={answeredFor(id, of, to)} form={answerForm} name="outcome" />
        <Box of={answeredFor(id, of, to)} form={answerForm} name="reason" size={2} />
      </Form>
    </>
  )
}

/** What was typed for one of several is shown at that one. */
const answeredFor = (id: string, of: Filled, to: string): Filled =>
  of.typed['request'] === id ? sentTo(to, of) : blank

const Withdrawing = ({ found, of, request: { id } }: Props & { request: RecusalRequest }) => (
  <Form
    to={paths.recusalRequestWithdrawals(found.proposalId)}
    of={of}
    form={withdrawalForm}
    button="撤回申请"
    hidden={{ request: id }}
    plain
  />
)

function Asking({ found, whyNotAsk, of }: Props) {
  if (whyNotAsk)
    return (
      <p class="quiet">
        <Because sentence={sayAskRefusal(whyNotAsk)} clause={citing(found.judged.plan.rulebook)(whyNotAsk)} />
        。
      </p>
    )
  const own = sentTo(paths.recusalRequests(found.proposalId), of)
  return (
    <Block id="ask" title="提出申请">
      <p class="hint">
        评审委员会的名单不向申报单位公布。认为某位专家与你单位有利害关系、可能影响公正评审的，可以写明姓名申请其回避，不论其是否参加本期评审。申请人和理由不告诉专家。
      </p>
      <Form to={paths.recusalRequests(found.proposalId)} of={own} button="申请回避">
        <Box of={own} form={requestForm} name="name" />
        <Box of={own} form={requestForm} name="employer" />
        <Relation of={own} />
      </Form>
    </Block>
  )
}
