import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Statement, newId } from '../../../src/db/db.ts'
import { findFinance } from '../../../src/desks/finance/store.ts'
import { SIDES } from '../../../src/round/agreements/rules/agreement.ts'
import { agreements } from '../../../src/round/agreements/tables.ts'
import { allEvaluations, allRefunds, closings, finalReports } from '../../../src/round/closing/tables.ts'
import {
  type Ledger,
  type TrancheState,
  nextTranche,
  totalsOf,
  whyNotPay,
} from '../../../src/round/payments/rules/ledger.ts'
import { payableTranches } from '../../../src/round/payments/store/desks.ts'
import { ledgersIn, lines } from '../../../src/round/payments/store/ledger.ts'
import { allPayments as payments } from '../../../src/round/payments/tables.ts'
import {
  allMidtermEvaluations,
  milestones,
  projects,
  allReportReviews,
  reports,
  allSanctionDecisions,
  sanctionEnds,
  sanctions,
} from '../../../src/round/projects/tables.ts'
import { type Site, openSite } from '../../pageless.ts'
import { AWARD } from '../projects/awarded.ts'
import { type SignedRound, agree, newNumber, signedRound } from '../projects/cast.ts'
import { SIGNED, noon } from '../projects/fixtures.ts'
import { leave } from '../../made.ts'
import { breaks } from '../../breaks.ts'
import { subjects } from '../../../src/history/subjects.ts'

/** Where an agreement has come to. Of its three tranches `nothing` round to nothing and `paid` are paid. */
type Facts = {
  signed: boolean
  midterm: null | 'accepted' | 'passed' | 'below-mark'
  grade: null | 'A' | 'C'
  nothing: readonly number[]
  paid: readonly number[]
  halts: readonly ('delay' | 'lifted' | 'notice' | 'terminate')[]
  end: null | 'refunded' | 'closed'
}
const NOTHING_YET: Facts = {
  ...{ signed: true, midterm: null, grade: null },
  ...{ nothing: [], paid: [], halts: [], end: null },
}
const GATES = ['agreement_signed', 'midterm_passed', 'final_passed'] as const
const SEQS = [1, 2, 3]

const facts: fc.Arbitrary<Facts> = fc.record({
  signed: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
  midterm: fc.constantFrom(null, 'accepted', 'passed', 'below-mark'),
  grade: fc.constantFrom(null, 'A', 'C'),
  nothing: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.subarray(SEQS)),
  paid: fc.constantFrom([], [1], [1, 2], [2], [1, 2, 3]),
  halts: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    fc.subarray<Facts['halts'][number]>(['delay', 'lifted', 'notice', 'terminate']),
  ),
  end: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.constantFrom('refunded', 'closed')),
})

let site: Site
let round: SignedRound
let seq = 0
beforeAll(async () => {
  site = await openSite(SIGNED)
  round = await signedRound(site, [], {}, { more: Array.from({ length: 70 }, (_, at) => `第${at + 1}项`) })
})

/** The agreement as its stages would have left it, row by row. */
async function settle(of: Facts): Promise<string> {
  const planned = SEQS.map((at) => ({
    seq: at,
    percent: 30,
    amount: of.nothing.includes(at) ? 0 : AWARD / 5,
    gate: GATES[at - 1] ?? 'final_passed',
  }))
  seq += 1
  const { id, member } = await agree(site, round, `第${seq}项`, of.signed ? [...SIDES] : ['bureau'], planned)
  const { db } = site
  const projectId = newId()
  const made = { by: round.officer.id, at: SIGNED }
  const written = { by: member.id, at: SIGNED }
  const imposed = { outcome: 'imposed' as const, reason: '属实', ...made, by: round.approver.id }
  const changes: Statement[] = []
  if (of.midterm) {
    const [milestoneId, reportId] = [newId(), newId()]
    const due = { seq: 1, kind: 'midterm' as const, title: '中期评估', dueOn: '2014-01-07' }
    changes.push(
      db.insert(milestones).values({ id: milestoneId, projectId, ...due }),
      db.insert(reports).values({ id: reportId, milestoneId, ...REPORTED, ...written }),
      db
        .insert(allReportReviews)
        .values({ id: reportId, reportId, outcome: 'accepted', reason: '', ...made }),
    )
    if (of.midterm !== 'accepted')
      changes.push(
        db
          .insert(allMidtermEvaluations)
          .values({ reviewId: reportId, reportId, points: 6000, outcome: of.midterm, ...made }),
      )
  }
  if (of.grade) {
    const finalReportId = newId()
    const judged = { projectId, finalReportId, score: 6000, grade: of.grade, text: '好' }
    changes.push(
      db.insert(finalReports).values({ id: finalReportId, projectId, ...REPORTED, ...written }),
      db.insert(allEvaluations).values({ id: newId(), ...judged, ...made }),
    )
  }
  for (const halt of of.halts) {
    const sanctionId = newId()
    const kind = halt === 'lifted' ? 'suspend' : halt
    changes.push(
      db.insert(sanctions).values({ id: sanctionId, projectId, kind, reason: '拖延', ...made }),
      db.insert(allSanctionDecisions).values({ id: newId(), sanctionId, ...imposed }),
    )
    if (halt === 'lifted')
      changes.push(db.insert(sanctionEnds).values({ sanctionId, reason: '整改', ...made }))
  }
  for (const trancheSeq of of.paid.filter((at) => !of.nothing.includes(at))) {
    const paid = {
      id: newId(),
      agreementId: id,
      trancheSeq,
      amount: AWARD / 5,
      voucher: newNumber(),
    }
    changes.push(db.insert(payments).values({ ...paid, paidOn: '2013-07-19', ...made }))
  }
  if (of.end === 'refunded')
    changes.push(
      db.insert(allRefunds).values({
        id: newId(),
        projectId,
        amount: 1,
        voucher: newNumber(),
        receivedOn: '2014-08-01',
        ...made,
      }),
    )
  if (of.end === 'closed') changes.push(db.insert(closings).values({ projectId, ...made }))
  const told = { subject: subjects.project(projectId), what: 'project-opened', ...made }
  await leave(
    db,
    [told],
    [db.insert(projects).values({ id: projectId, agreementId: id, ...made }), ...changes],
  )
  return id
}
const REPORTED = { revision: 1, text: '进展', actuals: [], spent: 0 }

