import { paths } from '../../../paths.ts'
import { signerOf } from '../../../organizations/rules/party.ts'
import { type Person, isMemberOf, isStaff } from '../../../people/rules/person.ts'
import { citing, clauseIn } from '../../../rulebook/citing.ts'
import { sayUnknown } from '../../../shared/calendar.ts'
import { dayOf, sayDay } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Block, Head, Note } from '../../../web/parts.tsx'
import { numbered } from '../../calls/rules/round.ts'
import { signatureForm } from '../forms.ts'
import { SIDE_WORDS, type Side, signBy, stateOf } from '../rules/agreement.ts'
import type { FoundAgreement } from '../rules/found.ts'
import { whyNotHosted } from '../rules/hosts.ts'
import { sideFor, sidesOf, whyNotSign } from '../rules/signing.ts'
import { Contract } from './contract.tsx'
import { StateTag } from './list.tsx'
import { Drafts, Redraft } from './redraft.tsx'
import { sayHostRefusal, saySignRefusal } from './words.ts'

type Props = { found: FoundAgreement; person: Person; of: Filled }

/** The agreement as both sides read and sign it. */
export function AgreementPage(props: Props) {
  const { found, person, of } = props
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
      <Contract found={found} />
      <Block id="signature" title="签署">
        <Sign {...props} />
      </Block>
      {isStaff(person) && signatures.length < 2 && (
        <p>
          <a href={paths.lapse(agreement.proposalId)}>单位逾期不签或者放弃的，办理放弃立项</a>
        </p>
      )}
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
  const open = sidesOf(person, agreement.parties).filter((side) => whyNotSign(found, person, side) === null)
  if (open.length === 0) return <p class="quiet">{whyNot(found, person)}。</p>
  return <SignForm found={found} sides={open} of={of} />
}

/** Why this person has nothing to sign here. */
function whyNot(found: FoundAgreement, person: Person): string {
  const { parties } = found.agreement
  const [side] = sidesOf(person, parties)
  const chosen = sideFor(person, parties, side)
  const refusal = chosen.ok ? whyNotSign(found, person, chosen.value) : chosen.refusal
  return refusal ? saySignRefusal(refusal) : ''
}

function SignForm({ found, sides, of }: { found: FoundAgreement; sides: Side[]; of: Filled }) {
  const { agreement, drafts } = found
  const [side = 'bureau', other] = sides
  const options = sides.map((value) => ({ value, text: SIDE_WORDS[value] }))
  return (
    <Form
      to={paths.signature(agreement.id)}
      of={of}
      hidden={{ draft: drafts.length, ...(!other && { side }) }}
      button="签署"
    >
      <p>
        <Because
          sentence={untilOf(found)}
          clause={clauseIn(agreement.plan.rulebook, 'agreements.signWorkingDays')}
        />
        。
      </p>
      {other && <Box of={of} form={signatureForm} name="side" options={options} />}
      <Box
        of={of}
        form={signatureForm}
        name="confirm"
        label={`我已读过协议全文，代表${other ? '所选一方' : sayFor(found, side)}同意签署`}
        hint="签署以后不能撤回；双方都签署，协议即生效。"
      />
    </Form>
  )
}

const sayFor = ({ agreement: { parties } }: FoundAgreement, side: Side): string =>
  side === 'bureau' ? SIDE_WORDS.bureau : signerOf(parties).name

function untilOf({ agreement: { announcedAt, plan }, calendar }: FoundAgreement): string {
  const { agreements } = plan.parameters
  const until = signBy(announcedAt, agreements, calendar)
  const from = `请在公告（${sayDay(dayOf(announcedAt))}）后${agreements.signWorkingDays}个工作日内签署`
  return until.ok
    ? `${from}，到${sayDay(until.value)}为止`
    : `${from}，到哪一天待公布：${sayUnknown(until.refusal.year)}`
}
