import { env } from 'cloudflare:workers'
import { asc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../src/db/db.ts'
import { entriesOf } from '../../../src/history/store.ts'
import {
  approveDecision,
  prepareDecision,
  returnDecision,
} from '../../../src/round/awards/actions/decisions.ts'
import { decisionApprovals, decisionReturns, decisions } from '../../../src/round/awards/tables.ts'
import { type Site, openSite } from '../../support.ts'
import { assignedRound, score } from '../scoring/assigned.ts'
import { OPENS, valueOf } from '../screening/closed-round.ts'
import { CHANGED, linesOf, refusals } from './lines.ts'
import { letterSubjects, narrow, preparedRound } from './scored.ts'
import { byEight, theOne } from '../../raced.ts'
import { paths } from '../../../src/paths.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const decisionsOf = (roundId: string) =>
  site.db.select().from(decisions).where(eq(decisions.roundId, roundId)).orderBy(asc(decisions.revision))
const approvals = (id: string) =>
  site.db.select().from(decisionApprovals).where(eq(decisionApprovals.decisionId, id))
const returns = (id: string) =>
  site.db.select().from(decisionReturns).where(eq(decisionReturns.decisionId, id))
const whats = async (roundId: string) =>
  (await entriesOf(site.db, `decision:${roundId}`)).map(({ what }) => what)

describe('settling', () => {
  test('approving is another person’s, happens once, and is told to the preparer', async () => {
    const { id, decisionId, officer, approver } = await preparedRound(site)
    const own = { ...officer, roles: ['officer' as const, 'approver' as const] }
    expect(refusals([await approveDecision(site.db, own, decisionId, site.now)])).toEqual([
      { why: 'own-decision', by: '#second-person' },
    ])
    expect(await approveDecision(site.db, approver, decisionId, site.now)).toEqual({
      ok: true,
      value: { roundId: id },
    })
    const again = [
      await approveDecision(site.db, approver, decisionId, site.now + 1),
      await returnDecision(site.db, approver, decisionId, '晚了', site.now + 1),
    ]
    expect(refusals(again)).toEqual(
      [1, 2].map(() => ({ why: 'already-approved', by: '#decision', at: site.now })),
    )
    expect(await approvals(decisionId)).toEqual([
      { id: expect.any(String), decisionId, by: approver.id, at: site.now },
    ])
    expect(await whats(id)).toEqual(['decision-prepared', 'decision-approved'])
    expect((await letterSubjects(site, officer)).at(-1)).toContain('立项名单已审定')
    expect(refusals([await approveDecision(site.db, approver, 'none', site.now)])).toEqual([
      { why: 'not-found' },
    ])
  })

  test('the database itself refuses the preparer', async () => {
    const { decisionId, officer } = await preparedRound(site)
    const insert = env.DB.prepare('INSERT INTO all_decision_approvals VALUES (?, ?, ?, 1)').bind(
      newId(),
      decisionId,
      officer.id,
    )
    await expect(insert.run()).rejects.toThrow('who prepares does not approve')
  })

  test('a returned list is prepared anew, and only the new one is approved', async () => {
    const { id, decisionId, officer, approver } = await preparedRound(site)
    valueOf(await returnDecision(site.db, approver, decisionId, '请说明同分', site.now))
    expect(await returns(decisionId)).toMatchObject([{ reason: '请说明同分', by: approver.id }])
    expect((await letterSubjects(site, officer)).at(-1)).toContain('立项名单被退回')
    expect(refusals([await approveDecision(site.db, approver, decisionId, site.now)])).toEqual([
      { why: 'already-returned', by: '#decision', at: site.now },
    ])
    const second = valueOf(await prepareDecision(site.db, officer, id, '已说明', site.now))
    expect(refusals([await approveDecision(site.db, approver, decisionId, site.now)])).toEqual([
      { why: 'superseded', by: '#decision' },
    ])
    valueOf(await approveDecision(site.db, approver, second.id, site.now))
    expect((await decisionsOf(id)).map(({ revision }) => revision)).toEqual([1, 2])
  })

  test('two at once: approved or returned, never both', async () => {
    const { id, decisionId, approver } = await preparedRound(site)
    const other = await site.person('钱负责', ['approver'])
    const both = await Promise.all([
      approveDecision(site.db, approver, decisionId, site.now),
      returnDecision(site.db, other, decisionId, '再看看', site.now),
    ])
    expect(refusals(both)).toEqual(CHANGED)
    const settled = [...(await approvals(decisionId)), ...(await returns(decisionId))]
    expect(settled).toHaveLength(1)
    expect(await whats(id)).toHaveLength(2)
  })

  test('two at once: approved once', async () => {
    const { decisionId, approver } = await preparedRound(site)
    const other = await site.person('钱负责', ['approver'])
    const both = await Promise.all(
      [approver, other].map((by) => approveDecision(site.db, by, decisionId, site.now)),
    )
    expect(refusals(both)).toEqual(CHANGED)
    expect(await approvals(decisionId)).toHaveLength(1)
  })

  test('eight at once: returned once', async () => {
    const { decisionId, approver } = await preparedRound(site)
    const other = await site.person('钱负责', ['approver'])
    const back = (n: number) =>
      returnDecision(site.db, n % 2 === 0 ? approver : other, decisionId, '再看看', site.now)
    theOne(await byEight(paths.decisionReturn, back), 'changed-meanwhile')
    expect(await returns(decisionId)).toHaveLength(1)
  })
})

test.each([
  ['UPDATE decision_lines SET award_fen = 1 WHERE decision_id = ?', 'a decision is frozen'],
  ['DELETE FROM decision_lines WHERE decision_id = ?', 'a decision is kept'],
  ["UPDATE decisions SET remark = 'x' WHERE id = ?", 'a decision is frozen'],
])('what was prepared cannot be changed: %s', async (statement, reason) => {
  const { decisionId } = await preparedRound(site)
  await expect(env.DB.prepare(statement).bind(decisionId).run()).rejects.toThrow(reason)
})

describe('a sheet that came in time and was written after the decision', () => {
  /** 乙 has two of its three sheets when the deadline passes; its third, handed in before it, is written after. */
  async function overtaken() {
    const round = await assignedRound(site, [{ title: '甲项目' }, { title: '乙项目' }], narrow(1))
    for (const expert of [0, 1, 2]) await score(site, round, expert, 0, 2600)
    for (const expert of [0, 1]) await score(site, round, expert, 1, 2550)
    site.now = round.plan.dates.scoringCloses
    const { id } = valueOf(await prepareDecision(site.db, round.officer, round.id, '', site.now))
    await score(site, round, 2, 1, 3000)
    return { ...round, decisionId: id }
  }

  test('changes the ranking, and not the prepared lines', async () => {
    const { decisionId } = await overtaken()
    expect(await linesOf(site, decisionId)).toEqual([
      [1, '甲项目', 8100, 3_500_000, ''],
      [2, '乙项目', 8050, 0, 'quota_full'],
    ])
  })

  test('keeps the list from being approved', async () => {
    const { approver, decisionId } = await overtaken()
    expect((await approveDecision(site.db, approver, decisionId, site.now)).ok).toBe(false)
  })

  test('is said to the approver, who can only return it', async () => {
    const { id, approver, decisionId } = await overtaken()
    const { text } = await site.get(`/rounds/${id}/decision`, approver)
    expect(text).toContain('请退回重新拟定')
    expect(text).not.toContain('审定这份名单')
    const answer = await site.post(`/decisions/${decisionId}/approval`, {}, approver)
    expect(answer).toMatchObject({ status: 422, json: { why: 'sheets-changed', by: '#decision' } })
    expect(
      (await site.form(`/decisions/${decisionId}/return`, { reason: '有新评分表' }, approver)).status,
    ).toBe(303)
  })

  test('is what the room answers from', async () => {
    const { id, approver } = await overtaken()
    const { status, json } = await site.json(`/rounds/${id}/decision`, approver)
    expect(status).toBe(200)
    expect(json['ranking']).toHaveLength(2)
  })

  test('does not make the room show two awards for one place', async () => {
    const { id, approver } = await overtaken()
    const { json } = await site.json(`/rounds/${id}/decision`, approver)
    expect(Object(json['ranking']).filter((line: { award: number }) => line.award > 0)).toHaveLength(1)
  })
})

test('nobody is awarded more than they asked, whatever a statement says', async () => {
  const { decisionId } = await preparedRound(site)
  const more = env.DB
    .prepare(`INSERT INTO decision_lines SELECT 'another', submission_id, track, rank, sheets, score,
    (SELECT ask_fen + 1 FROM submissions s WHERE s.id = submission_id), '' FROM decision_lines WHERE decision_id = ? LIMIT 1`)
  await expect(more.bind(decisionId).run()).rejects.toThrow('nobody is awarded more than they asked')
})
