import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { payableOn } from '../../../src/desks/finance/rules.ts'
import { giveAccount } from '../../../src/organizations/account/actions.ts'
import { askHost, endHosting } from '../../../src/organizations/hosting/actions.ts'
import { draftAgreement, signAgreement } from '../../../src/round/agreements/actions.ts'
import { confirmAccount, recordPayment } from '../../../src/round/payments/actions/payments.ts'
import { openProject } from '../../../src/round/projects/actions/work.ts'
import { payableIn, payableTranches } from '../../../src/round/payments/store/desks.ts'
import { dayOf } from '../../../src/shared/days.ts'
import { linesOf } from '../../lives/desks.ts'
import { joined, owned } from '../../organizations/cast.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { STARTS, announcedRound, hostedBy, the } from '../agreements/cast.ts'
import { must } from '../opened.ts'
import { newNumber, outcomes } from '../projects/cast.ts'
import { NOON, OVER, eventsOf, lettersTo } from '../publicity/cast.ts'

let site: Site
let finance: Someone
beforeAll(async () => {
  site = await openSite(NOON)
  finance = await site.person('金财务', ['finance'])
})

const HOUR = 3_600_000
/** Two hours after the signatures. */
const NOW = OVER + 2 * HOUR

const give = (
  of: { owner: Someone; id: string },
  version: number,
  now: number,
  number = '6217000000000000043',
) =>
  giveAccount(
    site.db,
    [env.DATA_SECRET],
    of.owner,
    of.id,
    { holder: '安怡中心', bank: '建行和平里支行', number, version },
    now,
  )

/** An agreement in force between the bureau and a group's host; `hasAccount`: given before the signatures. */
async function signed(hasAccount = true) {
  site.now = NOON
  const round = await announcedRound(site, ['甲项目'], 1)
  const { id: proposalId, member } = the(round.ranked[0])
  const host = await owned(site)
  const hosting = await hostedBy(site, member, host)
  if (hasAccount) must(await give(host, 0, OVER))
  const { id } = must(await draftAgreement(site.db, round.officer, proposalId, { startsOn: STARTS }, OVER))
  must(await signAgreement(site.db, host.owner, id, OVER + 1))
  must(await signAgreement(site.db, round.approver, id, OVER + 2))
  site.now = NOW
  return { round, member, host, hosting, id, path: `/agreements/${id}/payments` }
}
const paying = (account?: number) => ({
  tranche: 1,
  voucher: newNumber(),
  paidOn: dayOf(NOW),
  account,
})
const pay = (id: string, account?: number) => recordPayment(site.db, finance, id, paying(account), NOW)
const hindranceOf = async (id: string) =>
  payableOn((await payableTranches(site.db)).map(payableIn), [], NOW).find(
    ({ agreementId }) => agreementId === id,
  )?.hindrance

const ownOf = (member: Someone): string => member.organizations[0]?.id ?? ''
const deskOf = async (by: Someone) => (await linesOf(site.db, by, NOW)).map(({ act, id }) => `${act} ${id}`)

