import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { clauseIn } from '../../../rulebook/citing.ts'
import { type Instant, sayDay, sayInstant, sayMinute } from '../../../shared/days.ts'
import { Because, type Filled, sayWhy } from '../../../web/answer.tsx'
import { Checks, Confirm } from '../../../web/choices.tsx'
import { ErrorSummary, Hidden, Select, Text } from '../../../web/fields.tsx'
import { Receipt } from '../../../web/papers.tsx'
import { Actions, Button, Head, Note } from '../../../web/parts.tsx'
import { CONFLICTS, type DeclareRefusal, type Standing, recusalSince } from '../rules/declaration.ts'
import { CONFLICT_WORDS, sayDeclareRefusal } from './words.ts'

type Organization = { id: string; name: string }
type Round = { id: string; title: string }
const ADDRESS = 'with'

const TITLE = '申报回避'
const LEAD = '请在看到申报书之前申报：与哪些申报单位有利害关系。申报以后不能再改，回避的申报书不会分给您。'

/** Not yet, or not any more. */
export const WaitPage = ({ round, whyNot }: { round: Round; whyNot: DeclareRefusal }) => (
  <div class="page">
    <Head title={TITLE} meta={round.title} />
    <Note>{sayWhy(whyNot, sayDeclareRefusal)}。</Note>
    <Actions>
      <a href={paths.desk('expert')}>回到待办</a>
    </Actions>
  </div>
)

/** First: whom it concerns. Names of organizations, in the order of a dictionary, and nothing else of them. */
type Tick = { round: Round; listed: Organization[]; of: Filled; look: Child }
export const TickPage = ({ round, listed, of, look }: Tick) => (
  <div class="page">
    <Head title={TITLE} meta={round.title} lead={LEAD} />
    {look}
    <form method="get" action={paths.declaration(round.id)}>
      <Hidden name="step" value="reasons" />
      <Checks
        of={of}
        name={ADDRESS}
        legend={`名单共${listed.length}家单位，请勾选与您有利害关系的`}
        hint={`${CONFLICTS.map((kind) => CONFLICT_WORDS[kind]).join('、')}，都应当回避。一家都没有的，直接进入下一步。`}
        options={listed.map(({ id, name }) => ({ value: id, text: name }))}
        optional
      />
      <Actions>
        <Button>下一步</Button>
      </Actions>
    </form>
  </div>
)

/** Since when a relation that has ended still counts, with the clause. */
export function LookBack({ standing }: { standing: Standing }) {
  const since = recusalSince(standing)
  if (since === null) return null
  const clause = clauseIn(standing.rulebook, 'panel.recusalYears')
  return (
    <p>
      <Because
        sentence={`${sayDay(since)}以前已经结束的任职、顾问关系和法律纠纷，不用申报`}
        clause={clause}
      />
      。
    </p>
  )
}

type Reasons = {
  round: Round
  total: number
  chosen: Organization[]
  of: Filled
  refused: Child
}

/** Then: why, for each, and the expert's word. */
export const ReasonsPage = ({ round, total, chosen, of, refused }: Reasons) => (
  <div class="page">
    <Head
      title={TITLE}
      meta={round.title}
      lead={
        chosen.length === 0
          ? `您申报：与名单上的${total}家单位都没有利害关系。`
          : `您申报回避${chosen.length}家单位，请写明是什么关系。与其余${total - chosen.length}家没有利害关系。`
      }
    />
    {refused && <Note tone="bad">{refused}</Note>}
    <form method="post" action={paths.declaration(round.id)}>
      <ErrorSummary of={of} />
      {chosen.map((organization, at) => (
        <Reason organization={organization} at={at} of={of} />
      ))}
      <Confirm of={of} name="confirmed" label="我已逐一核对名单，申报属实，没有遗漏。" />
      <Actions>
        <Button>提交申报</Button>
        <a href={backHref(round.id, chosen)}>返回修改</a>
      </Actions>
    </form>
  </div>
)

const Reason = ({ organization, at, of }: { organization: Organization; at: number; of: Filled }) => (
  <fieldset class="field">
    <legend>{organization.name}</legend>
    <Hidden name={`recusals.${at}.organization`} value={organization.id} />
    <Select
      of={of}
      name={`recusals.${at}.kind`}
      label="关系"
      none="请选择"
      options={CONFLICTS.map((value) => ({ value, text: CONFLICT_WORDS[value] }))}
    />
    <Text
      of={of}
      name={`recusals.${at}.endedOn`}
      label="结束日期"
      type="date"
      hint="任职、顾问关系或者法律纠纷已经结束的，填写结束的日期。"
      optional
    />
    <Text of={of} name={`recusals.${at}.detail`} label="说明" hint="选“其他利害关系”的必填。" full optional />
  </fieldset>
)

type Done = {
  round: Round
  at: Instant
  recusals: { organization: string; reason: string }[]
  assignedAt: Instant | null
}

/** What was declared, and when. */
export const ReceiptPage = ({ round, at, recusals, assignedAt }: Done) => (
  <div class="page">
    <Head title={TITLE} meta={round.title} />
    <Receipt
      title="回避已申报"
      number={recusals.length > 0 ? `回避${recusals.length}家单位` : '没有需要回避的单位'}
      rows={[
        { name: '收到时间', value: sayInstant(at) },
        ...recusals.map(({ organization, reason }) => ({ name: organization, value: reason })),
      ]}
    >
      <h3>接下来</h3>
      <p>
        {assignedAt === null
          ? '全体专家申报以后分配评分表，届时来信告知。'
          : `评分表已于${sayMinute(assignedAt)}分配，在待办里。`}
      </p>
      <Actions>
        <a href={paths.desk('expert')}>回到待办</a>
      </Actions>
    </Receipt>
  </div>
)

function backHref(roundId: string, chosen: Organization[]): string {
  const query = new URLSearchParams(chosen.map(({ id }) => [`${ADDRESS}[]`, id]))
  return query.size > 0 ? `${paths.declaration(roundId)}?${query}` : paths.declaration(roundId)
}
