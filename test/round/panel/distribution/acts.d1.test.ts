import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../../../src/history/store.ts'
import { lettersTo } from '../../../../src/letters/store.ts'
import { paths } from '../../../../src/paths.ts'
import { assignSheets } from '../../../../src/round/panel/actions.ts'
import {
  alterDistribution,
  planDistribution,
  useDistribution,
} from '../../../../src/round/panel/distribution/actions.ts'
import { rowsNow } from '../../../../src/round/panel/distribution/rules/distribution.ts'
import { removeMember } from '../../../../src/round/panel/removals/actions.ts'
import { assignments } from '../../../../src/round/panel/tables.ts'
import { pinRecusal } from '../../../../src/round/panel/recusals/actions.ts'
import { byEight, theOne } from '../../../raced.ts'
import { type Site, openSite } from '../../../support.ts'
import { CLOSES, OPENS, valueOf } from '../../screening/closed-round.ts'
import { declared, oneOf, planned, seen } from './played.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const FIVE = ['茶叙', '厨房', '读报', '陪诊', '花园']
const FRESH = { start: 'fresh' as const }
const KEPT = { start: 'kept' as const }

describe('a plan', () => {
  test('gives out nothing, and says what it came to', async () => {
    const round = await planned(site, FIVE)
    const of = await seen(site, round)
    expect(rowsNow(of).map(([, all]) => all.length)).toEqual([3, 3, 3, 3, 3])
    expect(of.distribution).toMatchObject({ seq: 1, seed: round.id, by: round.officer.name, moved: null })
    expect(await site.db.select().from(assignments).where(eq(assignments.roundId, round.id))).toEqual([])
    expect((await entriesOf(site.db, `panel:${round.id}`)).at(-1)).toMatchObject({
      what: 'distribution-planned',
      particulars: { seq: 1, sheets: 15, moved: null, gaps: 0 },
    })
    expect(await assignSheets(site.db, round.officer, round.id, CLOSES)).toMatchObject({
      refusal: { why: 'distribution-needed', by: 'scoring.sheetsPerProposal' },
    })
  })

  test('eight at once: one is made, changed once, given out once', async () => {
    const round = await declared(site, FIVE)
    const asked = { shown: CLOSES }
    const made = await byEight(paths.distributions, () =>
      planDistribution(site.db, round.officer, round.id, { ...FRESH, ...asked }, CLOSES + 1),
    )
    theOne(made, 'changed-meanwhile', 'distribution-moved')
    const move = { ...(await oneOf(site, round)), reason: '', shown: CLOSES + 1 }
    const changed = await byEight(paths.distributionChanges, () =>
      alterDistribution(site.db, round.officer, round.id, move, CLOSES + 2),
    )
    theOne(changed, 'changed-meanwhile', 'distribution-moved')
    const used = await byEight(paths.distributionAssignments, () =>
      useDistribution(site.db, round.officer, round.id, { shown: CLOSES + 2 }, CLOSES + 3),
    )
    theOne(used, 'changed-meanwhile', 'assigned-already')
  })

  test('is changed by hand under the same checks, and says by whom', async () => {
    const round = await planned(site, FIVE)
    const { submissionId, from, to } = await oneOf(site, round)
    const alter = (move: object) =>
      alterDistribution(
        site.db,
        round.officer,
        round.id,
        { submissionId, from, to, reason: '专长相符', ...move },
        CLOSES,
      )
    expect(await alter({ from: null })).toMatchObject({ refusal: { why: 'experts-enough', number: 3 } })
    valueOf(await alter({}))
    const { changes, ...rest } = await seen(site, round)
    expect(changes).toMatchObject([
      { submissionId, from, to, reason: '专长相符', by: round.officer.name, at: CLOSES },
    ])
    expect(rowsNow({ ...rest, changes })[0]?.[1]).toContain(to)
    const page = await site.get(paths.distribution(round.id), round.officer)
    expect(page.text).toContain('专长相符')
    valueOf(await useDistribution(site.db, round.officer, round.id, {}, CLOSES))
    const rows = await site.db.select().from(assignments).where(eq(assignments.roundId, round.id))
    const of = rows.filter((row) => row.submissionId === submissionId).map((row) => row.expertId)
    expect([of.includes(to), of.includes(from), of.length, rows.length]).toEqual([true, false, 3, 15])
  })

  test('is given out once, with a letter to each of how many are theirs', async () => {
    const round = await planned(site, FIVE)
    expect(valueOf(await useDistribution(site.db, round.officer, round.id, {}, CLOSES))).toEqual({
      sheets: 15,
    })
    const [letter] = await lettersTo(site.db, round.experts[0]?.person.id ?? '')
    expect(letter?.body).toBe('分给您3份评分表。')
    expect((await entriesOf(site.db, `panel:${round.id}`)).at(-1)).toMatchObject({
      what: 'sheets-assigned',
      particulars: { sheets: 15, submissions: 5, distribution: 1 },
    })
    for (const act of [
      planDistribution(site.db, round.officer, round.id, FRESH, CLOSES + 1),
      alterDistribution(
        site.db,
        round.officer,
        round.id,
        { ...(await oneOf(site, round)), reason: '' },
        CLOSES + 1,
      ),
    ])
      expect(await act).toMatchObject({ refusal: { why: 'assigned-already' } })
  })

  test('that has gone stale says so, and is made again with as little moved as can be', async () => {
    const round = await planned(site, FIVE)
    const before = rowsNow(await seen(site, round))
    const [leaver, barred] = round.experts.map(({ expertId }) => expertId)
    valueOf(
      await removeMember(site.db, round.officer, round.id, { expert: leaver ?? '', reason: '失联' }, CLOSES),
    )
    const own = before.findIndex(([, all]) => all.includes(barred ?? ''))
    const titles = await site.db.all<{ name: string }>(
      `select o.name from submissions s join proposals p on p.id = s.proposal_id join organizations o on o.id = p.organization_id
       where s.id = '${before[own]?.[0]}'`,
    )
    const pin = { expert: barred ?? '', organization: titles[0]?.name ?? '', reason: '现任理事' }
    valueOf(await pinRecusal(site.db, round.officer, round.id, pin, CLOSES))
    expect(await useDistribution(site.db, round.officer, round.id, {}, CLOSES)).toMatchObject({
      refusal: { why: 'distribution-lost', sheets: 4 },
    })
    const page = await site.get(paths.distribution(round.id), round.officer)
    expect(page.text).toContain('专家不再评审')
    expect(page.text).toContain('专家应当回避')
    expect(valueOf(await planDistribution(site.db, round.officer, round.id, KEPT, CLOSES + 1))).toMatchObject(
      {
        ...{ seq: 2, sheets: 15, moved: 4, gaps: 0 },
      },
    )
    expect((await site.get(paths.distribution(round.id), round.officer)).text).toContain('与上一份方案的差别')
    expect(valueOf(await useDistribution(site.db, round.officer, round.id, {}, CLOSES + 2))).toEqual({
      sheets: 15,
    })
  })

  test('is made by nobody else, and not where the whole panel reads', async () => {
    const round = await declared(site, ['茶叙'])
    expect(await planDistribution(site.db, round.approver, round.id, FRESH, CLOSES)).toMatchObject({
      refusal: { why: 'not-your-role' },
    })
    const interests = [{ id: round.proposals[0]?.organizationId ?? '', name: '茶叙社', rounds: [round.id] }]
    const own = { ...round.officer, interests }
    for (const act of [
      planDistribution(site.db, own, round.id, FRESH, CLOSES),
      alterDistribution(
        site.db,
        own,
        round.id,
        { submissionId: 'x', from: null, to: 'x', reason: '' },
        CLOSES,
      ),
      useDistribution(site.db, own, round.id, {}, CLOSES),
    ])
      expect(await act).toMatchObject({ refusal: { why: 'own-interest' } })
    expect(await planDistribution(site.db, round.officer, 'none', FRESH, CLOSES)).toMatchObject({
      refusal: { why: 'not-found' },
    })
  })
})
