import { beforeAll, describe, expect, test } from 'vitest'
import { signAgreement } from '../../../src/round/agreements/actions.ts'
import { type Site, openSite } from '../../support.ts'
import { OVER } from '../publicity/cast.ts'
import { OPENS } from '../screening/closed-round.ts'
import { announcedRound, drafted, the } from './cast.ts'
import { byEight, eightOfEach, theOne } from '../../raced.ts'
import { paths } from '../../../src/paths.ts'

let site: Site
const DAY = 86_400_000
beforeAll(async () => {
  site = await openSite(OPENS)
})

const OVERDUE = { because: 'overdue', reason: '两次电话催告，没有答复。' }

async function awarded() {
  const round = await announcedRound(site, ['甲', '乙'], 2)
  const first = the(round.ranked[0])
  site.now = OVER
  return { round, first, lapse: `/proposals/${first.id}/lapse` }
}

describe('an award that nobody signs', () => {
  test('lapses after the days of the rules, by two people, and its organization is told', async () => {
    const { round, first, lapse } = await awarded()
    const agreement = await drafted(site, round, first)
    expect((await site.post(lapse, OVERDUE, round.officer)).json).toMatchObject({
      ...{ why: 'not-overdue', by: 'agreements.signWorkingDays' },
    })
    site.now = OVER + 60 * DAY
    expect((await site.form(lapse, OVERDUE, round.officer)).status).toBe(303)
    expect((await site.get('/desks/approver', round.approver)).text).toContain('视为放弃立项')
    const page = await site.get(lapse, round.approver)
    const answer = /action="(\/lapses\/[^/]+\/answer)"/.exec(page.text)?.[1] ?? ''
    expect((await site.form(answer, { outcome: 'returned', reason: '' }, round.approver)).status).toBe(422)
    expect((await site.form(answer, { outcome: 'approved', reason: '' }, round.approver)).status).toBe(303)
    expect((await site.get(`/proposals/${first.id}`, first.member)).text).toContain('放弃立项')
    const signed = await signAgreement(site.db, round.approver, agreement, site.now).catch(() => null)
    expect(signed?.ok ?? false).toBe(false)
    expect((await site.get('/desks/approver', round.approver)).text).not.toContain(`/agreements/${agreement}`)
    expect((await site.post(lapse, { ...OVERDUE, because: 'waived' }, round.officer)).json).toMatchObject({
      why: 'award-lapsed',
    })
  })

  test('at once where its organization gives it up in writing; taken back by who proposed it', async () => {
    const { round, first, lapse } = await awarded()
    const waived = { because: 'waived', reason: '来函放弃。' }
    expect((await site.post(lapse, waived, round.officer)).status).toBe(200)
    expect((await site.post(lapse, waived, round.officer)).json).toMatchObject({ why: 'lapse-waits' })
    const page = await site.get(lapse, round.officer)
    const back = /action="(\/lapses\/[^/]+\/take-back)"/.exec(page.text)?.[1] ?? ''
    const answer = back.replace('take-back', 'answer')
    const approved = { outcome: 'approved', reason: '' }
    theOne(
      await eightOfEach([
        [paths.lapseTakeBack, () => site.post(back, { reason: '单位又来签了' }, round.officer)],
        [paths.lapseAnswer, () => site.post(answer, approved, round.approver)],
      ]),
    )
    expect(first.id).not.toBe('')
  })

  test('two at once: proposed once', async () => {
    const { round, lapse } = await awarded()
    const waived = { because: 'waived', reason: '来函放弃。' }
    theOne(await byEight(paths.lapse, () => site.post(lapse, waived, round.officer)))
  })
})