/** The second way: along the tranches, as long as the gates are open. */
function expected(of: Facts): TrancheState[] {
  const passed = [of.signed, of.midterm === 'accepted' || of.midterm === 'passed', of.grade === 'A']
  let isOpen = true
  return SEQS.map((at): TrancheState => {
    if (of.paid.includes(at) && !of.nothing.includes(at)) return 'paid'
    if (at === 2 && of.midterm === 'below-mark') return 'ended'
    if (of.nothing.includes(at)) return 'paid'
    if (of.end !== null || of.halts.includes('terminate')) return 'ended'
    if (of.halts.includes('delay')) return 'waiting'
    isOpen &&= passed[at - 1] ?? false
    return isOpen ? 'payable' : 'waiting'
  })
}

const ledgers = async () => ledgersIn(await lines(site.db, eq(agreements.roundId, round.id)))
async function statesOf(change: Partial<Facts>) {
  const id = await settle({ ...NOTHING_YET, ...change })
  return (await ledgers()).find(({ agreementId }) => agreementId === id)?.tranches.map(({ state }) => state)
}

// where an agreement cannot come to, the rules and the pages must agree, too
beforeAll(() =>
  breaks(
    'closed-when-evaluated',
    'paid-behind-its-gate',
    'paid-in-turn',
    'paid-to-an-account',
    'projects-of-the-signed',
    'refunds-within-the-paid',
    'tranches-add-up',
  ),
)

describe('a tranche', () => {
  test.each<[string, Partial<Facts>, TrancheState[]]>([
    ['waits for a signature', { signed: false }, ['waiting', 'waiting', 'waiting']],
    ['is payable when its gate is passed', {}, ['payable', 'waiting', 'waiting']],
    ['waits for those before it', { signed: false, midterm: 'passed' }, ['waiting', 'waiting', 'waiting']],
    ['follows the one before it', { midterm: 'passed' }, ['payable', 'payable', 'waiting']],
    ['is paid', { midterm: 'passed', paid: [1] }, ['paid', 'payable', 'waiting']],
    [
      'is passed over when its gate failed',
      { midterm: 'below-mark', grade: 'A' },
      ['payable', 'ended', 'payable'],
    ],
    ['of nothing holds nothing up', { nothing: [1], midterm: 'passed' }, ['paid', 'payable', 'waiting']],
    [
      'waits while it is halted',
      { paid: [1], midterm: 'passed', halts: ['delay'] },
      ['paid', 'waiting', 'waiting'],
    ],
    ['is over once money came back', { paid: [1], end: 'refunded' }, ['paid', 'ended', 'ended']],
    ['is over with the project', { paid: [1], halts: ['terminate'] }, ['paid', 'ended', 'ended']],
  ])('%s', async (_, change, states) => {
    expect(await statesOf(change)).toEqual(states)
    expect(expected({ ...NOTHING_YET, ...change })).toEqual(states)
  })
})

test('is what the rules let finance pay, on every page alike, wherever an agreement has come to', async () => {
  const cases = new Map<string, Facts>()
  for (const one of fc.sample(facts, { numRuns: 60, seed: 11 })) cases.set(await settle(one), one)
  const all = await ledgers()
  for (const [id, of] of cases) {
    const states = all.filter(({ agreementId }) => agreementId === id).flatMap(({ tranches }) => tranches)
    expect(
      states.map(({ state }) => state),
      JSON.stringify(of),
    ).toEqual(expected(of))
  }
  for (const ledger of all) {
    const payable = ledger.tranches.filter((one) => whyNotPay(ledger, one.seq, round.finance) === null)
    expect(payable, JSON.stringify(ledger)).toEqual(inTurn(ledger))
    expect(payable.every((one) => one === nextTranche(ledger))).toBe(true)
  }
  const { rounds } = await findFinance(site.db, noon('2014-08-02'), 50)
  const states = all.flatMap(({ tranches }) => tranches)
  expect(rounds.find(({ id }) => id === round.id)).toMatchObject({
    payments: states.filter(({ state }) => state === 'payable').length,
    payable: totalsOf(all).payable,
    paid: totalsOf(all).paid,
  })
  const listed = (await payableTranches(site.db)).map(
    ({ agreementId, tranche }) => `${agreementId} ${tranche}`,
  )
  const turns = all.flatMap((ledger) => inTurn(ledger).map(({ seq: at }) => `${ledger.agreementId} ${at}`))
  expect(listed.toSorted()).toEqual(turns.toSorted())
  expect(listed.length).toBeGreaterThan(10)
})

const inTurn = ({ tranches }: Ledger) => tranches.filter(({ state }) => state === 'payable').slice(0, 1)
