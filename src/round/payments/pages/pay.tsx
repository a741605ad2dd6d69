import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { type Person, isStaff } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { mask } from '../../../organizations/rules/account.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Because, type Filled, sayWhy } from '../../../web/answer.tsx'
import { ErrorSummary, Hidden, Text } from '../../../web/fields.tsx'
import { Actions, Block, Button, Head, Note } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import { numbered } from '../../calls/rules/round.ts'
import { GATE_WORDS } from '../../calls/pages/words.tsx'
import { type Ledger, type Tranche, nextTranche, totalsOf, whyNotPay } from '../rules/ledger.ts'
import { type Payee, whyNotPayTo } from '../rules/payee.ts'
import { PayeeBlock } from './payee.tsx'
import { PayBy, StateTag, Sums } from './round.tsx'
import { sayPayRefusal } from './words.ts'

type Props = {
  ledger: Ledger
  payee: Payee
  person: Person
  calendar: Calendar
  now: Instant
  of: Filled
  refused: Child
}

/** An agreement's tranches, and the next payment to enter. */
export function PaymentsPage({ ledger, payee, person, calendar, now, of, refused }: Props) {
  const today = dayOf(now)
  return (
    <div class="page">
      <Head
        title={ledger.title}
        crumbs={[
          isStaff(person)
            ? { href: paths.roundPayments(ledger.roundId), text: '拨款' }
            : { href: paths.desk('applicant'), text: '申报台' },
          { text: numbered(ledger, 'XY', ledger.seq) },
        ]}
        meta={
          <>
            <span>{ledger.organization}</span>
            {ledger.projectId && <a href={paths.projectWork(ledger.projectId)}>看项目</a>}
          </>
        }
      />
      {refused && <Note tone="bad">{refused}。</Note>}
      <ErrorSummary of={of} />
      <Sums totals={totalsOf([ledger])} />
      <Block id="tranches" title="各笔拨款">
        <Tranches {...{ ledger, calendar, now }} />
        <p class="quiet small">
          按次序拨付，条件达到以后在规定的期限内拨付
          <By bound={ledger.rulebook} rules={['payments.tranches', 'payments.workingDays']} />。
        </p>
      </Block>
      <PayeeBlock {...{ ledger, payee, person, today, of }} />
      <Next {...{ ledger, payee, person, of, today }} />
    </div>
  )
}

const Tranches = ({ ledger, calendar, now }: Pick<Props, 'ledger' | 'calendar' | 'now'>) => (
  <Table
    scroll="各笔拨款一览"
    head={[
      { text: '笔次与条件', keep: true },
      { text: '金额（元）', num: true },
      { text: '条件达到' },
      { text: '最晚拨付' },
      { text: '状态' },
      { text: '拨付日期' },
      { text: '凭证号' },
      { text: '付到' },
    ]}
    foot={
      <tr>
        <th scope="row">合计</th>
        <td class="num">{yuan(ledger.award)}</td>
        <td colspan={6}></td>
      </tr>
    }
  >
    {ledger.tranches.map((tranche) => (
      <tr>
        <th scope="row" class="keep">
          第{tranche.seq}笔，{tranche.percent}%<small>{GATE_WORDS[tranche.gate]}</small>
        </th>
        <td class="num">{yuan(tranche.amount)}</td>
        <td>{tranche.passedAt === null ? '—' : dayOf(tranche.passedAt)}</td>
        <td>
          <PayBy {...{ ledger, tranche, calendar, now }} />
        </td>
        <td>
          <StateTag ledger={ledger} tranche={tranche} />
        </td>
        <td>{tranche.payment?.paidOn ?? '—'}</td>
        <td>{tranche.payment?.voucher ?? '—'}</td>
        <td>
          <PaidInto tranche={tranche} />
        </td>
      </tr>
    ))}
  </Table>
)

/** The account that a payment went to, as it was then. */
const PaidInto = ({ tranche: { paidTo, payment } }: { tranche: Tranche }) => {
  if (!paidTo) return <>{payment ? '没有记录' : '—'}</>
  const { holder, bank, tail, version } = paidTo
  return (
    <>
      {holder}
      <small>
        {bank}，{mask(tail)}，第{version}版
      </small>
    </>
  )
}

type NextProps = Pick<Props, 'ledger' | 'payee' | 'person' | 'of'> & { today: Day }

/** What hinders the payee stands beside its account already. */
function Next({ ledger, payee, person, of, today }: NextProps) {
  const next = nextTranche(ledger)
  if (!next) return <Note tone="good">各笔都已拨付。</Note>
  if (!isStaff(person)) return null
  const whyNot = whyNotPay(ledger, next.seq, person)
  if (!whyNot && mustWait(payee, person, today)) return null
  if (whyNot) {
    return (
      <Note>
        <Because sentence={sayWhy(whyNot, sayPayRefusal)} clause={citing(ledger.rulebook)(whyNot)} />。
      </Note>
    )
  }
  return (
    <Block id="payment" title="登记拨付">
      <Form ledger={ledger} payee={payee} next={next} of={of} />
    </Block>
  )
}

/** Nothing can be entered at all; a payment of a day before a change still can. */
const mustWait = (payee: Payee, person: Person, today: Day): boolean => {
  const whyNot = whyNotPayTo(payee, person, today)
  return whyNot !== null && payee.accounts.length < 2 && payee.hostOverAt === null
}

type FormProps = { ledger: Ledger; payee: Payee; next: Tranche; of: Filled }

const Form = ({ ledger, payee, next, of }: FormProps) => (
  <form method="post" action={paths.payments(ledger.agreementId)}>
    <Hidden name="tranche" value={String(next.seq)} />
    {payee.accounts[0] && <Hidden name="account" value={String(payee.accounts[0].version)} />}
    <p>
      第{next.seq}笔，{yuan(next.amount)}元。金额按协议，不用填写。
    </p>
    {payee.accounts.length > 1 && (
      <p class="hint">换账户以前已经付出的，按拨付日期记到当天的账户；以后付的，记到现在的账户。</p>
    )}
    <Text of={of} name="voucher" label="凭证号" hint="会计凭证上的编号，一个编号只登记一次。" size={30} />
    <Text of={of} name="paidOn" label="拨付日期" type="date" />
    <Actions>
      <Button>登记第{next.seq}笔</Button>
    </Actions>
  </form>
)
