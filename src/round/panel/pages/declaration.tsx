import { paths } from '../../../paths.ts'
import { interestsAmong } from '../../../people/rules/interest.ts'
import type { Person } from '../../../people/rules/person.ts'
import { citing, clauseIn } from '../../../rulebook/citing.ts'
import { type Instant, sayInstant, sayMinute } from '../../../shared/days.ts'
import { Because, type Filled, blank } from '../../../web/answer.tsx'
import type { Typed } from '../../../web/body.ts'
import { Checks } from '../../../web/choices.tsx'
import { GetForm } from '../../../web/controls.tsx'
import { Hidden } from '../../../web/fields.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Receipt } from '../../../web/papers.tsx'
import { Actions, Button, Head, Note } from '../../../web/parts.tsx'
import { type DeclarationQuery, declarationForm } from '../forms.ts'
import {
  CONFLICTS,
  type DeclareRefusal,
  type Standing,
  byName,
  recusalSince,
  whyNotDeclare,
} from '../rules/declaration.ts'
import { type Detection, sayGrounds } from '../rules/detected.ts'
import type { Declaring } from '../store/declaration.ts'
import { Relation, sayPast } from './relation.tsx'
import { sayDeclareRefusal } from './words.ts'

type Organization = { id: string; name: string }
type Round = { id: string; title: string }
const ADDRESS = 'with'

const TITLE = '申报回避'
const LEAD = '请在看到申报书之前申报：与哪些申报单位有利害关系。申报以后不能再改，回避的申报书不会分给您。'

type Props = Declaring & { asked: DeclarationQuery; person: Person; now: Instant; of: Filled }

/** Two steps and a receipt; before and after its time, why not. What was sent and refused is at its second step. */
export function DeclarationPage({ round, standing, recusals, detected, asked, person, now, of }: Props) {
  const { declaredAt, assignedAt, organizations } = standing
  if (declaredAt !== null) return <ReceiptPage {...{ round, recusals, assignedAt }} at={declaredAt} />
  const whyNot = whyNotDeclare(standing, person, now)
  if (whyNot) return <WaitPage {...{ round, standing, whyNot, of }} />
  const isSent = of.at !== undefined
  const ids = isSent ? sentIn(of.typed) : asked['with[]']
  if (isSent || asked.step === 'reasons') {
    const chosen = [...new Set(ids)].flatMap((id) => organizations.find((one) => one.id === id) ?? [])
    return <ReasonsPage {...{ round, chosen, of }} total={organizations.length} />
  }
  const listed = byName(organizations)
  const known = [
    ...interestsAmong(listed, person).map(({ id }) => id),
    ...detected.map((one) => one.organizationId),
  ]
  return <TickPage {...{ round, standing, listed, detected }} ticked={ids ?? known} />
}

/** The rows keep the order in which they were sent, so that what was typed stays in its row. */
const sentIn = (typed: Typed): string[] =>
  Object.entries(typed).flatMap(([name, id]) => (/^recusals\.\d+\.organization$/.test(name) ? [id] : []))

/** Not yet, or not any more. A refused declaration has said so already. */
type Wait = { round: Round; standing: Standing; whyNot: DeclareRefusal; of: Filled }
const WaitPage = ({ round, standing, whyNot, of }: Wait) => (
  <div class="page">
    <Head title={TITLE} meta={round.title} />
    {!of.refused && (
      <Note>
        <Because sentence={sayDeclareRefusal(whyNot)} clause={citing(standing.rulebook)(whyNot)} />。
      </Note>
    )}
    <Actions>
      <a href={paths.desk('expert')}>回到待办</a>
    </Actions>
    {whyNot.why === 'screening-unfinished' && <Leaving roundId={round.id} />}
  </div>
)

/** First: whom it concerns. Names of organizations, in the order of a dictionary, and nothing else of them. */
type Tick = {
  round: Round
  standing: Standing
  listed: Organization[]
  detected: Detection[]
  ticked: string[]
}
const TickPage = ({ round, standing, listed, detected, ticked }: Tick) => (
  <div class="page">
    <Head title={TITLE} meta={round.title} lead={LEAD} />
    <LookBack standing={standing} />
    <GetForm to={paths.declaration(round.id)} keep={{ step: 'reasons' }}>
      <Checks
        of={{ ...blank, typed: { [`${ADDRESS}[]`]: ticked.join('\n') } }}
        name={ADDRESS}
        legend={`名单共${listed.length}家单位，请勾选与您有利害关系的`}
        hint={`${Object.values(CONFLICTS).join('、')}，都应当回避。一家都没有的，直接进入下一步。`}
        options={listed.map(({ id, name }) => ({ value: id, text: name, ...hintOf(id, detected) }))}
        optional
      />
      <Actions>
        <Button>下一步</Button>
      </Actions>
    </GetForm>
    <Leaving roundId={round.id} />
  </div>
)

/** 发现的关系: it is ticked already; whoever takes the tick away leaves it to the office. */
function hintOf(id: string, detected: Detection[]): { small?: string } {
  const found = detected.find(({ organizationId }) => organizationId === id)
  return found ? { small: `系统发现：${sayGrounds(found)}。不是这样的，可以取消勾选，由经办人查明。` } : {}
}

/** Since when a relation that has ended still counts, with the clause. */
function LookBack({ standing }: { standing: Standing }) {
  const since = recusalSince(standing)
  if (since === null) return null
  const clause = clauseIn(standing.rulebook, 'panel.recusalYears')
  return (
    <p>
      <Because sentence={sayPast(since)} clause={clause} />。
    </p>
  )
}

type Reasons = { round: Round; total: number; chosen: Organization[]; of: Filled }

/** Then: why, for each, and the expert's word. */
const ReasonsPage = ({ round, total, chosen, of }: Reasons) => (
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
    <Form
      to={paths.declaration(round.id)}
      of={of}
      button="提交申报"
      beside={<a href={backHref(round.id, chosen)}>返回修改</a>}
    >
      {chosen.map((organization, at) => (
        <Reason organization={organization} at={at} of={of} />
      ))}
      <Box of={of} form={declarationForm} name="confirmed" label="我已逐一核对名单，申报属实，没有遗漏。" />
    </Form>
    <Leaving roundId={round.id} />
  </div>
)

/** For whoever cannot judge at all. */
const Leaving = ({ roundId }: { roundId: string }) => (
  <p class="quiet">
    不能参加这一期评审的，可以<a href={paths.resignation(roundId)}>退出评审</a>。
  </p>
)

const Reason = ({ organization, at, of }: { organization: Organization; at: number; of: Filled }) => (
  <fieldset class="field">
    <legend>{organization.name}</legend>
    <Hidden name={`recusals.${at}.organization`} value={organization.id} />
    <Relation of={of} under={`recusals.${at}.`} />
  </fieldset>
)

type Done = {
  round: Round
  at: Instant
  recusals: { organization: string; reason: string }[]
  assignedAt: Instant | null
}

/** What was declared, and when. */
const ReceiptPage = ({ round, at, recusals, assignedAt }: Done) => (
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
