import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../src/db/db.ts'
import { recordPayment } from '../../../src/round/payments/actions/payments.ts'
import { payableTranches } from '../../../src/round/payments/store/desks.ts'
import { findLedger } from '../../../src/round/payments/store/payee.ts'
import { allPayments as payments } from '../../../src/round/payments/tables.ts'
import { startOf } from '../../../src/shared/days.ts'
import { type Site, openSite } from '../../pageless.ts'
import {
  type SignedRound,
  accepted,
  agree,
  eventsOf,
  lettersTo,
  newNumber,
  outcomes,
  refusalOf,
  running,
  signedRound,
  valueOf,
} from '../projects/cast.ts'
import { SIGNED, noon } from '../projects/fixtures.ts'
import { breaks } from '../../breaks.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(SIGNED)
})
const NOW = noon('2013-07-19')
const first = (voucher = newNumber()) => ({ tranche: 1, voucher, paidOn: '2013-07-19' })

async function begun(titles = ['纳百川'], more: string[] = []) {
  const round = await signedRound(site, titles, {}, { more })
  const [agreed] = round.agreed
  if (!agreed) throw new Error()
  return { round, agreed, id: agreed.id }
}
const pay = (round: SignedRound, id: string, payment = first(), now = NOW) =>
  recordPayment(site.db, round.finance, id, payment, now)

describe('recording a payment', () => {
  test('takes the tranche’s amount, tells the organization, and stands in the agreement’s history', async () => {
    const { round, agreed, id } = await begun()
    expect(valueOf(await pay(round, id)).amount).toBe(1_750_000)
    expect(await lettersTo(site, agreed.member)).toEqual(['第1笔拨款已拨付：纳百川'])
    expect(await eventsOf(site, `agreement:${id}`)).toEqual([
      ...['agreement-drafted', 'agreement-signed', 'agreement-signed', 'payment-recorded'],
    ])
    expect(await pay(round, id)).toMatchObject({
      refusal: { why: 'already-paid', by: 'payments.workingDays', paidOn: '2013-07-19' },
    })
  })

  test('waits for the gate, and then for the tranche before', async () => {
    const { round, agreed, id } = await begun()
    const second = { ...first(), tranche: 2, paidOn: '2013-08-08' }
    const later = noon('2013-08-08')
    expect(await pay(round, id, second, later)).toMatchObject({
      refusal: { why: 'gate-closed', by: 'payments.tranches' },
    })
    const project = await running(site, round, agreed)
    await accepted(site, round, project, 3)
    expect(await pay(round, id, second, later)).toMatchObject({
      refusal: { why: 'earlier-unpaid', by: 'payments.tranches', earlier: 1 },
    })
    valueOf(await pay(round, id))
    expect(await pay(round, id, { ...second, paidOn: '2013-08-06' }, later)).toMatchObject({
      refusal: { why: 'paid-before-gate', by: 'payments.tranches', passedOn: '2013-08-07' },
    })
    expect(valueOf(await pay(round, id, second, later)).amount).toBe(1_050_000)
  })

  test('not unsigned, not by an officer, not of nothing', async () => {
    const { round, id } = await begun(['纳百川'], ['半'])
    const half = await agree(site, round, '半', ['bureau'])
    expect(await pay(round, half.id)).toMatchObject({
      refusal: { why: 'gate-closed', by: 'payments.tranches' },
    })
    expect(await recordPayment(site.db, round.officer, id, first(), NOW)).toMatchObject({
      refusal: { why: 'not-your-role', needs: 'finance' },
    })
    expect(await pay(round, 'nonsense')).toEqual({ ok: false, refusal: { why: 'not-found' } })
  })

  test('two at once: exactly one is recorded', async () => {
    const { round, id } = await begun()
    expect(outcomes(await Promise.all([pay(round, id), pay(round, id)]))).toEqual(['changed-meanwhile', 'ok'])
    expect(
      (await findLedger(site.db, round.finance, id))?.ledger.tranches.filter(({ payment }) => payment),
    ).toHaveLength(1)
  })

  test('two at once with one voucher for two agreements: exactly one is recorded', async () => {
    const { round } = await begun(['一', '二'])
    const both = round.agreed.map(({ id }) => pay(round, id, first('拨-同')))
    expect(outcomes(await Promise.all(both))).toEqual(['changed-meanwhile', 'ok'])
    const again = await Promise.all(round.agreed.map(({ id }) => pay(round, id, first('拨-同'))))
    expect(outcomes(again)).toEqual(['already-paid', 'voucher-used'])
  })

  test('the database itself refuses more than the award, a change and a loss', async () => {
    breaks('paid-what-was-planned', 'paid-behind-its-gate', 'paid-to-an-account')
    const { round, id } = await begun()
    valueOf(await pay(round, id))
    const more = {
      agreementId: id,
      trancheSeq: 2,
      amount: 1_750_001,
      voucher: newNumber(),
      paidOn: '2013-07-19',
      by: round.finance.id,
      at: NOW,
    }
    const tooMuch = site.db.insert(payments).values({ id: newId(), ...more })
    expect(await refusalOf(tooMuch)).toContain('never more than the award')
    expect(await refusalOf(site.db.update(payments).set({ amount: 1 }))).toContain('a payment is frozen')
    expect(await refusalOf(site.db.delete(payments))).toContain('a payment is kept')
    await site.db.insert(payments).values({ id: newId(), ...more, amount: 1_750_000 })
  })
})

test('what finance may pay now, the longest waiting first', async () => {
  const round = await signedRound(site, ['甲', '乙'])
  const [a, b] = round.agreed
  if (!a || !b) throw new Error()
  const mine = async () =>
    (await payableTranches(site.db))
      .filter((row) => [a.id, b.id].includes(row.agreementId))
      .map(({ title, tranche, amount }) => [title, tranche, amount])
  expect(await mine()).toEqual([
    ['甲', 1, 1_750_000],
    ['乙', 1, 1_750_000],
  ])
  valueOf(await pay(round, a.id))
  const project = await running(site, round, b)
  await accepted(site, round, project, 3)
  expect(await mine()).toEqual([['乙', 1, 1_750_000]])
  valueOf(await pay(round, b.id))
  expect((await payableTranches(site.db)).find(({ agreementId }) => agreementId === b.id)).toMatchObject({
    tranche: 2,
    since: startOf('2013-08-07') + 12 * 3_600_000 + 1,
  })
})
