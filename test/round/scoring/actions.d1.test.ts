import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../../src/history/store.ts'
import { subjects } from '../../../src/history/subjects.ts'
import { lettersTo } from '../../../src/letters/store.ts'
import { remindExperts, saveSheet, submitSheet } from '../../../src/round/scoring/actions.ts'
import { sheetDrafts, sheets } from '../../../src/round/scoring/tables.ts'
import { type Site, openSite } from '../../pageless.ts'
import { makeExpert } from '../panel/sitting.ts'
import { OPENS, valueOf } from '../screening/closed-round.ts'
import { type Assigned, SCORING, assignedRound, sheetWith } from './assigned.ts'
import { POINTS } from './plan.ts'
import { byEight, theOne } from '../../raced.ts'
import { paths } from '../../../src/paths.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const refusals = (results: { ok: boolean; refusal?: object }[]) =>
  results.flatMap((one) => (one.ok ? [] : [one.refusal]))
const CHANGED = [{ why: 'changed-meanwhile' }]

const handedIn = (id: string) => site.db.select().from(sheets).where(eq(sheets.assignmentId, id))
const draftOf = (id: string) => site.db.select().from(sheetDrafts).where(eq(sheetDrafts.assignmentId, id))

async function mine() {
  const round = await assignedRound(site, [{ title: '夕阳茶叙' }])
  return { round, id: round.sheetOf(0, 0), by: round.experts[0].person }
}

describe('handing in', () => {
  test('keeps the sheet with its total, and says so in the history', async () => {
    const { round, id, by } = await mine()
    const done = await submitSheet(site.db, by, id, sheetWith(), SCORING)
    expect(done).toEqual({ ok: true, value: { total: 8100, roundId: round.id } })
    expect(await handedIn(id)).toEqual([
      { assignmentId: id, ...sheetWith(), points: POINTS, total: 8100, by: by.id, at: SCORING },
    ])
    expect(await entriesOf(site.db, `assignment:${id}`)).toMatchObject([
      { seq: 1, what: 'sheet-submitted', by: by.id, at: SCORING, particulars: { total: 8100 } },
    ])
  })

  test('at the last moment, and not at the next', async () => {
    const { round, id, by } = await mine()
    const { scoringCloses } = round.plan.dates
    const late = await submitSheet(site.db, by, id, sheetWith(), scoringCloses)
    expect(refusals([late])).toEqual([
      { why: 'scoring-closed', by: '#scoring', closedAt: scoringCloses, receivedAt: scoringCloses },
    ])
    expect(await handedIn(id)).toEqual([])
    expect((await submitSheet(site.db, by, id, sheetWith(), scoringCloses - 1)).ok).toBe(true)
  })

  test('once: what was handed in is not changed by another sheet, by a draft, or by SQL', async () => {
    const { id, by } = await mine()
    valueOf(await submitSheet(site.db, by, id, sheetWith(), SCORING))
    const before = await handedIn(id)
    const refusal = [{ why: 'sheet-submitted', by: '#scoring', at: SCORING }]
    expect(refusals([await submitSheet(site.db, by, id, sheetWith(3000), SCORING + 1)])).toEqual(refusal)
    expect(refusals([await saveSheet(site.db, by, id, { comment: '改' }, 0, SCORING + 1)])).toEqual(refusal)
    const runs = (statement: string) => env.DB.prepare(statement).bind(id).run()
    const change = runs('UPDATE sheets SET total = 0 WHERE assignment_id = ?')
    await expect(change).rejects.toThrow('a submitted sheet is frozen')
    const loss = runs('DELETE FROM sheets WHERE assignment_id = ?')
    await expect(loss).rejects.toThrow('a submitted sheet is kept')
    expect(await handedIn(id)).toEqual(before)
    expect(await draftOf(id)).toEqual([])
  })

  test('by nobody but whose it is', async () => {
    const { round, id } = await mine()
    const stranger = await makeExpert(site, '局外人')
    const others = [round.experts[1].person, stranger.person, round.officer, round.proposals[0]?.member]
    for (const other of others) {
      const by = other ?? stranger.person
      expect(refusals([await submitSheet(site.db, by, id, sheetWith(), SCORING)])).toEqual([
        { why: 'not-found' },
      ])
      expect(refusals([await saveSheet(site.db, by, id, {}, 0, SCORING)])).toEqual([{ why: 'not-found' }])
    }
    expect(await handedIn(id)).toEqual([])
  })

  test('two at once: one hands in, the other is told', async () => {
    const { id, by } = await mine()
    const both = await Promise.all([
      submitSheet(site.db, by, id, sheetWith(2600), SCORING),
      submitSheet(site.db, by, id, sheetWith(3000), SCORING),
    ])
    expect(refusals(both)).toEqual(CHANGED)
    const winner = both.flatMap((one) => (one.ok ? [one.value.total] : []))
    expect((await handedIn(id)).map(({ total }) => total)).toEqual(winner)
    expect(await entriesOf(site.db, `assignment:${id}`)).toHaveLength(1)
  })
})

