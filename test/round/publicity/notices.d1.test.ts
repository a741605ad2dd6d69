import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { announceResult, publishNotice } from '../../../src/round/publicity/actions/notices.ts'
import { answerObjection, objectTo } from '../../../src/round/publicity/actions/objections.ts'
import { runningNotices } from '../../../src/round/publicity/store/public.ts'
import { decisionsToPublish, noticesToAnnounce } from '../../../src/round/publicity/store/staff.ts'
import { startOf } from '../../../src/shared/days.ts'
import { type Site, openSite } from '../../pageless.ts'
import {
  CONTACT,
  NOON,
  OVER,
  TERMS,
  decide,
  decidedRound,
  eventsOf,
  lettersTo,
  object,
  objectionBy,
  published,
  type DecidedRound,
} from './cast.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(NOON)
})

const NO = { upheld: false, text: '经核实，评分符合规则。' }
const YES = { upheld: true, text: '经核实，申报材料不实。' }
const STALE = { ok: false, refusal: { why: 'changed-meanwhile' } }

const rowOf = async (id: string) => {
  const [row] = await site.db.all<{ seq: number; from_day: string; to_day: string }>(
    sql`select seq, from_day, to_day from notices where id = ${id}`,
  )
  return row
}
const standings = (round: DecidedRound) =>
  site.db.all<{ standing: string }>(sql`select v.standing from proposal_standings v
    join proposal_numbers n on n.proposal_id = v.proposal_id where v.round_id = ${round.id} order by n.seq`)

// before any other is published
test('the home page shows what is open to objection today', async () => {
  const { noticeId } = await published(site)
  const ids = async (now: number) => (await runningNotices(site.db, now)).map(({ id }) => id)
  expect(await ids(startOf('2013-06-05') - 1)).toEqual([])
  expect(await ids(startOf('2013-06-05'))).toEqual([noticeId])
  expect(await ids(OVER - 1)).toEqual([noticeId])
  expect(await ids(OVER)).toEqual([])
})

describe('a notice', () => {
  test('is numbered, dated by the holidays, and tells who is on the list', async () => {
    const { round, noticeId } = await published(site)
    expect(await rowOf(noticeId)).toEqual({ seq: 1, from_day: '2013-06-05', to_day: '2013-06-14' })
    expect(await eventsOf(site, `decision:${round.id}`)).toEqual([
      ...['decision-prepared', 'decision-approved', 'notice-published'],
    ])
    expect(await eventsOf(site, `notice:${noticeId}`)).toEqual(['notice-published'])
    const [first, , third] = round.ranked
    if (!first || !third) throw new Error('three were ranked')
    expect(await lettersTo(site, first.member)).toEqual(['进入公示：甲项目'])
    expect(await lettersTo(site, third.member)).toEqual([])
    expect(await lettersTo(site, round.officer)).toEqual([`已公示：${round.plan.title}`])
    expect((await standings(round)).map(({ standing }) => standing)).toEqual([
      'in-publicity',
      'in-publicity',
      'eligible',
    ])
  })

  test('two at once: one is published', async () => {
    const round = await decidedRound(site, ['甲项目'], 1)
    const both = await Promise.all(
      [1, 2].map(() => publishNotice(site.db, round.approver, round.id, TERMS, NOON)),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.filter(({ ok }) => !ok)).toEqual([STALE])
    const again = await publishNotice(site.db, round.approver, round.id, TERMS, NOON)
    expect(again).toEqual({ ok: false, refusal: { why: 'already-noticed', by: 'publicity.days' } })
  })

  test('is refused for a round that is not there, and for a year without a calendar', async () => {
    const round = await decidedRound(site, ['甲项目'], 1)
    const nowhere = await publishNotice(site.db, round.approver, 'nowhere', TERMS, NOON)
    expect(nowhere).toEqual({ ok: false, refusal: { why: 'not-found' } })
    const terms = { from: '2003-06-05', contact: CONTACT }
    const early = await publishNotice(site.db, round.approver, round.id, terms, startOf('2003-06-05'))
    expect(early).toEqual({
      ok: false,
      refusal: { why: 'calendar-unknown', by: 'publicity.days', year: 2003 },
    })
  })
})

