import { type NotYourRole, type Person, whyNotRole } from '../../../../people/rules/person.ts'
import type { Ruled } from '../../../../rulebook/rules/by.ts'
import type { Instant } from '../../../../shared/days.ts'
import type { PoolStanding } from '../../rules/pool.ts'

/** What two people decide upon an expert: 入库, 暂停, 恢复, 出库. */
export const CHANGES = ['admit', 'suspend', 'restore', 'remove'] as const
export type PoolChange = (typeof CHANGES)[number]
export const CHANGE_WORDS: Record<PoolChange, string> = {
  admit: '入库',
  suspend: '暂停',
  restore: '恢复',
  remove: '出库',
}

/** What may be proposed of whom. */
const OPEN: Record<PoolStanding, PoolChange[]> = {
  outside: ['admit'],
  admitted: ['suspend', 'remove'],
  suspended: ['restore', 'remove'],
  removed: ['admit'],
}
export const changesOf = (standing: PoolStanding): PoolChange[] => OPEN[standing]

/** Whoever is added waits for a second person. */
export const ADDED_REASON = '新登记的专家'

/** What was proposed of an expert, and what came of it; `isAgreed` null: it waits. */
export type Proposal = {
  id: string
  kind: PoolChange
  reason: string
  byName: string
  at: Instant
  isAgreed: boolean | null
  answeredBy: string | null
  answeredAt: Instant | null
}

/** An expert upon whom is to be decided. `seats`: titles of the rounds on whose panels they sit. */
export type Decided = {
  name: string
  personId: string | null
  standing: PoolStanding
  proposals: Proposal[]
  seats: string[]
}

type Own = Ruled<{ why: 'own-standing'; names: string[] }>
export type ProposeRefusal =
  | NotYourRole
  | Own
  | { why: 'proposal-waits'; at: Instant }
  | { why: 'wrong-standing'; standing: PoolStanding }
  | { why: 'expert-sits'; name: string; rounds: string[] }

/** What can be proposed at all, whatever it is. */
export function whyNotProposeAny(expert: Decided, by: Person): ProposeRefusal | null {
  const whyNot = whyNotRole(by, 'administrator')
  if (whyNot) return whyNot
  if (expert.personId === by.id) return { why: 'own-standing', by: '#second-person', names: [expert.name] }
  const waiting = expert.proposals.find(({ isAgreed }) => isAgreed === null)
  return waiting ? { why: 'proposal-waits', at: waiting.at } : null
}

/** An administrator proposes. Whoever sits on a panel is taken off it first: an alternate comes, and the sheets are given to others. */
export function whyNotPropose(expert: Decided, kind: PoolChange, by: Person): ProposeRefusal | null {
  const whyNot = whyNotProposeAny(expert, by)
  if (whyNot) return whyNot
  const { name, standing, seats } = expert
  if (!changesOf(standing).includes(kind)) return { why: 'wrong-standing', standing }
  return takesOut(kind) && seats.length > 0 ? { why: 'expert-sits', name, rounds: seats } : null
}

const takesOut = (kind: PoolChange): boolean => kind === 'suspend' || kind === 'remove'

/** A proposal that waits. `sits`: the expert is on the panel of a round that is judged. */
export type Waiting = {
  id: string
  expertId: string
  name: string
  employer: string
  personId: string | null
  kind: PoolChange
  reason: string
  by: string
  byName: string
  at: Instant
  sits: boolean
}

export type AnswerRefusal =
  | NotYourRole
  | Own
  | Ruled<{ why: 'own-request'; names: string[] }>
  | { why: 'not-waiting' }
  | { why: 'experts-sit'; names: string[] }

/** An approver agrees or not, to one or to many at once; never whoever proposed it, nor the expert. */
export function whyNotAnswer(
  waiting: Waiting[],
  ids: string[],
  isAgreed: boolean,
  by: Person,
): AnswerRefusal | null {
  const whyNot = whyNotRole(by, 'approver')
  if (whyNot) return whyNot
  const chosen = waiting.filter(({ id }) => ids.includes(id))
  if (chosen.length === 0 || chosen.length < new Set(ids).size) return { why: 'not-waiting' }
  const held = whyNotOwn(chosen, by)
  if (held) return held
  const sitting = isAgreed ? chosen.filter(({ kind, sits }) => sits && takesOut(kind)) : []
  return sitting.length > 0 ? { why: 'experts-sit', names: namesOf(sitting) } : null
}

function whyNotOwn(chosen: Waiting[], by: Person): AnswerRefusal | null {
  const asked = chosen.filter((one) => one.by === by.id)
  if (asked.length > 0) return { why: 'own-request', by: '#second-person', names: namesOf(asked) }
  const own = chosen.filter(({ personId }) => personId === by.id)
  return own.length > 0 ? { why: 'own-standing', by: '#second-person', names: namesOf(own) } : null
}

/** What this person may answer. */
export const answerableBy = (waiting: Waiting[], by: Person): Waiting[] =>
  waiting.filter((one) => one.by !== by.id && one.personId !== by.id)

const namesOf = (some: { name: string }[]): string[] => some.map(({ name }) => name)
