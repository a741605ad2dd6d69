import { blanksOf } from '../../../organizations/rules/party.ts'
import { paths } from '../../../paths.ts'
import { whyNotBarred } from '../../../organizations/rules/applying.ts'
import type { Person } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Block, Head, Note } from '../../../web/parts.tsx'
import { agreementForm } from '../forms.ts'
import { tranchesOf, whyNotDraft } from '../rules/agreement.ts'
import type { FoundAward } from '../rules/found.ts'
import { TrancheTable } from './tranches.tsx'
import { sayDraftRefusal } from './words.ts'

type Props = { found: FoundAward; person: Person; now: Instant; of: Filled }

/** All of an agreement follows from the award, but the day on which the project starts. */
export function DraftPage({ found, person, now, of }: Props) {
  const whyNot = whyNotDraft(found, person) ?? whyNotBarred(found, now)
  const { award, agreement, roundId, plan, organization } = found
  return (
    <div class="page">
      <Head
        title="拟定项目协议"
        crumbs={[
          { href: paths.round(roundId), text: plan.title },
          { href: paths.agreements(roundId), text: '项目协议' },
        ]}
        meta={organization.name}
      />
      {whyNot && whyNot.why !== of.why && (
        <Note tone="warn">
          <Because sentence={sayDraftRefusal(whyNot)} clause={citing(plan.rulebook)(whyNot)} />。
        </Note>
      )}
      {agreement && <a href={paths.agreement(agreement.id)}>查看协议</a>}
      {award && !whyNot && <DraftForm {...{ found, award, now, of }} />}
    </div>
  )
}

type FormProps = Pick<Props, 'found' | 'now' | 'of'> & { award: NonNullable<FoundAward['award']> }

const DraftForm = ({ found, award, now, of }: FormProps) => (
  <Block id="draft" title={award.title}>
    <Facts
      rows={[
        { name: '申报单位', value: found.organization.name },
        ...(found.hosting.now.host
          ? [{ name: '托管单位', value: `${found.hosting.now.host.name}，由它签约和收款` }]
          : []),
        { name: '资助金额', value: `${yuan(award.amount)}元` },
        { name: '实施时间', value: `${award.months}个月` },
      ]}
    />
    <Blanks found={found} />
    <p>
      拨款次序和签订期限，按本期的规则
      <By bound={found.plan.rulebook} rules={['payments.tranches', 'agreements.signWorkingDays']} />。
    </p>
    <TrancheTable tranches={tranchesOf(award.amount, found.plan.parameters.payments.tranches)} />
    <Form
      to={paths.proposalAgreement(found.proposalId)}
      of={of}
      button="拟定协议"
      beside={<a href={paths.agreements(found.roundId)}>回到列表</a>}
    >
      <Box
        of={{ ...of, typed: { startsOn: dayOf(now), ...of.typed } }}
        form={agreementForm}
        name="startsOn"
        hint={`请先与申报单位商定，有一方签署以后不再改动。从这一天起${award.months}个月，前一天结束。`}
      />
    </Form>
  </Block>
)

/** What the agreement would have to leave out of a party. */
const Blanks = ({ found }: { found: FoundAward }) => {
  const { organization, host } = found.hosting.now
  const lacking = [organization, ...(host ? [host] : [])].filter((party) => blanksOf(party).length > 0)
  if (lacking.length === 0) return null
  return (
    <Note tone="warn">
      {lacking.map((party) => `${party.name}没有填${blanksOf(party).join('、')}`).join('；')}
      。协议照现在的单位资料拟定，最好先请他们填好。
    </Note>
  )
}
