import type { Instant } from '../../../../shared/days.ts'
import type { Plan } from '../../../calls/rules/plan.ts'
import { readyIn } from '../../rules/assignment.ts'
import type { Member, Panel } from '../../rules/panel.ts'
import { loadsIn, spread } from './spread.ts'

/** A proposal and who reads it. */
export type Row = [submissionId: string, expertIds: string[]]
/** A sheet more (`from` null), less (`to` null), or another's. */
export type Move = { submissionId: string; from: string | null; to: string | null }

/** A plan as it was made; `moved` against the one before, null where it was made from nothing. `by` is a name. */
export type Distribution = {
  id: string
  seq: number
  seed: string
  rows: Row[]
  moved: Move[] | null
  by: string
  at: Instant
}
/** A change by hand, the first first. */
export type Alteration = Move & { seq: number; reason: string; by: string; at: Instant }

/** A proposal to be read. */
export type Read = { submissionId: string; organizationId: string; number: number; title: string }

/** A panel before its assignment, the plan that counts, and what was changed in it. */
export type Distributing = {
  panel: Panel<Read>
  distribution: Distribution | null
  changes: Alteration[]
}

/** How many experts read each proposal; null: the whole panel does. */
export const numberIn = ({ parameters }: Pick<Plan, 'parameters'>): number | null =>
  parameters.scoring.sheetsPerProposal ?? null
/** Sheets of one member at the most; null: there is no bound. */
export const mostIn = ({ parameters }: Pick<Plan, 'parameters'>): number | null =>
  parameters.panel.mostSheets ?? null

/** The plan as it is now. */
export const rowsNow = ({ distribution, changes }: Pick<Distributing, 'distribution' | 'changes'>): Row[] =>
  changes.reduce(altered, distribution?.rows ?? [])

function altered(rows: Row[], { submissionId, from, to }: Move): Row[] {
  const before = rows.find(([id]) => id === submissionId)?.[1] ?? []
  const after = [...before.filter((id) => id !== from), ...(to === null ? [] : [to])]
  const others = rows.map((row): Row => (row[0] === submissionId ? [submissionId, after] : row))
  return others.some(([id]) => id === submissionId) ? others : [...others, [submissionId, after]]
}

/** The next plan: with as much as can be of the one that counts, or from nothing. */
export function nextRows(of: Distributing, isKept: boolean, now: Instant): Row[] {
  const { panel } = of
  return spread({
    ...{ number: numberIn(panel.plan) ?? 0, most: mostIn(panel.plan), seed: panel.roundId },
    ...{ experts: readyIn(panel, now), proposals: panel.eligible, barred: panel.recusals },
    kept: isKept ? rowsNow(of) : [],
  })
}

/** What is other than before, proposal by proposal. */
export function movedIn(before: Row[], after: Row[]): Move[] {
  const [was, is] = [new Map(before), new Map(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((submissionId) => {
    const [gone, come] = [was.get(submissionId) ?? [], is.get(submissionId) ?? []]
    const less = gone.filter((id) => !come.includes(id))
    const more = come.filter((id) => !gone.includes(id))
    return Array.from({ length: Math.max(less.length, more.length) }, (_, at) => ({
      ...{ submissionId, from: less[at] ?? null, to: more[at] ?? null },
    }))
  })
}

/** A sheet of the plan that cannot be given out any more, and why. */
export type Lost = { submissionId: string; expertId: string; why: 'off-panel' | 'recused' | 'not-read' }

export function lostIn(of: Distributing, now: Instant): Lost[] {
  const { panel } = of
  const ready = new Set(readyIn(panel, now).map(({ id }) => id))
  const organizationOf = new Map(panel.eligible.map((one) => [one.submissionId, one.organizationId]))
  const barred = new Set(panel.recusals.map((one) => `${one.expertId} ${one.organizationId}`))
  const whyOf = (submissionId: string, expertId: string): Lost['why'] | null => {
    const organizationId = organizationOf.get(submissionId)
    if (organizationId === undefined) return 'not-read'
    if (!ready.has(expertId)) return 'off-panel'
    return barred.has(`${expertId} ${organizationId}`) ? 'recused' : null
  }
  return rowsNow(of).flatMap(([submissionId, all]) =>
    all.flatMap((expertId) => {
      const why = whyOf(submissionId, expertId)
      return why ? [{ submissionId, expertId, why }] : []
    }),
  )
}

/**
 * A proposal with fewer experts than the rules say. `why`: all who may read it do; those who are left have as many sheets as they may;
 * or somebody is free.
 */
export type Gap = Read & { has: number; why: 'recused' | 'full' | 'open' }

export function gapsIn(of: Distributing, now: Instant): Gap[] {
  const { panel } = of
  const [number, most] = [numberIn(panel.plan) ?? 0, mostIn(panel.plan)]
  const rows = new Map(rowsNow(of))
  const loads = loadsIn([...rows])
  const ready = readyIn(panel, now)
  const barred = new Set(panel.recusals.map((one) => `${one.expertId} ${one.organizationId}`))
  const isFree = ({ id }: Member) => most === null || (loads.get(id) ?? 0) < most
  return panel.eligible.flatMap((one) => {
    const given = rows.get(one.submissionId) ?? []
    if (given.length >= number) return []
    const others = ready.filter(({ id }) => !given.includes(id) && !barred.has(`${id} ${one.organizationId}`))
    const why = others.length === 0 ? 'recused' : others.some(isFree) ? 'open' : 'full'
    return [{ ...one, has: given.length, why }]
  })
}
