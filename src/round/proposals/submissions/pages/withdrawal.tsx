import { paths } from '../../../../paths.ts'
import { By } from '../../../../rulebook/pages/by.tsx'
import { type Instant, sayDeadline, sayInstant } from '../../../../shared/days.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { Form } from '../../../../web/form.tsx'
import { Facts } from '../../../../web/lists.tsx'
import { Head, Note } from '../../../../web/parts.tsx'
import { numbered } from '../../../calls/rules/round.ts'
import { withdrawalForm } from '../forms.ts'
import { sayWithdrawRefusal } from '../../pages/words.ts'
import { Withdrawn } from '../../pages/withdrawn.tsx'
import { whyNotWithdraw } from '../rules.ts'
import type { HandedIn, Receipt } from '../store.ts'

type Props = { found: HandedIn; of: Filled; now: Instant }

/** 撤回申报: what would be withdrawn, what follows from it, and the reason; else why not. */
export function WithdrawalPage({ found, of, now }: Props) {
  const { proposalId, receipt } = found
  const { withdrawal = null } = receipt ?? {}
  const whyNot = whyNotWithdraw({ ...found, current: withdrawal ? null : receipt }, now)
  return (
    <div class="page">
      <Head title="撤回申报" crumbs={crumbsTo(found)} />
      {withdrawal && receipt && <Withdrawn {...{ proposalId, number: numberOf(receipt), withdrawal }} />}
      {receipt && <WhatItIs receipt={receipt} />}
      {whyNot && !withdrawal && <Note tone="bad">{sayWithdrawRefusal(whyNot)}。</Note>}
      {receipt && !whyNot && <Ask {...{ receipt, of }} />}
    </div>
  )
}

const crumbsTo = ({ proposalId, receipt }: HandedIn) => [
  { href: paths.desk('applicant'), text: '申报' },
  { href: paths.proposal(proposalId), text: receipt?.title ?? '申报书' },
]

const WhatItIs = ({ receipt }: { receipt: Receipt }) => (
  <Facts
    rows={[
      { name: '受理编号', value: numberOf(receipt), kind: 'code' },
      { name: '项目', value: receipt.title },
      { name: '申报单位', value: receipt.organization.name },
      { name: '版本', value: `第${receipt.revision}版，${sayInstant(receipt.at)}收到` },
    ]}
  />
)

const Ask = ({ receipt: { plan, proposalId }, of }: { receipt: Receipt; of: Filled }) => (
  <>
    <p>
      撤回以后，这一版不参加评审。写的内容和回执都还在；{sayDeadline(plan.dates.closes)}
      前可以修改后再次提交，受理编号不变
      <By bound={plan.rulebook} rules={['#submission']} />。
    </p>
    <Form
      to={paths.withdrawal(proposalId)}
      of={of}
      form={withdrawalForm}
      button="撤回申报"
      danger
      beside={<a href={paths.proposal(proposalId)}>不撤回了</a>}
    />
  </>
)

const numberOf = ({ plan, number }: Pick<Receipt, 'plan' | 'number'>) => numbered(plan, 'SQ', number)
