import { asc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { lettersTo } from '../../../../src/letters/store.ts'
import { removeMember, resign } from '../../../../src/round/panel/removals/actions.ts'
import { type Result, alternateFor } from '../../../../src/round/panel/draws/rules/alternates.ts'
import { panelMembers } from '../../../../src/round/panel/tables.ts'
import { type Site, openSite } from '../../../pageless.ts'
import { together } from '../../../together.ts'
import { OPENS, valueOf } from '../../screening/closed-round.ts'
import { NUMBER_OUT, drawnRound } from './drawable.ts'
import type { Panel } from '../../../../src/round/panel/rules/panel.ts'
import { expert } from './drawing.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const ILL = { reason: '住院' }
const later = (hours: number) => NUMBER_OUT + hours * 3_600_000

/** A drawn round, and its alternates as people, in their order. */
async function drawn() {
  const round = await drawnRound(site)
  const rows = await site.db
    .select()
    .from(panelMembers)
    .where(eq(panelMembers.roundId, round.id))
    .orderBy(asc(panelMembers.at))
  const seated = new Set(rows.map(({ expertId }) => expertId))
  const first = round.experts.find(({ expertId }) => seated.has(expertId))
  if (!first) throw new Error('nobody was drawn')
  return { round, first, others: round.experts.filter(({ expertId }) => !seated.has(expertId)) }
}
const isSeated = async (roundId: string, expertId: string) =>
  (await site.db.select().from(panelMembers).where(eq(panelMembers.roundId, roundId))).some(
    (one) => one.expertId === expertId,
  )

describe('the alternates of a draw', () => {
  test('come by themselves for whoever leaves or is taken off, one after the other, until there are none', async () => {
    const { round, first, others } = await drawn()
    const auditor = round.auditor
    const next = valueOf(await resign(site.db, first.person, round.id, ILL, later(1)))
    const called = others.find(({ person }) => person.name === next.called)
    if (!called) throw new Error('nobody was called')
    expect(await isSeated(round.id, called.expertId)).toBe(true)
    expect((await lettersTo(site.db, called.person.id))[0]?.subject).toContain('请您评审')
    for (const one of [round.officer, auditor]) {
      const told = (await lettersTo(site.db, one.id, 1)).map(({ body }) => body)
      expect(told.filter((body) => body.includes(`由${called.person.name}递补`))).toHaveLength(1)
    }

    const last = others.find((one) => one !== called)
    const removal = { expert: called.expertId, reason: '失联' }
    const after = valueOf(await removeMember(site.db, round.officer, round.id, removal, later(2)))
    expect(after.called).toBe(last?.person.name)
    const end = { expert: last?.expertId ?? '', reason: '失联' }
    expect(valueOf(await removeMember(site.db, round.officer, round.id, end, later(3)))).toMatchObject({
      called: null,
    })
  })

  test('are called once each, when two members leave at the same moment', async () => {
    const { round, first, others } = await drawn()
    const second = round.experts.find((one) => one !== first && !others.includes(one))
    if (!second) throw new Error('one seat only')
    const leave = (at: number) =>
      resign(site.db, [first, second][at]?.person ?? first.person, round.id, ILL, later(1))
    const came = await together(2, leave)
    const one = came.find(({ ok }) => ok)
    const late = came.findIndex(({ ok }) => !ok)
    // whoever read the panel before the other left is told so, and nobody is called twice
    expect(came[late]).toMatchObject({ refusal: { why: 'changed-meanwhile' } })
    if (!one) throw new Error('nobody left')
    const called = [valueOf(one).called, valueOf(await leave(late)).called]
    expect(called.toSorted()).toEqual(others.map(({ person }) => person.name).toSorted())
    for (const { expertId } of others) expect(await isSeated(round.id, expertId)).toBe(true)
  })
})

describe('the order of the draw', () => {
  const list: Result = {
    candidates: ['1', '2', '3', '4', '5'].map((id) => ({
      ...{ id, code: `ZJ-${id}`, name: `专家${id}`, employer: '高校' },
      stratum: id === '5' ? '财务' : '业务',
    })),
    seats: [
      { stratum: '业务', id: 'ZJ-1' },
      { stratum: '财务', id: 'ZJ-5' },
    ],
    alternates: [
      { stratum: '业务', ids: ['ZJ-3', 'ZJ-2', 'ZJ-4'] },
      { stratum: '财务', ids: [] },
    ],
  }
  const pool = ['2', '3', '4', '6'].map((id) => expert(id, '社会工作'))
  const seated = (id: string) => ({ ...expert(id, '社会工作'), declaredAt: null, sheets: 0 })
  const next = (leaving: string, change: Partial<Pick<Panel, 'members' | 'pool'>> = {}) =>
    alternateFor(list, leaving, { members: [seated('1'), seated('5')], pool, ...change }, 9)?.id

  test('is that of the stratum; whoever cannot sit is passed over', () => {
    expect(next('1')).toBe('3')
    expect(next('1', { pool: pool.map((one) => ({ ...one, hasLeft: one.id === '3' })) })).toBe('2')
    expect(next('1', { pool: pool.map((one) => ({ ...one, isReader: one.id !== '4' })) })).toBe('4')
    expect(
      next('3', { members: [seated('1'), seated('3')], pool: pool.filter(({ id }) => id !== '3') }),
    ).toBe('2')
  })

  test('calls nobody where none is left, nor for a member who was not drawn', () => {
    expect(next('5')).toBeUndefined()
    expect(next('6')).toBeUndefined()
    expect(next('1', { pool: [] })).toBeUndefined()
  })
})
