import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../../src/history/store.ts'
import { lettersTo } from '../../../src/letters/store.ts'
import { assignSheets, choosePanel, declareRecusals } from '../../../src/round/panel/actions.ts'
import { endRole } from '../../../src/people/roles/actions.ts'
import { findPanel } from '../../../src/round/panel/store/panel.ts'
import { remindExperts } from '../../../src/round/scoring/actions.ts'
import { findScoring } from '../../../src/round/scoring/store/progress.ts'
import { assignments, panelMembers } from '../../../src/round/panel/tables.ts'
import { type Site, openSite } from '../../pageless.ts'
import { CLOSES, OPENS, closedRound, valueOf } from '../screening/closed-round.ts'
import { type Expert, type Sitting, makeExpert, passAll, sitting } from './sitting.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const refusals = (results: { ok: boolean; refusal?: object }[]) =>
  results.flatMap((one) => (one.ok ? [] : [one.refusal]))
const CHANGED = [{ why: 'changed-meanwhile' }]

describe('assigning', () => {
  /** The first expert cannot judge the first organization. */
  async function declared(titles: string[]): Promise<Sitting> {
    const round = await sitting(site, titles)
    const organizationId = round.proposals[0]?.organizationId ?? ''
    for (const [at, { person }] of round.experts.entries()) {
      const own = at === 0 ? [{ organizationId, reason: '任职或担任顾问' }] : []
      valueOf(await declareRecusals(site.db, person, round.id, own, CLOSES))
    }
    return round
  }
  /** The administrator ends their role. */
  async function leaves({ person: { id } }: Expert): Promise<void> {
    const administrator = await site.person('吴管理', ['administrator'])
    valueOf(await endRole(site.db, administrator, id, 'expert', CLOSES))
  }
  const SEEN = { seesAll: true, page: 1, projectsPage: 1, expertsPage: 1, rows: 20 }
  const rowsOf = (round: Sitting) =>
    site.db.select().from(assignments).where(eq(assignments.roundId, round.id))

  test('everyone who is not barred gets everything, more rows than D1 binds parameters for', async () => {
    const titles = Array.from({ length: 20 }, (_, at) => `第${at + 1}项`)
    const round = await declared(titles)
    expect(await assignSheets(site.db, round.officer, round.id, CLOSES)).toEqual({
      ok: true,
      value: { sheets: 59 },
    })
    const rows = await rowsOf(round)
    const of = (expertId: string) => rows.filter((row) => row.expertId === expertId).length
    expect(round.experts.map(({ expertId }) => of(expertId))).toEqual([19, 20, 20])
    expect(rows[0]).toMatchObject({ by: round.officer.id, at: CLOSES })
    expect(new Set(rows.map(({ id }) => id)).size).toBe(59)
    const [letter] = await lettersTo(site.db, round.experts[0].person.id)
    expect(letter?.body).toBe('分给您19份评分表。')
    expect((await entriesOf(site.db, `panel:${round.id}`)).at(-1)).toMatchObject({
      what: 'sheets-assigned',
      particulars: { sheets: 59, submissions: 20 },
    })
  })

  test('an expert who has left gets nothing; what they have not handed in nobody is reminded of', async () => {
    const round = await declared(['茶叙', '读报'])
    const [first, second, third] = round.experts
    await leaves(first)
    const members = (await findPanel(site.db, round.id))?.panel.members ?? []
    expect(members.filter(({ hasLeft }) => hasLeft).map(({ name }) => name)).toEqual(['评审甲'])
    valueOf(await assignSheets(site.db, round.officer, round.id, CLOSES))
    const to = new Set((await rowsOf(round)).map(({ expertId }) => expertId))
    expect(to).toEqual(new Set([second.expertId, third.expertId]))
    await leaves(second)
    expect(valueOf(await remindExperts(site.db, round.officer, round.id, CLOSES))).toEqual({ reminded: 1 })
    const { progress } = (await findScoring(site.db, round.id, round.officer.id, SEEN)) ?? {}
    expect(progress?.byExpert.map(({ name, hasLeft }) => [name, hasLeft])).toEqual([
      ['评审丙', false],
      ['评审乙', true],
    ])
  })

  test('waits for the last declaration, then happens once', async () => {
    const round = await sitting(site, ['夕阳茶叙'])
    const [one, two, three] = round.experts
    for (const { person } of [one, two]) valueOf(await declareRecusals(site.db, person, round.id, [], CLOSES))
    const early = await assignSheets(site.db, round.officer, round.id, CLOSES)
    expect(early).toEqual({
      ok: false,
      refusal: { why: 'undeclared', by: 'panel.recusalYears', names: ['评审丙'] },
    })
    expect(await rowsOf(round)).toEqual([])
    valueOf(await declareRecusals(site.db, three.person, round.id, [], CLOSES))
    valueOf(await assignSheets(site.db, round.officer, round.id, CLOSES))
    const again = await assignSheets(site.db, round.officer, round.id, CLOSES + 1)
    expect(again).toEqual({ ok: false, refusal: { why: 'assigned-already', by: 'panel.size', at: CLOSES } })
  })

  test('two at once: one assigns, the other is told', async () => {
    const round = await declared(['夕阳茶叙', '邻里厨房'])
    const other = await site.person('孙经办', ['officer'])
    const both = await Promise.all([
      assignSheets(site.db, round.officer, round.id, CLOSES),
      assignSheets(site.db, other, round.id, CLOSES),
    ])
    expect(refusals(both)).toEqual(CHANGED)
    expect(await rowsOf(round)).toHaveLength(5)
  })

  test('two at once: nobody joins a panel while its sheets are being assigned', async () => {
    const round = await closedRound(site, ['夕阳茶叙'])
    await passAll(site, round)
    const [one, two, late] = [
      await makeExpert(site, '甲'),
      await makeExpert(site, '乙'),
      await makeExpert(site, '丙'),
    ]
    valueOf(await choosePanel(site.db, round.officer, round.id, [one.expertId, two.expertId], CLOSES))
    for (const { person } of [one, two]) valueOf(await declareRecusals(site.db, person, round.id, [], CLOSES))
    const both = await Promise.all([
      assignSheets(site.db, round.officer, round.id, CLOSES),
      choosePanel(site.db, round.officer, round.id, [late.expertId], CLOSES),
    ])
    expect(refusals(both)).toEqual(CHANGED)
    const lates = await site.db
      .select()
      .from(panelMembers)
      .where(and(eq(panelMembers.roundId, round.id), eq(panelMembers.expertId, late.expertId)))
    expect(lates).toHaveLength(both[0]?.ok ? 0 : 1)
  })
})
