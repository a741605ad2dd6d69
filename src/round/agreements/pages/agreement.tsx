import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { signerOf } from '../../../organizations/rules/party.ts'
import { type Person, isMemberOf, isStaff } from '../../../people/rules/person.ts'
import { citing, clauseIn } from '../../../rulebook/citing.ts'
import { sayUnknown } from '../../../shared/calendar.ts'
import { dayOf, sayDay } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Because, type Filled, sayWhy } from '../../../web/answer.tsx'
import { Confirm, Radios } from '../../../web/choices.tsx'
import { ErrorSummary, Hidden } from '../../../web/fields.tsx'
import { Actions, Block, Button, Head, Note } from '../../../web/parts.tsx'
import { numbered } from '../../calls/rules/round.ts'
import { type Side, signBy, stateOf } from '../rules/agreement.ts'
import type { FoundAgreement } from '../rules/found.ts'
import { whyNotHosted } from '../rules/hosts.ts'
import { sideFor, sidesOf, whyNotSign } from '../rules/signing.ts'
import { Contract } from './contract.tsx'
import { StateTag } from './list.tsx'
import { Drafts, Redraft } from './redraft.tsx'
import { SIDE_WORDS, sayHostRefusal, saySignRefusal } from './words.ts'
import { numbersOf } from '../../calls/rules/numbers.ts'

type Props = { found: FoundAgreement; person: Person; of: Filled; refused: Child }

/** The agreement as both sides read and sign it. */
export function AgreementPage(props: Props) {
  const { found, person, of, refused } = props
  const { agreement, signatures } = found
  return (
    <div class="page">
      <Head
        title={`项目协议：${agreement.content.title}`}
        crumbs={crumbsOf(found, person)}
        meta={
          <>
            <StateTag state={stateOf(signedAt(signatures))} />
            <span>{numbered(agreement.plan, 'XY', agreement.seq)}</span>
            <span>{yuan(agreement.amount)}元</span>
          </>
        }
      />
      {refused && <Note tone="bad">{refused}。</Note>}
      <ErrorSummary of={of} />
      <Contract found={found} />
      <Block id="signature" title="签署">
        <Sign {...props} />
      </Block>
      <Redraft found={found} person={person} of={of} />
      {found.drafts.length > 1 && <Drafts drafts={found.drafts} />}
    </div>
  )
}

/** Staff come from the round's list, an organization from its proposal; a host does not read that. */
function crumbsOf({ agreement }: FoundAgreement, person: Person) {
  const { roundId, proposalId, organization, plan } = agreement
  const isMember = isMemberOf(person, organization.id)
  if (isStaff(person) && !isMember)
    return [
      { href: paths.round(roundId), text: plan.title },
      { href: paths.agreements(roundId), text: '项目协议' },
    ]
  const desk = { href: paths.desk('applicant'), text: '申报台' }
  return isMember ? [desk, { href: paths.proposal(proposalId), text: '申报书' }] : [desk]
}

export const signedAt = (signatures: FoundAgreement['signatures']) => ({
  organizationAt: signatures.find(({ side }) => side === 'organization')?.at ?? null,
  bureauAt: signatures.find(({ side }) => side === 'bureau')?.at ?? null,
})

function Sign({ found, person, of }: Props) {
  const { agreement, signatures, hosting } = found
  if (signatures.length === 2)
    return (
      <p>
        双方都已签署，协议已经生效。<a href={paths.payments(agreement.id)}>看拨款</a>
      </p>
    )
  const whyNotNow = whyNotHosted(hosting)
  if (whyNotNow) {
    const clause = citing(agreement.plan.rulebook)(whyNotNow)
    return (
      <Note tone="warn">
        <Because sentence={sayHostRefusal(whyNotNow)} clause={clause} />。
      </Note>
    )
  }
  const open = sidesOf(person, agreement.parties).filter(
    (side) => whyNotSign(signatures, person, side) === null,
  )
  if (open.length === 0) return <p class="quiet">{whyNot(found, person)}。</p>
  return <SignForm found={found} sides={open} of={of} />
}

/** Why this person has nothing to sign here. */
function whyNot({ agreement, signatures }: FoundAgreement, person: Person): string {
  const [side] = sidesOf(person, agreement.parties)
  const chosen = sideFor(person, agreement.parties, side)
  const refusal = chosen.ok ? whyNotSign(signatures, person, chosen.value) : chosen.refusal
  return refusal ? sayWhy(refusal, saySignRefusal) : ''
}

const SignForm = ({ found, sides, of }: { found: FoundAgreement; sides: Side[]; of: Filled }) => (
  <form method="post" action={paths.signature(found.agreement.id)}>
    <p>
      <Because
        sentence={untilOf(found)}
        clause={clauseIn(found.agreement.plan.rulebook, 'agreements.signWorkingDays')}
      />
      。
    </p>
    <Hidden name="draft" value={String(found.drafts.length)} />
    {sides.length > 1 ? (
      <Radios
        of={of}
        name="side"
        legend="代表哪一方"
        options={sides.map((side) => ({ value: side, text: SIDE_WORDS[side] }))}
      />
    ) : (
      <Hidden name="side" value={sides[0] ?? 'bureau'} />
    )}
    <Confirm
      of={of}
      name="confirm"
      label={`我已读过协议全文，代表${sides.length > 1 ? '所选一方' : sayFor(found, sides[0] ?? 'bureau')}同意签署`}
      hint="签署以后不能撤回；双方都签署，协议即生效。"
    />
    <Actions>
      <Button>签署</Button>
    </Actions>
  </form>
)

const sayFor = ({ agreement: { parties } }: FoundAgreement, side: Side): string =>
  side === 'bureau' ? SIDE_WORDS.bureau : signerOf(parties).name

function untilOf({ agreement: { announcedAt, plan }, calendar }: FoundAgreement): string {
  const { agreements } = numbersOf(plan)
  const until = signBy(announcedAt, agreements, calendar)
  const from = `请在公告（${sayDay(dayOf(announcedAt))}）后${agreements.signWorkingDays}个工作日内签署`
  return until.ok
    ? `${from}，到${sayDay(until.value)}为止`
    : `${from}，到哪一天待公布：${sayUnknown(until.refusal.year)}`
}
