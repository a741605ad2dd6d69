import { Hono } from 'hono'
import { calendarOf } from '../../calendar/store.ts'
import { paths } from '../../paths.ts'
import { blank, done, problem, refused, show } from '../../web/answer.tsx'
import { read, readBody } from '../../web/body.ts'
import { ROWS } from '../../web/controls.tsx'
import { citing } from '../../rulebook/citing.ts'
import { only } from '../../web/guard.ts'
import { officeOf } from '../../web/layout.tsx'
import type { Site } from '../../web/site.ts'
import { callOf } from '../calls/store/rounds.ts'
import { recordPayment } from './actions.ts'
import { paymentForm } from './forms.ts'
import { PaymentsPage } from './pages/pay.tsx'
import { RoundPaymentsPage } from './pages/round.tsx'
import { sayPayRefusal } from './pages/words.ts'
import { narrow, nextTranche, payBy, totalsOf, whyNotPay } from './rules/ledger.ts'
import { findLedger, ledgersIn, linesOfRound } from './store.ts'

export const payments = new Hono<Site>()

const staff = only('finance', 'officer', 'approver', 'auditor')
const NOT_FOUND = '没有找到这一页'

payments.get('/rounds/:id/payments', staff, async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const [[call], rows, calendar] = await db.batch([callOf(db, id), linesOfRound(db, id), calendarOf(db)])
  if (!call) return problem(c, { why: 'not-found' }, NOT_FOUND)
  const round = { id, title: call.plan.title }
  const page = Math.max(1, Number(/^\d{1,6}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1))
  const wanted = { state: c.req.query('state') || undefined, word: c.req.query('word') || undefined, page }
  const listing = narrow(ledgersIn(rows), wanted, ROWS)
  return show(
    c,
    { title: `拨款　${round.title}`, desk: officeOf(person) },
    { round, ...listing },
    <RoundPaymentsPage {...{ round, listing, wanted, calendar, now }} />,
  )
})

payments.get('/agreements/:id/payments', staff, async (c) => {
  const { db, now, person } = c.var
  const found = await findLedger(db, c.req.param('id'))
  if (!found) return problem(c, { why: 'not-found' }, NOT_FOUND)
  const { ledger, calendar } = found
  const next = nextTranche(ledger)
  const payable = next && payBy(ledger, next, calendar)
  return show(
    c,
    { title: `拨款　${ledger.title}`, desk: officeOf(person) },
    {
      ledger,
      totals: totalsOf([ledger]),
      payBy: payable?.ok ? payable.value : null,
      whyNot: next ? whyNotPay(ledger, next.seq, person) : null,
    },
    <PaymentsPage {...found} {...{ person, now }} of={blank} refused={null} />,
  )
})

payments.post('/agreements/:id/payments', only('finance'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(paymentForm, sent)
  const recorded = form.ok ? await recordPayment(db, person, id, form.value, now) : form
  if (recorded.ok) return done(c, paths.payments(id), recorded.value)
  const found = await findLedger(db, id)
  if (!found) return problem(c, { why: 'not-found' }, NOT_FOUND)
  const { ledger } = found
  return refused(c, recorded.refusal, sayPayRefusal, {
    frame: { title: `拨款　${ledger.title}`, desk: 'finance' },
    typed,
    cite: citing(ledger.rulebook),
    body: (filled) => <PaymentsPage {...found} {...{ person, now }} of={filled} refused={filled.refused} />,
  })
})
