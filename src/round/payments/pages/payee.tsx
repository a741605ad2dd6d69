import { AccountNote } from '../../../organizations/account/pages.tsx'
import { paths } from '../../../paths.ts'
import { type Person, has, isStaff } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { type Day, sayMinute } from '../../../shared/days.ts'
import { Because, type Filled, blank } from '../../../web/answer.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Block, Note } from '../../../web/parts.tsx'
import { numbered } from '../../calls/rules/round.ts'
import { confirmationForm } from '../forms.ts'
import type { Ledger } from '../rules/ledger.ts'
import { type Payee, isUnconfirmed, whyNotConfirm, whyNotPayTo } from '../rules/payee.ts'
import { sayPayRefusal } from './words.ts'

type Props = { ledger: Ledger; payee: Payee; person: Person; today: Day; of: Filled }

/** Who receives the money and on which account, masked; for finance what has to be done before it pays. */
export const PayeeBlock = (props: Props) => {
  const { payee } = props
  const [account] = payee.accounts
  const isToConfirm = account && whyNotConfirm(payee, props.person, account.version, props.today) === null
  return (
    <>
      <Block id="payee" title="收款单位和账户">
        <Facts
          rows={[
            { name: '收款单位', value: payee.name },
            ...(payee.group ? [{ name: '代为收款', value: `${payee.group.name}的托管单位` }] : []),
            ...(account
              ? [{ name: '账户', value: `第${account.version}版，${sayMinute(account.at)}填写` }]
              : []),
          ]}
        />
        <AccountNote account={account ?? null} />
        <Warning {...props} />
        {has(props.person, 'finance') && account && <Whole {...props} />}
      </Block>
      {isToConfirm && (
        <Block id="confirmation" title="核实账户">
          <Confirm {...props} version={account.version} />
        </Block>
      )}
    </>
  )
}

/** What stands in the way of a payment on this day, for everybody to see. */
function Warning({ ledger, payee, person, today }: Props) {
  const whyNot = whyNotPayTo(payee, person, today)
  if (!whyNot || whyNot.why === 'own-interest') {
    const [account] = payee.accounts
    return account && isUnconfirmed(payee, account) ? (
      <Note tone="warn">这个账户是签订协议以后填写的，拨付以前由财务核实。</Note>
    ) : null
  }
  return (
    <Note tone="warn">
      <Because sentence={sayPayRefusal(whyNot)} clause={citing(ledger.rulebook)(whyNot)} />。
      {isStaff(person) && <Ways {...{ ledger, payee }} why={whyNot.why} />}
    </Note>
  )
}

/** Where an officer looks after it: whom the group asks, and the end of the agreement. */
const Ways = ({ ledger, payee, why }: Pick<Props, 'ledger' | 'payee'> & { why: string }) =>
  why !== 'payee-host-over' && why !== 'payee-without-account' ? null : (
    <>
      {payee.group && <a href={paths.hosting(payee.group.id)}>看托管</a>}　
      {ledger.projectId && <a href={paths.sanctions(ledger.projectId)}>提出终止项目协议</a>}
    </>
  )

/** The recorded act of reading: on the payee's own page, with what for. */
const Whole = ({ ledger, payee }: Props) => (
  <Form
    to={paths.accountReading(payee.id)}
    of={blank}
    hidden={{ reason: `拨付${numbered(ledger, 'XY', ledger.seq)}，核对账号` }}
    button="查看全部账号"
    plain
    beside={<span class="quiet">这次查看会记录在案。</span>}
  />
)

const Confirm = ({ ledger, of, version }: Props & { version: number }) => (
  <Form
    to={paths.accountConfirmation(ledger.agreementId)}
    of={of}
    hidden={{ version }}
    button="已核实，付到这个账户"
  >
    <Box
      of={of}
      form={confirmationForm}
      name="note"
      hint="打协议上的电话，或者当面向收款单位的负责人核实。例如：电话向单位负责人核对了户名和账号。"
    />
  </Form>
)
