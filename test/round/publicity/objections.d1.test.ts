import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { answerObjection, objectTo } from '../../../src/round/publicity/actions/objections.ts'
import { MOST_WAITING } from '../../../src/round/publicity/rules/objection.ts'
import { objectionsWaiting } from '../../../src/round/publicity/store/objections.ts'
import { startOf } from '../../../src/shared/days.ts'
import { type Site, openSite } from '../../pageless.ts'
import { NOON, OVER, eventsOf, lettersTo, object, objectionBy, published } from './cast.ts'
import { byEight } from '../../raced.ts'
import { paths } from '../../../src/paths.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(NOON)
})

const NO = { upheld: false, text: '经核实，评分符合规则。' }
const YES = { upheld: true, text: '经核实，申报材料不实。' }
const STALE = { ok: false, refusal: { why: 'changed-meanwhile' } }

describe('an objection', () => {
  test('enters the history of its notice without a name, and is told to officers', async () => {
    const { round, noticeId } = await published(site)
    const id = await object(site, noticeId, '王某某', round.ranked[0]?.submissionId ?? null)
    expect(await eventsOf(site, `objection:${id}`)).toEqual(['objection-received'])
    expect(await eventsOf(site, `notice:${noticeId}`)).toEqual(['notice-published', 'objection-received'])
    const kept = await site.db.all(
      sql`select particulars from history where subject in (${`notice:${noticeId}`}, ${`objection:${id}`})`,
    )
    expect(JSON.stringify(kept)).not.toContain('王某某')
    expect(await lettersTo(site, round.officer)).toContain(`收到异议：${round.plan.title}`)
    expect(JSON.stringify(await site.db.all(sql`select * from letters`))).not.toContain('王某某')
    expect((await objectionsWaiting(site.db)).map((one) => one.id)).toContain(id)
  })

  test('eight at once: all eight are taken', async () => {
    const { noticeId } = await published(site)
    const all = await byEight(paths.noticeObjections, (n) =>
      objectTo(site.db, null, noticeId, objectionBy(`异议人${n}`), NOON),
    )
    expect(all.every(({ ok }) => ok)).toBe(true)
    expect(await eventsOf(site, `notice:${noticeId}`)).toHaveLength(9)
  })

  test('the same one twice, even at once, is taken once: the same receipt', async () => {
    const { noticeId } = await published(site)
    const send = (now: number) => objectTo(site.db, null, noticeId, objectionBy('王某某'), now)
    const all = await byEight(paths.noticeObjections, () => send(NOON))
    const later = await send(NOON + 60_000)
    const ids = [...all, later].map((taken) => (taken.ok ? [taken.value.id, taken.value.at] : taken.refusal))
    expect(ids).toEqual(ids.map(() => ids[0]))
    expect(await eventsOf(site, `notice:${noticeId}`)).toEqual(['notice-published', 'objection-received'])
  })

  test('is taken to the last second, and not a second later', async () => {
    const { noticeId } = await published(site)
    const at = (now: number) => objectTo(site.db, null, noticeId, objectionBy(`在${now}`), now)
    expect((await at(OVER - 1000)).ok).toBe(true)
    expect(await at(OVER)).toEqual({
      ok: false,
      refusal: { why: 'objections-closed', by: 'publicity.days', closedAt: OVER },
    })
    const opensAt = startOf('2013-06-05')
    expect(await at(opensAt - 1000)).toEqual({
      ok: false,
      refusal: { why: 'not-open-yet', by: 'publicity.days', opensAt },
    })
  })

  test('is about a funded project of this notice', async () => {
    const { round, noticeId } = await published(site)
    const about = (submissionId: string) =>
      objectTo(site.db, null, noticeId, objectionBy('王某某', submissionId), NOON)
    const refusal = { why: 'not-in-notice', by: 'publicity.objectionAnswerWorkingDays' }
    expect(await about(round.ranked[2]?.submissionId ?? '')).toEqual({ ok: false, refusal })
    expect(await about('nowhere')).toEqual({ ok: false, refusal })
    const gone = await objectTo(site.db, null, 'nowhere', objectionBy('王某某'), NOON)
    expect(gone).toEqual({ ok: false, refusal: { why: 'not-found' } })
  })

  test('a phone has a bounded number that wait', async () => {
    const { noticeId } = await published(site)
    for (let n = 0; n < MOST_WAITING; n += 1) await object(site, noticeId, `异议人${n}`)
    const more = await objectTo(site.db, null, noticeId, objectionBy('又一个'), NOON)
    expect(more).toEqual({ ok: false, refusal: { why: 'too-many-objections', most: MOST_WAITING } })
  })

  test('is answered once: two at once, one wins; who objected with an account is told', async () => {
    const { round, noticeId } = await published(site)
    const neighbour = await site.person('邻居')
    const taken = await objectTo(site.db, neighbour, noticeId, objectionBy('邻居'), NOON)
    const id = taken.ok ? taken.value.id : ''
    const both = await Promise.all(
      [NO, YES].map((answer) => answerObjection(site.db, round.officer, id, answer, NOON)),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.filter(({ ok }) => !ok)).toEqual([STALE])
    const again = await answerObjection(site.db, round.officer, id, NO, NOON + 1)
    expect(again).toEqual({ ok: false, refusal: { why: 'already-answered', at: NOON } })
    expect(await lettersTo(site, neighbour)).toEqual([`异议的答复：${round.plan.title}`])
    expect(await eventsOf(site, `objection:${id}`)).toEqual(['objection-received', 'objection-answered'])
  })
})
