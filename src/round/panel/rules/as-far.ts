import { seeded, shuffled } from '../../../shared/seeded.ts'
import { type Meeting, type Met, byId, fairest } from './fairest.ts'

/**
 * The fairest way, where there is one. Where the experts are full before every proposal has what it wants: the greatest number that all
 * can have alike, and beyond it one sheet after another, to whoever has fewest. What is missing then nobody has room for.
 */
export function asFarAsCan(meeting: Meeting): Met[] {
  const whole = fairest(meeting)
  if (whole.ok) return whole.value
  const alike = levelDown(meeting)
  return [...alike, ...oneByOne(meeting, alike)]
}

const wantedOf = ({ reviewsPerProposal }: Meeting, { wanted = reviewsPerProposal }: { wanted?: number }) =>
  wanted

function levelDown(meeting: Meeting): Met[] {
  const highest = Math.max(0, ...meeting.proposals.map((one) => wantedOf(meeting, one)))
  for (let number = highest - 1; number > 0; number -= 1) {
    const proposals = meeting.proposals.map((one) => ({
      ...one,
      wanted: Math.min(number, wantedOf(meeting, one)),
    }))
    const met = fairest({ ...meeting, proposals })
    if (met.ok) return met.value
  }
  return []
}

/** The seed decides whose turn it is, and between experts with as many sheets who share a field with it or do not. */
function oneByOne(meeting: Meeting, alike: Met[]): Met[] {
  const { conflicts } = meeting
  const random = seeded(meeting.seed)
  const proposals = shuffled(byId(meeting.proposals), random)
  const experts = shuffled(byId(meeting.experts), random).map((one) => ({ ...one, given: 0 }))
  const taken = new Set([
    ...conflicts.map(([expert, proposal]) => `${expert} ${proposal}`),
    ...alike.map(({ expert, proposal }) => `${expert} ${proposal}`),
  ])
  const has = Map.groupBy(alike, ({ proposal }) => proposal)
  for (const one of experts) one.given = alike.filter(({ expert }) => expert === one.id).length
  const more: Met[] = []
  for (const { id: proposal, fields, ...row } of proposals) {
    const fits = (one: { fields: string[] }) => Number(one.fields.some((field) => fields.includes(field)))
    for (let left = wantedOf(meeting, row) - (has.get(proposal)?.length ?? 0); left > 0; left -= 1) {
      const free = experts.filter((one) => one.given < one.maxLoad && !taken.has(`${one.id} ${proposal}`))
      const [next] = free.toSorted((a, b) => loadOf(a) - loadOf(b) || fits(b) - fits(a))
      if (!next) break
      next.given += 1
      taken.add(`${next.id} ${proposal}`)
      more.push({ expert: next.id, proposal })
    }
  }
  return more
}

const loadOf = ({ load = 0, given }: { load?: number; given: number }): number => load + given
