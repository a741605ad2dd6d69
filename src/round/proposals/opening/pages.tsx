import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { citing, clauseIn } from '../../../rulebook/citing.ts'
import { type Instant, sayDeadline, sayInstant, sayMinute } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Form } from '../../../web/form.tsx'
import { type Fact, Facts } from '../../../web/lists.tsx'
import { Actions, Block, Button, Head, Tag } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { recordOf } from '../../calls/opening/pages.tsx'
import {
  type OpenRefusal,
  type Opening,
  type RequestRefusal,
  sealsProposals,
  whyNotOpen,
  whyNotRequest,
} from '../../calls/opening/rules.ts'
import { GO_ON_WORDS, PHASE_WORDS } from '../../calls/pages/words.tsx'
import { type Round, phaseOf } from '../../calls/rules/round.ts'

/** `count`: how many there are to open; null before the deadline, when nobody on the staff knows. */
type Props = {
  round: Round
  opening: Opening
  count: number | null
  person: Person
  now: Instant
  of: Filled
}

/** 开启申报书: what will be opened and by which rule, the two acts, and what was opened. For the staff. */
export function OpeningPage({ round, opening, count, person, now, of }: Props) {
  const { plan, id } = round
  return (
    <div class="page">
      <Head
        title="开启申报书"
        crumbs={[
          { href: paths.rounds(), text: '征集' },
          { href: paths.round(id), text: plan.title },
        ]}
        meta={<StateLine {...{ round, opening, now }} />}
      />
      {opening.opened ? (
        <Record round={round} request={opening.request} opened={opening.opened} />
      ) : (
        <>
          <Block id="what" title="将要开启">
            <Facts rows={factsOf({ round, opening, count })} />
          </Block>
          <Acts {...{ round, opening, count, person, now, of }} />
        </>
      )}
    </div>
  )
}

function StateLine({ round: { plan, ended }, opening, now }: Pick<Props, 'round' | 'opening' | 'now'>) {
  if (ended) return <Tag>{PHASE_WORDS[ended.kind]}</Tag>
  if (!sealsProposals(plan)) return <Tag>不密封</Tag>
  if (opening.opened) return <Tag tone="good">已开启</Tag>
  if (phaseOf(plan.dates, now) !== 'closed') return <Tag tone="now">密封中</Tag>
  return <Tag tone="warn">{opening.request ? '等待见证' : '等待申请'}</Tag>
}

const Record = ({
  round,
  request,
  opened,
}: {
  round: Round
  request: Opening['request']
  opened: NonNullable<Opening['opened']>
}) => (
  <Block id="record" title="开启记录">
    <Facts rows={recordOf({ request, opened })} />
    <Actions>
      <Button href={paths.screening(round.id)}>资格审查</Button>
      <a href={paths.openingRecord(round.id)}>公开的清单</a>
    </Actions>
  </Block>
)

function factsOf({
  round: { plan },
  opening: { request },
  count,
}: Pick<Props, 'round' | 'opening' | 'count'>): Fact[] {
  const clause = clauseIn(plan.rulebook, 'proposals.sealed')
  return [
    { name: '本期', value: plan.title },
    { name: '申报截止', value: sayDeadline(plan.dates.closes) },
    { name: '申报书', value: count === null ? '截止以后才清点' : `${count}份，以截止前最后提交的一版为准` },
    {
      name: '依据',
      value: sealsProposals(plan) ? (
        <Because sentence="开启以前，工作人员不查阅" clause={clause} />
      ) : (
        <Because sentence="本期申报书不密封" clause={clause} />
      ),
    },
    ...(request ? [{ name: '申请', value: `${request.name}，${sayInstant(request.at)}` }] : []),
  ]
}

/** Each sees the act that is theirs, or why it is not to be done now. */
function Acts({ round, opening, count, person, now, of }: Props) {
  const { id, plan } = round
  const [whyNotAsk, whyNot] = [
    whyNotRequest(round, opening, person, now),
    whyNotOpen(round, opening, person, now),
  ]
  if (whyNotAsk === null)
    return (
      <Act to={paths.openingRequest(id)} of={of} button="申请开启">
        请核对后申请。申请以后，由监督员或者负责人见证开启；您自己不能开启。
      </Act>
    )
  if (whyNot === null)
    return (
      <Act to={paths.opening(id)} of={of} button={`见证并开启${count ?? 0}份申报书`}>
        开启以后不能收回：经办人开始查阅和审查，受理编号和每份的内容摘要公布在征集公告页，并写信告知每家申报单位。
      </Act>
    )
  const why = whyNotAsk.why === 'not-your-role' ? whyNot : whyNotAsk
  return (
    <p class="quiet">
      <Because sentence={sayOpeningRefusal(why)} clause={citing(plan.rulebook)(why)} />。
    </p>
  )
}

type Act = { to: string; of: Filled; button: string; children: Child }

const Act = ({ to, of, button, children }: Act) => (
  <Block id="act" title={button}>
    <Form {...{ to, of, button }}>
      <p>{children}</p>
    </Form>
  </Block>
)

export const sayOpeningRefusal = saying<RequestRefusal | OpenRefusal>({
  ...GO_ON_WORDS,
  'not-sealed': '本期申报书不密封，不用开启',
  'sealed-until-closing': ({ closesAt }) => `申报书密封到${sayDeadline(closesAt)}截止，截止以后才能开启`,
  'already-opened': ({ name, at }) => `申报书已由${name}于${sayInstant(at)}开启`,
  'opening-requested': ({ name, at }) => `${name}已于${sayMinute(at)}申请开启，正等另一人见证`,
  'opening-not-requested': '还没有经办人申请开启',
  'own-request': '一个人不能开启：申请是您提的，请另一人见证',
})