describe('a payment', () => {
  test('goes to the host, names its account for good, and is read by both', async () => {
    const { member, host, id, path, round } = await signed()
    const reader = await joined(site, { owner: host.owner, id: host.id }, 'reader')
    const page = await site.get(path, finance)
    for (const text of [host.name, '建行和平里支行', '•••• 0043', '查看全部账号', 'name="voucher"'])
      expect(page.text).toContain(text)
    expect(page.text).not.toContain('6217000000000000043')
    expect(await hindranceOf(id)).toBeNull()
    must(await pay(id, 1))
    must(await give(host, 1, NOW + 1, '6217000000000009999'))
    for (const by of [member, host.owner, reader, round.officer]) {
      const seen = await site.get(path, by)
      expect(seen.status).toBe(200)
      for (const text of ['安怡中心', '建行和平里支行，•••• 0043，第1版']) expect(seen.text).toContain(text)
      for (const text of ['查看全部账号', 'name="voucher"', 'name="note"'])
        expect(seen.text).not.toContain(text)
    }
    for (const by of [member, host.owner])
      expect(await lettersTo(site, by)).toContain('第1笔拨款已拨付：甲项目')
    expect(await eventsOf(site, `organization:${host.id}`)).toContain('payment-recorded')
    const stranger = await site.member('别家')
    expect((await site.get(path, stranger)).status).toBe(404)
    for (const by of [member, host.owner, stranger])
      expect((await site.post(path, { tranche: '1', voucher: '拨', paidOn: dayOf(NOW) }, by)).status).toBe(
        403,
      )
  })

  test('waits for an account, and for its confirmation when it came after the signatures', async () => {
    const { host, id, path } = await signed(false)
    expect(await hindranceOf(id)).toBe('payee-without-account')
    const page = await site.get(path, finance)
    expect(page.text).toContain('还没有填收款账户')
    expect(page.text).not.toContain('name="voucher"')
    expect(await pay(id)).toMatchObject({
      refusal: { why: 'payee-without-account', by: 'payments.workingDays', payee: host.name },
    })
    must(await give(host, 0, NOW - HOUR))
    expect(await hindranceOf(id)).toBe('account-unconfirmed')
    expect((await site.get(path, finance)).text).toContain('拨付以前要先向收款单位核实')
    expect(await pay(id, 1)).toMatchObject({
      refusal: { why: 'account-unconfirmed', by: 'payments.workingDays', version: 1 },
    })
    const confirmation = `/agreements/${id}/account-confirmation`
    const short = await site.form(confirmation, { version: '1', note: ' ' }, finance)
    expect([short.status, short.text]).toEqual([422, expect.stringContaining('请填写怎样核实的')])
    for (const sent of [{}, { version: 'x', note: '电话' }, { version: '1', note: '长'.repeat(201) }])
      expect((await site.post(confirmation, sent, finance)).json).toMatchObject({ status: 422, why: 'form' })
    expect((await site.post(confirmation, { version: '2', note: '电话' }, finance)).json).toMatchObject({
      why: 'account-changed',
      by: 'payments.workingDays',
    })
    expect((await site.form(confirmation, { version: '1', note: '电话核对' }, finance)).status).toBe(303)
    expect((await site.post(confirmation, { version: '1', note: '再来' }, finance)).json).toMatchObject({
      why: 'nothing-to-confirm',
      by: 'payments.workingDays',
    })
    expect(await hindranceOf(id)).toBeNull()
    expect(await lettersTo(site, host.owner)).toContain('收款账户已核实：甲项目')
    expect(await pay(id, 1)).toMatchObject({ refusal: { why: 'own-confirmation', by: '#second-person' } })
    const cashier = await site.person('另一位财务', ['finance'])
    must(await recordPayment(site.db, cashier, id, paying(1), NOW))
  })

  test('tells finance of a change, which is confirmed again; what was seen before it is not recorded', async () => {
    const { host, id } = await signed()
    must(await give(host, 1, NOW - HOUR, '6217000000000009999'))
    expect(await lettersTo(site, finance)).toContain(`收款账户已更改：${host.name}`)
    expect(await hindranceOf(id)).toBe('account-unconfirmed')
    expect(await pay(id, 1)).toMatchObject({
      refusal: { why: 'account-changed', by: 'payments.workingDays', tail: '9999' },
    })
    must(await confirmAccount(site.db, finance, id, { version: 2, note: '电话核对' }, NOW))
    must(await give(host, 2, NOW - 1, '6217000000000008888'))
    expect(await pay(id, 3)).toMatchObject({
      refusal: { why: 'account-unconfirmed', by: 'payments.workingDays', version: 3 },
    })
    const cashier = await site.person('另一位财务', ['finance'])
    must(await confirmAccount(site.db, cashier, id, { version: 3, note: '当面核对' }, NOW))
    must(await pay(id, 3))
    const [row] = await site.db.all(
      sql`select a.version, a.tail from payment_accounts a join payments p on p.id = a.payment_id where p.agreement_id = ${id}`,
    )
    expect(row).toEqual({ version: 3, tail: '8888' })
  })

  test('stops with the hosting', async () => {
    const { member, host, hosting, id, path } = await signed()
    must(await endHosting(site.db, member, hosting, '换一家', NOW - 1))
    expect(await hindranceOf(id)).toBe('payee-host-over')
    expect(await pay(id, 1)).toMatchObject({
      refusal: { why: 'payee-host-over', by: 'agreements.signWorkingDays', host: host.name },
    })
    expect((await site.get(path, finance)).text).toContain('不能代它收款')
    await hostedBy(site, member, host, NOW - 1)
    must(await pay(id, 1))
  })

  test('where the hosting stops, the group and the officer see to it, and not who cannot', async () => {
    const { round, member, host, hosting, id, path } = await signed(false)
    expect(await deskOf(host.owner)).toContain(`my-account ${host.id}`)
    must(await endHosting(site.db, member, hosting, '换一家', NOW - 1))
    expect(await deskOf(host.owner)).not.toContain(`my-account ${host.id}`)
    expect(await deskOf(member)).toContain(`my-host-again ${ownOf(member)}`)
    expect((await site.get('/desks/applicant', member)).text).toContain('请协议里的托管单位恢复托管：甲项目')
    expect(await deskOf(round.officer)).toContain(`find-payee ${id}`)
    const page = (await site.get(path, round.officer)).text
    expect(page).toContain(`href="/organizations/${ownOf(member)}/hosting"`)
    // asked already, it is the host's to answer
    must(await askHost(site.db, member, ownOf(member), { hostId: host.id, note: '' }, NOW - 1))
    expect(await deskOf(member)).not.toContain(`my-host-again ${ownOf(member)}`)
    const project = must(await openProject(site.db, round.officer, id, NOW - 1))
    expect((await site.get(path, round.officer)).text).toContain(`href="/projects/${project.id}/sanctions"`)
  })
})

describe('two at once', () => {
  test('a payment and a change of the account: one of them is', async () => {
    const { host, id } = await signed()
    const both = await Promise.all([pay(id, 1), give(host, 1, NOW, '6217000000000009999')])
    expect(outcomes(both)).toEqual(['changed-meanwhile', 'ok'])
  })
  test('a payment and the end of the hosting: one of them is', async () => {
    const { host, hosting, id } = await signed()
    const both = await Promise.all([pay(id, 1), endHosting(site.db, host.owner, hosting, '人手不够', NOW)])
    expect(outcomes(both)).toEqual(['changed-meanwhile', 'ok'])
  })
  test('two confirm: one does', async () => {
    const { host, id } = await signed()
    must(await give(host, 1, NOW - HOUR, '6217000000000009999'))
    const note = { version: 2, note: '电话核对' }
    const both = await Promise.all([1, 2].map(() => confirmAccount(site.db, finance, id, note, NOW)))
    expect(outcomes(both)).toEqual(['changed-meanwhile', 'ok'])
  })
})
