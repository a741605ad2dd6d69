import { type Result, ok, refuse } from '../../../shared/result.ts'
import { seeded, shuffled } from '../../../shared/seeded.ts'
import { type Grid, NEVER } from './grid.ts'
import { Sending } from './sending.ts'

/**
 * Who could judge what. `reviewsPerProposal`: experts for each proposal that has no number `wanted` of its own; `load`: sheets that an
 * expert has already, besides which `maxLoad` is given out; a conflict is an expert and a proposal that may not meet.
 */
export type Meeting = {
  reviewsPerProposal: number
  seed: string
  experts: { id: string; maxLoad: number; fields: string[]; load?: number }[]
  proposals: { id: string; fields: string[]; wanted?: number }[]
  conflicts: [expert: string, proposal: string][]
}
export type Met = { expert: string; proposal: string }

/** `experts`: who may judge the proposal. `loads`: what all take together at the most; `wanted`: what is needed. */
export type MeetRefusal =
  | { why: 'experts-too-few'; proposal: string; experts: number; wanted: number }
  | { why: 'loads-too-small'; loads: number; wanted: number }
  | { why: 'experts-full'; proposal: string; experts: number; wanted: number }

/**
 * Every proposal to so many experts: loads as even as can be (the sum of their squares is least), and of all such ways one with the
 * most pairs that share a field. Which of those, the seed decides alone: both lists are sorted by id and shuffled by it, so their order
 * does not matter. The pairs come in the order of the lists, proposals first.
 */
export function fairest(meeting: Meeting): Result<Met[], MeetRefusal> {
  const { proposals, experts } = meeting
  const random = seeded(meeting.seed)
  const rows = shuffled(byId(proposals), random)
  const columns = shuffled(byId(experts), random)
  const most = columns.map(({ maxLoad }) => Math.min(maxLoad, rows.length))
  const grid = {
    proposals: rows.length,
    experts: columns.length,
    wanted: rows.map((row) => wantedOf(meeting, row)),
    load: columns.map(({ load = 0 }) => load),
    most,
    cost: costs(meeting, rows, columns),
  }
  const whyNot = whyNotMeet(meeting)
  if (whyNot) return refuse(whyNot)
  const { of, short } = levelled(grid)
  if (short !== null) {
    const { id: proposal = '', ...row } = rows[short] ?? {}
    const wanted = wantedOf(meeting, row)
    return refuse({ why: 'experts-full', proposal, experts: freeFor(meeting, proposal), wanted })
  }
  const placeOf = new Map(proposals.map(({ id }, place) => [id, place]))
  const judges: string[][] = proposals.map(() => [])
  const given = new Map(columns.map(({ id }, e) => [id, of[e] ?? []]))
  for (const { id } of experts)
    for (const p of given.get(id) ?? []) judges[placeOf.get(rows[p]?.id ?? '') ?? 0]?.push(id)
  return ok(
    proposals.flatMap((one, place) => (judges[place] ?? []).map((expert) => ({ expert, proposal: one.id }))),
  )
}

const wantedOf = (
  { reviewsPerProposal }: Pick<Meeting, 'reviewsPerProposal'>,
  { wanted = reviewsPerProposal }: { wanted?: number },
): number => wanted

export const byId = <T extends { id: string }>(items: T[]): T[] =>
  items.toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)))

/** 0: they share a field, 1: they share none. */
function costs({ conflicts }: Meeting, rows: Meeting['proposals'], columns: Meeting['experts']): Uint8Array {
  const cost = new Uint8Array(rows.length * columns.length).fill(1)
  const inField = Map.groupBy(
    columns.flatMap(({ fields }, e) => fields.map((field) => ({ field, e }))),
    ({ field }) => field,
  )
  const row = new Map(rows.map(({ id }, p) => [id, p]))
  const column = new Map(columns.map(({ id }, e) => [id, e]))
  for (const [p, { fields }] of rows.entries())
    for (const field of fields) for (const { e } of inField.get(field) ?? []) cost[p * columns.length + e] = 0
  for (const [expert, proposal] of conflicts) {
    const [p, e] = [row.get(proposal), column.get(expert)]
    if (p !== undefined && e !== undefined) cost[p * columns.length + e] = NEVER
  }
  return cost
}

/** What anybody can see without trying: a proposal that too few may judge, or experts who take too little together. */
function whyNotMeet(meeting: Meeting): MeetRefusal | null {
  const { experts, proposals, conflicts } = meeting
  const ready = new Set(experts.filter(({ maxLoad }) => maxLoad > 0).map(({ id }) => id))
  const barred = Map.groupBy(conflicts, ([, proposal]) => proposal)
  for (const { id: proposal, ...row } of proposals) {
    const wanted = wantedOf(meeting, row)
    const names = new Set(
      (barred.get(proposal) ?? []).flatMap(([expert]) => (ready.has(expert) ? [expert] : [])),
    )
    const left = ready.size - names.size
    if (left < wanted) return { why: 'experts-too-few', proposal, experts: left, wanted }
  }
  const loads = experts.reduce((sum, { maxLoad }) => sum + Math.min(maxLoad, proposals.length), 0)
  const all = proposals.reduce((sum, row) => sum + wantedOf(meeting, row), 0)
  return loads < all ? { why: 'loads-too-small', loads, wanted: all } : null
}

const freeFor = ({ experts, conflicts }: Meeting, proposal: string): number => {
  const barred = new Set(conflicts.flatMap(([expert, of]) => (of === proposal ? [expert] : [])))
  return experts.filter(({ id, maxLoad }) => maxLoad > 0 && !barred.has(id)).length
}

/** The proposals of each expert; `short`: the first proposal for which there is nobody left, null: there is none. */
type Levelled = { of: number[][]; short: number | null }

/**
 * Sheets as evenly as can be, and of all such ways the one that fits best: the sum of the squares of the loads is least, and then the
 * sum of the costs. It is a flow of least cost in which each further sheet of an expert costs more than all that fits ill together, sent
 * along shortest ways (successive shortest paths with potentials): level by level, at which an expert takes that many sheets. Whom no
 * way reaches at a level none reaches later, since later ways stay within what was reached. Proposals times experts are read for each
 * length of ways that a level has, of which there are few.
 */
function levelled(grid: Grid): Levelled {
  const sending = new Sending(grid)
  const highest = Math.max(0, ...grid.most.map((most, e) => most + (grid.load[e] ?? 0)))
  for (let level = Math.min(...grid.load) + 1; level <= highest && sending.isLeft(); level += 1) {
    sending.allow(level)
    while (sending.isLeft() && sending.measure()) sending.fill()
  }
  return { of: sending.of, short: sending.firstLeft() }
}
