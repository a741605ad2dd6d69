import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { ErrorSummary, Hidden, Text } from '../../../web/fields.tsx'
import { Actions, Block, Button, Head, Note } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import { numbered } from '../../calls/rules/round.ts'
import { GATE_WORDS } from '../../calls/pages/words.tsx'
import { type Ledger, type Tranche, nextTranche, totalsOf, whyNotPay } from '../rules/ledger.ts'
import { PayBy, StateTag, Sums } from './round.tsx'
import { sayPayRefusal } from './words.ts'

type Props = {
  ledger: Ledger
  person: Person
  calendar: Calendar
  now: Instant
  of: Filled
  refused: Child
}

/** An agreement's tranches, and the next payment to enter. */
export function PaymentsPage({ ledger, person, calendar, now, of, refused }: Props) {
  return (
    <div class="page">
      <Head
        title={ledger.title}
        crumbs={[
          { href: paths.roundPayments(ledger.roundId), text: '拨款' },
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
      <Sums totals={totalsOf([ledger])} />
      <Block id="tranches" title="各笔拨款">
        <Tranches {...{ ledger, calendar, now }} />
      </Block>
      <Next {...{ ledger, person, of }} />
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
    ]}
    foot={
      <tr>
        <th scope="row">合计</th>
        <td class="num">{yuan(ledger.award)}</td>
        <td colspan={5}></td>
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
      </tr>
    ))}
  </Table>
)

function Next({ ledger, person, of }: Pick<Props, 'ledger' | 'person' | 'of'>) {
  const next = nextTranche(ledger)
  if (!next) return <Note tone="good">各笔都已拨付。</Note>
  const whyNot = whyNotPay(ledger, next.seq, person)
  if (whyNot) {
    return (
      <Note>
        <Because sentence={sayPayRefusal(whyNot)} clause={citing(ledger.rulebook)(whyNot)} />。
      </Note>
    )
  }
  return (
    <Block id="payment" title="登记拨付">
      <Form ledger={ledger} next={next} of={of} />
    </Block>
  )
}

const Form = ({ ledger, next, of }: { ledger: Ledger; next: Tranche; of: Filled }) => (
  <form method="post" action={paths.payments(ledger.agreementId)}>
    <ErrorSummary of={of} />
    <Hidden name="tranche" value={String(next.seq)} />
    <p>
      第{next.seq}笔，{yuan(next.amount)}元。金额按协议，不用填写。
    </p>
    <Text of={of} name="voucher" label="凭证号" hint="会计凭证上的编号，一个编号只登记一次。" size={30} />
    <Text of={of} name="paidOn" label="拨付日期" type="date" />
    <Actions>
      <Button>登记第{next.seq}笔</Button>
    </Actions>
  </form>
)
