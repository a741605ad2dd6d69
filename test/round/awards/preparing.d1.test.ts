import { asc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../../src/history/rules.ts'
import { entriesOf } from '../../../src/history/store.ts'
import { publishAmendment } from '../../../src/round/proposals/amendments/actions.ts'
import { findExpert } from '../../../src/desks/expert/store.ts'
import { draftAmendment } from '../../../src/round/calls/amendments/actions.ts'
import { submitSheet } from '../../../src/round/scoring/actions.ts'
import { ok } from '../../../src/shared/result.ts'
import { approveDecision, prepareDecision } from '../../../src/round/awards/actions/decisions.ts'
import { canonical } from '../../../src/round/awards/rules/frozen.ts'
import { decisionLines, decisions } from '../../../src/round/awards/tables.ts'
import { type Site, openSite } from '../../pageless.ts'
import { assignedRound, score, sheetWith } from '../scoring/assigned.ts'
import { OPENS, closedRound, valueOf } from '../screening/closed-round.ts'
import { CHANGED, linesOf, refusals } from './lines.ts'
import { letterSubjects, narrow, preparedRound, scoredRound, upholdAgainst } from './scored.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const DAY = 86_400_000
const decisionsOf = (roundId: string) =>
  site.db.select().from(decisions).where(eq(decisions.roundId, roundId)).orderBy(asc(decisions.revision))

describe('preparing', () => {
  test('freezes the ranking under a digest and tells the approvers', async () => {
    const round = await scoredRound(site)
    const prepared = await prepareDecision(site.db, round.officer, round.id, '按规则。', site.now)
    const { id } = valueOf(prepared)
    expect(await linesOf(site, id)).toEqual([
      [1, '甲项目', 8200, 3_500_000, ''],
      [2, '乙项目', 8100, 3_500_000, ''],
      [3, '丙项目', 8000, 0, 'quota_full'],
    ])
    const stored = await site.db.select().from(decisionLines).where(eq(decisionLines.decisionId, id))
    const digest = await sha256(canonical(stored))
    const [decision] = await decisionsOf(round.id)
    expect(decision).toMatchObject({
      id,
      revision: 1,
      remark: '按规则。',
      by: round.officer.id,
      sha256: digest,
    })
    expect(await entriesOf(site.db, `decision:${round.id}`)).toMatchObject([
      { what: 'decision-prepared', particulars: { decision: id, revision: 1, funded: 2, sha256: digest } },
    ])
    expect(await letterSubjects(site, round.approver)).toContain(`立项名单待审定：${round.plan.title}`)
    const theirs = await letterSubjects(site, round.proposals[0]?.member ?? round.approver)
    expect(theirs.join()).not.toContain('立项')
  })

  test('takes more lines than D1 binds parameters for', async () => {
    const effects = Array.from({ length: 26 }, (_, at) => 2950 - at * 50)
    const round = await scoredRound(site, effects, narrow(3))
    const { id } = valueOf(await prepareDecision(site.db, round.officer, round.id, '', site.now))
    const lines = await linesOf(site, id)
    expect(lines.map(([rank]) => rank)).toEqual(effects.map((_, at) => at + 1))
    expect(lines.map(([, , value]) => value)).toEqual(effects.map((effect) => 5500 + effect))
  })

  test('no sheet comes in once it is approved, though the time be extended', async () => {
    const round = await assignedRound(site, [{ title: '甲项目' }])
    await score(site, round, 0, 0)
    const { scoringCloses } = round.plan.dates
    const { id } = valueOf(await prepareDecision(site.db, round.officer, round.id, '', scoringCloses))
    valueOf(await approveDecision(site.db, round.approver, id, scoringCloses + 1))
    const extended = await draftAmendment(
      site.db,
      round.officer,
      round.id,
      (plan) => {
        const dates = { ...plan.dates, scoringCloses: scoringCloses + DAY }
        return ok({ reason: '延长评分', plan: { ...plan, dates } })
      },
      scoringCloses + 1,
    )
    valueOf(await publishAmendment(site.db, round.approver, valueOf(extended).id, scoringCloses + 2))
    const { person } = round.experts[1]
    const submit = (now: number) => submitSheet(site.db, person, round.sheetOf(1, 0), sheetWith(), now)
    expect(refusals([await submit(scoringCloses + 3)])).toEqual(CHANGED)
    expect((await findExpert(site.db, person.id, scoringCloses + 3)).sheets).toEqual([])
  })

  test('waits for the last sheet, or for the deadline; not found without a call', async () => {
    const round = await assignedRound(site, [{ title: '甲项目' }])
    await score(site, round, 0, 0)
    const { scoringCloses } = round.plan.dates
    const prepare = (now: number) => prepareDecision(site.db, round.officer, round.id, '', now)
    expect(refusals([await prepare(scoringCloses - 1)])).toEqual([
      { why: 'scoring-goes-on', by: '#scoring', missing: 2, closes: scoringCloses },
    ])
    const { id } = valueOf(await prepare(scoringCloses))
    expect(await linesOf(site, id)).toEqual([[1, '甲项目', null, 0, 'too_few_sheets']])
    expect(refusals([await prepareDecision(site.db, round.officer, 'none', '', site.now)])).toEqual([
      { why: 'not-found' },
    ])
    const unassigned = await closedRound(site, ['甲项目'])
    expect(
      refusals([await prepareDecision(site.db, unassigned.officer, unassigned.id, '', scoringCloses)]),
    ).toEqual([{ why: 'nothing-to-rank', by: '#decision' }])
  })

  test('two at once: one decision, the other officer is told', async () => {
    const round = await scoredRound(site)
    const other = await site.person('孙经办', ['officer'])
    const both = await Promise.all(
      [round.officer, other].map((by) => prepareDecision(site.db, by, round.id, '', site.now)),
    )
    expect(refusals(both)).toEqual(CHANGED)
    expect(await decisionsOf(round.id)).toHaveLength(1)
  })
})

test('an upheld objection asks for another decision, which passes it over and lets the next move up', async () => {
  const round = await preparedRound(site)
  const { id, decisionId, officer, approver } = round
  valueOf(await approveDecision(site.db, approver, decisionId, site.now))
  const prepare = () => prepareDecision(site.db, officer, id, '异议成立', site.now)
  expect(refusals([await prepare()])).toEqual([{ why: 'already-approved', by: '#decision', at: site.now }])
  const [first] = await site.db
    .select()
    .from(decisionLines)
    .where(eq(decisionLines.decisionId, decisionId))
    .orderBy(asc(decisionLines.rank))
  await upholdAgainst(site, round, decisionId, first?.submissionId ?? '')
  const second = valueOf(await prepare())
  expect(await linesOf(site, second.id)).toEqual([
    [1, '甲项目', 8200, 0, 'objection_upheld'],
    [2, '乙项目', 8100, 3_500_000, ''],
    [3, '丙项目', 8000, 3_500_000, ''],
  ])
})