describe('the final announcement', () => {
  test('makes awards of the list and tells every organization', async () => {
    const { round, noticeId } = await published(site)
    const waiting = await noticesToAnnounce(site.db, OVER)
    expect(waiting.map(({ id }) => id)).toContain(noticeId)
    expect((await announceResult(site.db, round.approver, noticeId, OVER)).ok).toBe(true)
    const told = await Promise.all(round.ranked.map(({ member }) => lettersTo(site, member)))
    expect(told).toEqual([
      ['进入公示：甲项目', '立项：甲项目'],
      ['进入公示：乙项目', '立项：乙项目'],
      ['未立项：丙项目'],
    ])
    const awards = await site.db.all<{ proposal_id: string; award_fen: number }>(
      sql`select proposal_id, award_fen from awards where round_id = ${round.id} order by rank`,
    )
    expect(awards).toEqual(
      round.ranked.slice(0, 2).map(({ id, ask }) => ({ proposal_id: id, award_fen: ask })),
    )
    expect((await standings(round)).map(({ standing }) => standing)).toEqual([
      'awarded',
      'awarded',
      'not-awarded',
    ])
  })

  test('comes after 24:00 of the last day, not a second before', async () => {
    const { round, noticeId } = await published(site)
    const early = await announceResult(site.db, round.approver, noticeId, OVER - 1000)
    expect(early).toEqual({
      ok: false,
      refusal: { why: 'still-running', by: 'publicity.days', endsAt: OVER },
    })
  })

  test('two at once: one is made', async () => {
    const { round, noticeId } = await published(site)
    const both = await Promise.all([1, 2].map(() => announceResult(site.db, round.approver, noticeId, OVER)))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.filter(({ ok }) => !ok)).toEqual([STALE])
    const again = await announceResult(site.db, round.approver, noticeId, OVER + 1)
    expect(again).toEqual({ ok: false, refusal: { why: 'already-announced', by: '#announcement', at: OVER } })
  })

  test('an objection of the last second that arrives with it is not lost', async () => {
    const { round, noticeId } = await published(site)
    const [objected, announced] = await Promise.all([
      objectTo(site.db, null, noticeId, objectionBy('王某某'), OVER - 1),
      announceResult(site.db, round.approver, noticeId, OVER),
    ])
    expect([objected.ok, announced.ok].filter(Boolean)).toHaveLength(1)
  })

  test('waits for the answers', async () => {
    const { round, noticeId } = await published(site)
    const id = await object(site, noticeId, '王某某')
    const waits = await announceResult(site.db, round.approver, noticeId, OVER)
    expect(waits).toEqual({
      ok: false,
      refusal: { why: 'objections-waiting', by: 'publicity.objectionAnswerWorkingDays', count: 1 },
    })
    await answerObjection(site.db, round.officer, id, NO, OVER)
    expect((await announceResult(site.db, round.approver, noticeId, OVER)).ok).toBe(true)
  })

  test('an upheld objection takes a new decision and a new notice first', async () => {
    const { round, noticeId } = await published(site)
    const [first, second, third] = round.ranked
    if (!first || !second || !third) throw new Error('three were ranked')
    const id = await object(site, noticeId, '王某某', first.submissionId)
    await answerObjection(site.db, round.officer, id, YES, NOON)
    const upheld = {
      ok: false,
      refusal: { why: 'objection-upheld', by: 'publicity.objectionAnswerWorkingDays', projects: ['甲项目'] },
    }
    expect(await announceResult(site.db, round.approver, noticeId, OVER)).toEqual(upheld)

    await decide(site, round, [second, third])
    expect(await announceResult(site.db, round.approver, noticeId, OVER)).toEqual(upheld)
    expect((await decisionsToPublish(site.db)).map(({ roundId }) => roundId)).toContain(round.id)
    const later = await publishNotice(
      site.db,
      round.approver,
      round.id,
      { ...TERMS, from: '2013-06-17' },
      OVER,
    )
    const laterId = later.ok ? later.value.id : ''
    expect(await rowOf(laterId)).toEqual({ seq: 2, from_day: '2013-06-17', to_day: '2013-06-25' })
    const superseded = {
      ok: false,
      refusal: { why: 'superseded', by: 'publicity.objectionAnswerWorkingDays' },
    }
    expect(await announceResult(site.db, round.approver, noticeId, OVER)).toEqual(superseded)
    const after = startOf('2013-06-26')
    expect((await announceResult(site.db, round.approver, laterId, after)).ok).toBe(true)
    expect((await standings(round)).map(({ standing }) => standing)).toEqual([
      'not-awarded',
      'awarded',
      'awarded',
    ])
    const more = await publishNotice(
      site.db,
      round.approver,
      round.id,
      { ...TERMS, from: '2013-06-26' },
      after,
    )
    expect(more).toEqual({ ok: false, refusal: { why: 'already-announced', by: '#announcement', at: after } })
  })

  test('a decision that funds it all the same is not published', async () => {
    const { round, noticeId } = await published(site)
    const [first] = round.ranked
    if (!first) throw new Error('three were ranked')
    await answerObjection(
      site.db,
      round.officer,
      await object(site, noticeId, '王某某', first.submissionId),
      YES,
      NOON,
    )
    await decide(site, round, [first])
    const again = await publishNotice(site.db, round.approver, round.id, TERMS, NOON)
    expect(again).toEqual({
      ok: false,
      refusal: { why: 'objection-upheld', by: 'publicity.objectionAnswerWorkingDays', projects: ['甲项目'] },
    })
  })
})
