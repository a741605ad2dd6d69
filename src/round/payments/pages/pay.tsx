import { type Reversal, isConfirmed } from '../../../history/reversals/rules.ts'
import { paths } from '../../../paths.ts'
import { type Person, isStaff } from '../../../people/rules/person.ts'
import { CAUSE_WORDS } from '../../../reversals/forms.ts'
import { ReverseLink, Struck, sayState } from '../../../reversals/pages.tsx'
import { citing } from '../../../rulebook/citing.ts'
import { mask } from '../../../organizations/rules/account.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Day, type Instant, dayOf } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { stopOnce } from '../../../shared/words.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Block, Head, Note } from '../../../web/parts.tsx'
import { numbered } from '../../calls/rules/round.ts'
import { paymentForm } from '../forms.ts'
import { type Ledger, type Line, type Tranche, nextTranche, totalsOf, whyNotPay } from '../rules/ledger.ts'
import { type Payee, whyNotPayTo } from '../rules/payee.ts'
import type { FoundLedger } from '../store/payee.ts'
import { PayeeBlock } from './payee.tsx'
import { Sums, WHICH, trancheColumns } from './round.tsx'
import { sayPayRefusal } from './words.ts'

type Props = Pick<FoundLedger, 'entries' | 'reversals'> & {
  ledger: Ledger
  payee: Payee
  person: Person
  calendar: Calendar
  now: Instant
  of: Filled
}

/** An agreement's tranches, and the next payment to enter. */
export function PaymentsPage({ ledger, payee, entries, reversals, person, calendar, now, of }: Props) {
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
      <Sums totals={totalsOf([ledger])} />
      <Block id="tranches" title="各笔拨款">
        <Tranches {...{ ledger, entries, reversals, person, calendar, now }} />
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

type Listed = Pick<Props, 'ledger' | 'entries' | 'reversals' | 'person' | 'calendar' | 'now'>

const Tranches = ({ ledger, entries, reversals, person, calendar, now }: Listed) => (
  <List
    scroll="各笔拨款一览"
    sums="合计"
    columns={[{ ...WHICH, keep: 'name' }, ...trancheColumns({ calendar, now }), PAID_INTO]}
    rows={ledger.tranches.map((tranche) => ({ ledger, tranche }))}
    under={({ tranche }) => {
      const own = entries.filter((one) => one.tranche === tranche.seq)
      const undone = reversals.filter((one) => isConfirmed(one) && own.some(({ id }) => id === one.which))
      const standing = isStaff(person) ? own.find(({ counts }) => counts === 1) : undefined
      return standing || undone.length > 0 ? (
        <Undone standing={standing?.id} isOffice={isStaff(person)} {...{ undone, now }} />
      ) : null
    }}
  />
)

type Taken = { undone: Reversal[]; standing: string | undefined; isOffice: boolean; now: Instant }

/** Beneath a tranche: what was entered for it and counts no more, with its reason; and the way to take back what counts. */
const Undone = ({ undone, standing, isOffice, now }: Taken) => (
  <>
    {undone.map((one) => (
      <p class="small">
        <Struck>{one.said}</Struck>　
        {isOffice ? (
          <>
            {stopOnce(`${CAUSE_WORDS[one.cause]}：${one.reason}。${one.by}提出，${sayState(one, now)}。`)}
            <a href={paths.reversal(one.kind, one.which)}>冲正的经过</a>
          </>
        ) : (
          `冲正：${one.reason}`
        )}
      </p>
    ))}
    {standing && <ReverseLink kind="payment" which={standing} word="登记" />}
  </>
)

const PAID_INTO: Column<Line> = {
  head: '收款户名',
  text: ({ tranche: { paidTo, payment } }) => paidTo?.holder ?? (payment ? '没有记录' : null),
  also: {
    head: '账号',
    text: ({ tranche: { paidTo } }) =>
      paidTo && `${paidTo.bank}，${mask(paidTo.tail)}，第${paidTo.version}版`,
  },
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
        <Because sentence={sayPayRefusal(whyNot)} clause={citing(ledger.rulebook)(whyNot)} />。
      </Note>
    )
  }
  return (
    <Block id="payment" title="登记拨付">
      <Entry {...{ ledger, payee, next, of }} />
    </Block>
  )
}

/** Nothing can be entered at all; a payment of a day before a change still can. */
const mustWait = (payee: Payee, person: Person, today: Day): boolean => {
  const whyNot = whyNotPayTo(payee, person, today)
  return whyNot !== null && payee.accounts.length < 2 && payee.hostOverAt === null
}

type EntryProps = { ledger: Ledger; payee: Payee; next: Tranche; of: Filled }

const Entry = ({ ledger, payee, next, of }: EntryProps) => (
  <Form
    to={paths.payments(ledger.agreementId)}
    of={of}
    hidden={{ tranche: next.seq, ...(payee.accounts[0] && { account: payee.accounts[0].version }) }}
    button={`登记第${next.seq}笔`}
  >
    <p>
      第{next.seq}笔，{yuan(next.amount)}元。金额按协议，不用填写。
    </p>
    {payee.accounts.length > 1 && (
      <p class="hint">换账户以前已经付出的，按拨付日期记到当天的账户；以后付的，记到现在的账户。</p>
    )}
    <Box of={of} form={paymentForm} name="voucher" hint="会计凭证上的编号，一个编号只登记一次。" size={30} />
    <Box of={of} form={paymentForm} name="paidOn" />
  </Form>
)