describe('the working text', () => {
  test('has a version of its own and is no history', async () => {
    const { id, by } = await mine()
    const first = await saveSheet(site.db, by, id, { 'points.goal': '2' }, 0, SCORING)
    expect(first).toEqual({ ok: true, value: { version: 1, savedAt: SCORING } })
    valueOf(await saveSheet(site.db, by, id, { 'points.goal': '20.' }, 1, SCORING + 1))
    expect(await draftOf(id)).toEqual([
      { assignmentId: id, typed: { 'points.goal': '20.' }, version: 2, savedAt: SCORING + 1 },
    ])
    expect(await entriesOf(site.db, `assignment:${id}`)).toEqual([])
  })

  test('another window that saved first is not overwritten', async () => {
    const { id, by } = await mine()
    valueOf(await saveSheet(site.db, by, id, { comment: '一' }, 0, SCORING))
    for (const version of [0, 2, 7])
      expect(refusals([await saveSheet(site.db, by, id, { comment: '二' }, version, SCORING)])).toEqual(
        CHANGED,
      )
    expect(await draftOf(id)).toMatchObject([{ typed: { comment: '一' }, version: 1 }])
  })

  test.each([[0], [1]])('eight at once at version %i: one is kept, the others are told', async (version) => {
    const { id, by } = await mine()
    if (version === 1) valueOf(await saveSheet(site.db, by, id, { comment: '先' }, 0, SCORING))
    const all = await byEight(paths.sheetDraft, (n) =>
      saveSheet(site.db, by, id, { comment: `第${n}个` }, version, SCORING),
    )
    theOne(all, 'changed-meanwhile')
    const kept = `第${all.findIndex(({ ok }) => ok)}个`
    expect(await draftOf(id)).toMatchObject([{ typed: { comment: kept }, version: version + 1 }])
  })

  test('ends with the scoring', async () => {
    const { round, id, by } = await mine()
    const { scoringCloses } = round.plan.dates
    expect((await saveSheet(site.db, by, id, {}, 0, scoringCloses - 1)).ok).toBe(true)
    expect(await saveSheet(site.db, by, id, {}, 1, scoringCloses)).toMatchObject({
      refusal: { why: 'scoring-closed', by: '#scoring' },
    })
  })
})

test('a draft and a sheet at once: the sheet stands as it was handed in', async () => {
  const round: Assigned = await assignedRound(site, [{ title: '邻里厨房' }])
  const [id, by] = [round.sheetOf(0, 0), round.experts[0].person]
  const [sheet] = await Promise.all([
    submitSheet(site.db, by, id, sheetWith(), SCORING),
    saveSheet(site.db, by, id, { 'points.goal': '1' }, 0, SCORING),
  ])
  expect(sheet.ok).toBe(true)
  expect(await handedIn(id)).toMatchObject([{ points: POINTS, total: 8100 }])
})

const told = async (id: string) =>
  (await lettersTo(site.db, id, 1))
    .filter(({ subject }) => subject.startsWith('还有评分表'))
    .map(({ body }) => body)

test('a reminder tells each expert how many sheets are left, and whoever is done nothing', async () => {
  const round = await assignedRound(site, [{ title: '夕阳茶叙' }, { title: '胡同讲古' }])
  const [first, second, third] = round.experts
  for (const at of [0, 1])
    valueOf(await submitSheet(site.db, first.person, round.sheetOf(0, at), sheetWith(), SCORING))
  valueOf(await submitSheet(site.db, second.person, round.sheetOf(1, 0), sheetWith(), SCORING))

  expect(valueOf(await remindExperts(site.db, round.officer, round.id, SCORING))).toEqual({ reminded: 2 })
  expect(await told(first.person.id)).toEqual([])
  expect(await told(second.person.id)).toEqual([expect.stringContaining('您还有1份评分表没有提交')])
  expect(await told(third.person.id)).toEqual([expect.stringContaining('您还有2份评分表没有提交')])
  expect((await entriesOf(site.db, subjects.panel(round.id))).at(-1)).toMatchObject({
    what: 'experts-reminded',
    by: round.officer.id,
    particulars: { experts: expect.arrayContaining([second.expertId, third.expertId]) },
  })
})

test('eight remind at once: one does, the others are told so', async () => {
  const round = await assignedRound(site, [{ title: '夕阳茶叙' }])
  const remind = () => remindExperts(site.db, round.officer, round.id, SCORING)
  theOne(await byEight(paths.scoringReminders, remind), 'changed-meanwhile', 'reminded-today')
})
