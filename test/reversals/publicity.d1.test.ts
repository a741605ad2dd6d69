import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { restoreWording, setWording } from '../../src/letters/wordings/actions.ts'
import { answerReversal, proposeReversal } from '../../src/reversals/actions.ts'
import { approveDecision, prepareDecision, returnDecision } from '../../src/round/awards/actions/decisions.ts'
import { approvalReversal } from '../../src/round/awards/actions/reversal.ts'
import { announceResult, publishNotice } from '../../src/round/publicity/actions/notices.ts'
import { answerObjection, objectTo } from '../../src/round/publicity/actions/objections.ts'
import { noticeReversal, objectionReversal } from '../../src/round/publicity/actions/reversals.ts'
import { type Site, openSite } from '../pageless.ts'
import { preparedRound } from '../round/awards/scored.ts'
import { NOON, OVER, TERMS, object, objectionBy, published } from '../round/publicity/cast.ts'
import { valueOf } from '../round/screening/closed-round.ts'
import { lastLetter, newest, reverse, rowsOf } from './office.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(NOON)
})
const NO = { upheld: false, text: '经核实，评分符合规则。' }
const YES = { upheld: true, text: '经核实，申报材料不实。' }
const WHY = { reason: '名单弄错了', cause: '' }

describe('a notice that should not have gone out', () => {
  test('is taken back by two, tells whoever is on its list, and the list can be made public anew', async () => {
    const { round, noticeId } = await published(site)
    const of = { by: round.officer, other: round.approver, at: NOON + 1 }
    valueOf(await reverse(site, noticeReversal, noticeId, of))
    expect(await lastLetter(site, round.ranked[0]?.member ?? { id: '' })).toMatch(/^已更正：.*甲项目/)
    expect([await rowsOf(site, 'all_notices', noticeId), await rowsOf(site, 'notices', noticeId)]).toEqual([
      1, 0,
    ])
    expect(await objectTo(site.db, null, noticeId, objectionBy('王某某'), NOON + 3)).toMatchObject({
      refusal: { why: 'notice-reversed', by: 'publicity.days' },
    })
    expect((await announceResult(site.db, round.approver, noticeId, OVER)).ok).toBe(false)
    const again = valueOf(await publishNotice(site.db, round.approver, round.id, TERMS, NOON + 4))
    const [row] = await site.db.all<{ seq: number }>(sql`select seq from notices where id = ${again.id}`)
    expect(row?.seq).toBe(2) // a number is not given twice
  })

  test('names the project in the district’s own words, too', async () => {
    const { round, noticeId } = await published(site)
    const member = round.ranked[0]?.member ?? { id: '' }
    const administrator = await site.person('吴管理', ['administrator'])
    const text = { subject: '改了', body: '“{内容}”不算了，{原因}：{以后}' }
    valueOf(await setWording(site.db, administrator, 'reversals.corrected', text, NOON))
    const of = { by: round.officer, other: round.approver, at: NOON + 1 }
    valueOf(await reverse(site, noticeReversal, noticeId, of))
    expect(await lastLetter(site, member)).toMatch(/^改了.*不算了，.*甲项目/)
    valueOf(await restoreWording(site.db, administrator, 'reversals.corrected', NOON))
  })

  test('stays while an objection waits, and once the result is announced', async () => {
    const { round, noticeId } = await published(site)
    const objectionId = await object(site, noticeId, '王某某')
    const propose = (at: number) => proposeReversal(site.db, round.officer, noticeReversal, noticeId, WHY, at)
    expect(await propose(NOON + 1)).toMatchObject({
      refusal: { why: 'relied-on', rests: [{ href: `/objections/${objectionId}` }] },
    })
    valueOf(await answerObjection(site.db, round.officer, objectionId, NO, NOON + 2))
    valueOf(await announceResult(site.db, round.approver, noticeId, OVER))
    expect(await propose(OVER + 1)).toMatchObject({ refusal: { why: 'relied-on' } })
  })

  test('two at once: whoever objects while it is taken back, one of them is late', async () => {
    const { round, noticeId } = await published(site)
    valueOf(await proposeReversal(site.db, round.officer, noticeReversal, noticeId, WHY, NOON + 1))
    const yes = { outcome: 'confirmed' as const, reason: '' }
    await Promise.all([
      answerReversal(site.db, round.approver, noticeReversal, noticeId, yes, NOON + 2),
      objectTo(site.db, null, noticeId, objectionBy('王某某'), NOON + 2),
    ])
    const [both] = await site.db.all<{ count: number }>(sql`select count(*) as count from objections o
      join reversed x on x.which = o.notice_id where o.notice_id = ${noticeId}`)
    expect(both?.count).toBe(0)
  })
})

describe('an answer to an objection that was wrong', () => {
  test('is given once more; the first stays', async () => {
    const { round, noticeId } = await published(site)
    const objectionId = await object(site, noticeId, '王某某', round.ranked[0]?.submissionId ?? null)
    valueOf(await answerObjection(site.db, round.officer, objectionId, YES, NOON + 1))
    const which = await newest(site, 'all_objection_answers')
    const of = { by: round.officer, other: round.approver, at: NOON + 2 }
    valueOf(await reverse(site, objectionReversal, which, of))
    const [upheld] = await site.db.all<{ count: number }>(
      sql`select count(*) as count from upheld_objections where round_id = ${round.id}`,
    )
    expect(upheld?.count).toBe(0)
    expect(await lastLetter(site, round.approver)).toMatch(/^已更正：.*甲项目.*异议成立/)
    valueOf(await answerObjection(site.db, round.officer, objectionId, NO, NOON + 5))
    expect(await rowsOf(site, 'all_objection_answers', which)).toBe(1)
  })

  test('stays once the result is announced', async () => {
    const { round, noticeId } = await published(site)
    const objectionId = await object(site, noticeId, '王某某')
    valueOf(await answerObjection(site.db, round.officer, objectionId, NO, NOON + 1))
    const which = await newest(site, 'all_objection_answers')
    valueOf(await announceResult(site.db, round.approver, noticeId, OVER))
    expect(
      await proposeReversal(site.db, round.officer, objectionReversal, which, WHY, OVER + 1),
    ).toMatchObject({
      refusal: { why: 'relied-on' },
    })
  })
})

describe('an approved list that is not public yet', () => {
  test('waits for its approver again, who may return it; once public, the notice comes first', async () => {
    const round = await preparedRound(site)
    const [now, id] = [site.now, round.decisionId]
    const other = await site.person('周负责', ['approver'])
    valueOf(await approveDecision(site.db, round.approver, id, now + 1))
    const which = await newest(site, 'all_decision_approvals')
    const of = { by: round.approver, other, at: now + 2 }
    valueOf(await reverse(site, approvalReversal, which, of))
    expect(await lastLetter(site, round.officer)).toMatch(/^已更正：.*审定/)
    valueOf(await returnDecision(site.db, round.approver, id, '金额写错', now + 5))
    const next = valueOf(await prepareDecision(site.db, round.officer, round.id, '改正', now + 6))
    valueOf(await approveDecision(site.db, round.approver, next.id, now + 7))
    const second = await newest(site, 'all_decision_approvals')
    expect(second).not.toBe(which)
  })
})
