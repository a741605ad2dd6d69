import { type Context, Hono } from 'hono'
import { calendarOf } from '../../calendar/store.ts'
import { paths } from '../../paths.ts'
import { isStaff } from '../../people/rules/person.ts'
import { dayOf } from '../../shared/days.ts'
import { type Refusal, blank, done, problem, refused, show } from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { ROWS } from '../../web/controls.tsx'
import { citing } from '../../rulebook/citing.ts'
import { only } from '../../web/guard.ts'
import { officeOf } from '../../web/layout.tsx'
import type { Inside, Site } from '../../web/site.ts'
import { callOf } from '../calls/store.ts'
import { confirmAccount, recordPayment } from './actions.ts'
import { confirmationForm, paymentForm } from './forms.ts'
import { PaymentsPage } from './pages/pay.tsx'
import { RoundPaymentsPage } from './pages/round.tsx'
import { sayConfirmRefusal, sayPayRefusal } from './pages/words.ts'
import { narrow, nextTranche, payBy, totalsOf, whyNotPay } from './rules/ledger.ts'
import { whyNotPayTo } from './rules/payee.ts'
import { ledgersIn, linesOfRound } from './store/ledger.ts'
import { findLedger } from './store/payee.ts'

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

payments.get('/agreements/:id/payments', only('anyone'), async (c) => {
  const { db, now, person } = c.var
  const found = await findLedger(db, person, c.req.param('id'))
  if (!found) return problem(c, { why: 'not-found' }, NOT_FOUND)
  const { ledger, payee, calendar } = found
  const next = nextTranche(ledger)
  const payable = next && payBy(ledger, next, calendar)
  return show(
    c,
    { title: `拨款　${ledger.title}`, desk: isStaff(person) ? officeOf(person) : 'applicant' },
    {
      ledger,
      payee,
      whyNotTo: whyNotPayTo(payee, person, dayOf(now)),
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
  return again(c, id, recorded.refusal, sayPayRefusal, typed)
})

payments.post('/agreements/:id/account-confirmation', only('finance'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(confirmationForm, sent)
  const confirmed = form.ok ? await confirmAccount(db, person, id, form.value, now) : form
  if (confirmed.ok) return done(c, paths.payments(id), confirmed.value)
  return again(c, id, confirmed.refusal, sayConfirmRefusal, typed)
})

/** The page once more, with why an act on it was refused and what had been typed. */
async function again<R extends Refusal>(
  c: Context<Inside>,
  id: string,
  refusal: Parameters<typeof refused<R>>[1],
  say: (refusal: R) => string,
  typed: Typed,
) {
  const { db, now, person } = c.var
  const found = await findLedger(db, person, id)
  if (!found) return problem(c, { why: 'not-found' }, NOT_FOUND)
  const { ledger } = found
  return refused(c, refusal, say, {
    frame: { title: `拨款　${ledger.title}`, desk: 'finance' },
    typed,
    cite: citing(ledger.rulebook),
    body: (filled) => <PaymentsPage {...found} {...{ person, now }} of={filled} refused={filled.refused} />,
  })
}
