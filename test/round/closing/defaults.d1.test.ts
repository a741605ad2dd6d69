import { beforeAll, describe, expect, test } from 'vitest'
import { closeProject, evaluateProject, recordRefund } from '../../../src/round/closing/actions/closing.ts'
import {
  answerDefault,
  proposeDefault,
  takeBackDefault,
} from '../../../src/round/closing/defaults/actions.ts'
import { findDossier } from '../../../src/round/closing/store/closing.ts'
import { boundTo } from '../../../src/rulebook/rules/bound.ts'
import { type Site, openSite } from '../../pageless.ts'
import { bookWith } from '../calls/ruled.ts'
import { type SignedRound, newNumber, pay, running, signedRound, valueOf } from '../projects/cast.ts'
import { SIGNED, noon } from '../projects/fixtures.ts'
import { byEight, eightOfEach, theOne } from '../../raced.ts'
import { paths } from '../../../src/paths.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(SIGNED)
})
const book = bookWith({ 'closing.absentDays': 30 })
const rulebook = boundTo({ id: 'v1', book })
const REPORT = { kind: 'report' as const, spent: 1_000_000, reason: '现有6张发票和3次签到表。' }
/** Long after every day that is waited for. */
const LATE = noon('2015-06-01')

async function silent() {
  const round = await signedRound(site, ['失联'], { rulebook, parameters: { ...book.parameters } })
  const [agreed] = round.agreed
  if (!agreed) throw new Error()
  const project = await running(site, round, agreed)
  await pay(site, round, project, 1)
  return { round, id: project.projectId, member: agreed.member, project }
}
const dossierOf = async (round: SignedRound, id: string) => {
  const found = await findDossier(site.db, round.officer, id)
  if (!found) throw new Error()
  return found.dossier
}
const waiting = async (round: SignedRound, id: string) => (await dossierOf(round, id)).defaults[0]?.id ?? ''
const propose = (round: SignedRound, id: string, made: Parameters<typeof proposeDefault>[3], now = LATE) =>
  proposeDefault(site.db, round.officer, id, made, now)
const approve = async (round: SignedRound, id: string, now = LATE) =>
  answerDefault(site.db, round.approver, await waiting(round, id), { outcome: 'approved', reason: '' }, now)

describe('a project whose organization is silent', () => {
  test('is evaluated on what there is, its recovery booked, and closed, each by two people', async () => {
    const { round, id } = await silent()
    expect(await propose(round, id, REPORT, SIGNED + 1)).toMatchObject({ refusal: { why: 'still-to-wait' } })
    expect(await propose(round, id, { ...REPORT, spent: 99_000_000 })).toMatchObject({
      refusal: { why: 'spent-over-paid' },
    })
    valueOf(await propose(round, id, REPORT))
    const own = { ...round.officer, roles: ['officer' as const, 'approver' as const] }
    const one = await waiting(round, id)
    expect(await answerDefault(site.db, own, one, { outcome: 'approved', reason: '' }, LATE)).toMatchObject({
      refusal: { why: 'own-default' },
    })
    valueOf(await approve(round, id))
    const { finalReports } = await dossierOf(round, id)
    expect(finalReports).toMatchObject([{ spent: 1_000_000, revision: 1, returned: null }])
    valueOf(await evaluateProject(site.db, round.officer, id, { score: 3000, text: '没有完成。' }, LATE))
    expect(await closeProject(site.db, round.officer, id, LATE)).toMatchObject({
      refusal: { why: 'not-ready', missing: [{ what: 'refund' }] },
    })
    const recovery = { kind: 'refund' as const, spent: null, reason: '发函两次，没有退回。' }
    expect(await propose(round, id, recovery, LATE + 86_400_000)).toMatchObject({
      refusal: { why: 'still-to-wait' },
    })
    const later = noon('2015-08-01')
    valueOf(await propose(round, id, recovery, later))
    valueOf(await approve(round, id, later))
    valueOf(await closeProject(site.db, round.officer, id, later))
    const { defaults } = await dossierOf(round, id)
    const amount = defaults[0]?.amount ?? 0
    expect(amount).toBeGreaterThan(0)
    // what comes after all is booked, though the project is closed
    const refund = { amount, voucher: newNumber(), receivedOn: '2015-08-01' }
    valueOf(await recordRefund(site.db, round.finance, id, refund, later))
  })

  test('what was proposed is sent back or taken back, and can be proposed anew', async () => {
    const { round, id } = await silent()
    valueOf(await propose(round, id, REPORT))
    const answer = { outcome: 'returned' as const, reason: '先上门看看' }
    valueOf(await answerDefault(site.db, round.approver, await waiting(round, id), answer, LATE))
    valueOf(await propose(round, id, REPORT, LATE + 1))
    const other = await site.person('另一经办', ['officer'])
    expect(await takeBackDefault(site.db, other, await waiting(round, id), '不用了', LATE + 1)).toMatchObject(
      {
        refusal: { why: 'not-own-default' },
      },
    )
    valueOf(await takeBackDefault(site.db, round.officer, await waiting(round, id), '已经交来', LATE + 2))
    valueOf(await propose(round, id, REPORT, LATE + 3))
  })

  test('two at once: approved or taken back, never both; proposed once', async () => {
    const { round, id } = await silent()
    theOne(await byEight(paths.closingDefault, () => propose(round, id, REPORT)))
    const one = await waiting(round, id)
    theOne(
      await eightOfEach([
        [paths.defaultAnswer, () => approve(round, id)],
        [paths.defaultTakeBack, () => takeBackDefault(site.db, round.officer, one, '已经交来', LATE)],
      ]),
    )
  })
})
