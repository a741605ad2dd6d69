import { Hono } from 'hono'
import { z } from 'zod'
import { READERS } from '../../organizations/rules/organization.ts'
import { paths } from '../../paths.ts'
import { isStaff } from '../../people/rules/person.ts'
import { citing } from '../../rulebook/citing.ts'
import { dayOf } from '../../shared/days.ts'
import { page, search } from '../../web/boxes/query.ts'
import { officeOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { confirmAccount, recordPayment } from './actions/payments.ts'
import { confirmationForm, paymentForm } from './forms.ts'
import { PaymentsPage } from './pages/pay.tsx'
import { RoundPaymentsPage, roundColumns } from './pages/round.tsx'
import { sayConfirmRefusal, sayPayRefusal } from './pages/words.ts'
import { nextTranche, payBy, totalsOf, whyNotPay } from './rules/ledger.ts'
import { whyNotPayTo } from './rules/payee.ts'
import { findLedger } from './store/payee.ts'
import { findPaid } from './store/round.ts'

export const payments = new Hono<Site>()

screen(payments, {
  at: paths.roundPayments,
  who: READERS,
  query: z.object({ state: search(20), word: search(), page: page() }),
  load: ({ db, asked, rows }, id) => findPaid(db, id, asked, rows),
  frame: ({ round }, { person }) => ({ title: `拨款　${round.title}`, desk: officeOf(person) }),
  data: ({ round, listing }) => ({ round, ...listing }),
  page: (found, _, { asked, now, url }) => <RoundPaymentsPage {...found} wanted={asked} {...{ now, url }} />,
  sheets: ({ listing: { lines, total }, calendar }, { now }) => [
    sheetOf('拨款', roundColumns({ calendar, now }), lines, total),
  ],
})

screen(payments, {
  at: paths.payments,
  who: ['anyone'],
  finds: ['own', ...READERS],
  load: ({ db, person }, id) => findLedger(db, person, id),
  under: ({ ledger }) => citing(ledger.rulebook),
  frame: ({ ledger }, { person }) => ({
    title: `拨款　${ledger.title}`,
    desk: isStaff(person) ? officeOf(person) : 'applicant',
  }),
  data: ({ ledger, payee, calendar }, { person, now }) => {
    const next = nextTranche(ledger)
    const payable = next && payBy(ledger, next, calendar)
    return {
      ledger,
      payee,
      whyNotTo: whyNotPayTo(payee, person, dayOf(now)),
      totals: totalsOf([ledger]),
      payBy: payable?.ok ? payable.value : null,
      whyNot: next ? whyNotPay(ledger, next.seq, person) : null,
    }
  },
  page: (found, of, { person, now }) => <PaymentsPage {...found} {...{ person, now, of }} />,
})
  .act({
    at: paths.payments,
    who: ['finance'],
    form: paymentForm,
    do: ({ db, person, now }, form, id) => recordPayment(db, person, id, form, now),
    say: sayPayRefusal,
  })
  .act({
    at: paths.accountConfirmation,
    who: ['finance'],
    form: confirmationForm,
    do: ({ db, person, now }, form, id) => confirmAccount(db, person, id, form, now),
    say: sayConfirmRefusal,
  })
