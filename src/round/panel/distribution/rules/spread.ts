import { asFarAsCan } from '../../rules/as-far.ts'
import { type Meeting, fairest } from '../../rules/fairest.ts'
import type { Row } from './distribution.ts'

/**
 * Who could read what. `number`: experts for each proposal; `most`: sheets of one expert, null: no bound; `kept`: a plan of before, of
 * which as little as possible is moved.
 */
export type Spreading = {
  number: number
  most: number | null
  seed: string
  experts: { id: string }[]
  proposals: { submissionId: string; organizationId: string }[]
  barred: { expertId: string; organizationId: string }[]
  kept: Row[]
}

/**
 * A plan: whatever of the one before still may be stays, and what is missing goes to others, as evenly as can be. Only where too few have room
 * for that, all is dealt out anew, with as much of the one before as even loads allow; and where there is no room for all, as far as it goes.
 */
export function spread(of: Spreading): Row[] {
  const held = heldIn(of)
  const missing = meetingFor(of, held)
  const filled = fairest(missing)
  if (filled.ok) return joined(of, held, filled.value)
  return joined(of, new Map(), asFarAsCan(preferring(of, held)))
}

type Held = Map<string, string[]>

/** What of the plan of before may still be. */
function heldIn({ number, most, experts, proposals, barred, kept }: Spreading): Held {
  const ready = new Set(experts.map(({ id }) => id))
  const barredFrom = barredIn(barred)
  const before = new Map(kept)
  const load = new Map<string, number>()
  return new Map(
    proposals.map(({ submissionId, organizationId }) => {
      const stay = (before.get(submissionId) ?? [])
        .filter((id) => ready.has(id) && !barredFrom.has(`${id} ${organizationId}`))
        .filter((id) => (load.get(id) ?? 0) < (most ?? proposals.length))
        .slice(0, number)
      for (const id of stay) load.set(id, (load.get(id) ?? 0) + 1)
      return [submissionId, stay]
    }),
  )
}

const barredIn = (barred: Spreading['barred']) =>
  new Set(barred.map(({ expertId, organizationId }) => `${expertId} ${organizationId}`))

/** What is missing beside what is held. */
function meetingFor(of: Spreading, held: Held): Meeting {
  const { seed, experts, proposals, number, most } = of
  const conflicts = conflictsIn(of)
  const barred = Map.groupBy(conflicts, ([, proposal]) => proposal)
  const loads = loadsIn([...held])
  return {
    ...{ reviewsPerProposal: number, seed },
    experts: experts.map(({ id }) => {
      const load = loads.get(id) ?? 0
      return { id, fields: [], load, maxLoad: (most ?? proposals.length) - load }
    }),
    proposals: proposals.map(({ submissionId: id }) => {
      const able = experts.length - (barred.get(id)?.length ?? 0)
      return { id, fields: [], wanted: Math.min(number, able) - (held.get(id)?.length ?? 0) }
    }),
    conflicts: [
      ...conflicts,
      ...[...held].flatMap(([id, all]) => all.map((expert): [string, string] => [expert, id])),
    ],
  }
}

/** All of it anew; that an expert had a proposal counts as a field that both share. */
function preferring(of: Spreading, held: Held): Meeting {
  const had = Map.groupBy(
    [...held].flatMap(([field, all]) => all.map((id) => ({ field, id }))),
    ({ id }) => id,
  )
  const meeting = meetingFor(of, new Map())
  return {
    ...meeting,
    experts: meeting.experts.map((one) => ({
      ...one,
      fields: (had.get(one.id) ?? []).map(({ field }) => field),
    })),
    proposals: meeting.proposals.map((one) => ({ ...one, fields: [one.id] })),
  }
}

function conflictsIn({ experts, proposals, barred }: Spreading): [string, string][] {
  const barredFrom = barredIn(barred)
  return proposals.flatMap(({ submissionId, organizationId }) =>
    experts.flatMap(({ id }): [string, string][] =>
      barredFrom.has(`${id} ${organizationId}`) ? [[id, submissionId]] : [],
    ),
  )
}

/** How many sheets each expert has. */
export function loadsIn(rows: Row[]): Map<string, number> {
  const loads = new Map<string, number>()
  for (const id of rows.flatMap(([, all]) => all)) loads.set(id, (loads.get(id) ?? 0) + 1)
  return loads
}

function joined({ proposals }: Spreading, held: Held, met: { expert: string; proposal: string }[]): Row[] {
  const more = Map.groupBy(met, ({ proposal }) => proposal)
  return proposals.map(({ submissionId }) => [
    submissionId,
    [...(held.get(submissionId) ?? []), ...(more.get(submissionId) ?? []).map(({ expert }) => expert)],
  ])
}
