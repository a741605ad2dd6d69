import { type OwnInterest, whyNotImpartial, whyNotImpartialIn } from '../../../people/rules/interest.ts'
import { type NotYourRole, type Person, type Role, has, whyNotRole } from '../../../people/rules/person.ts'
import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import { type RoundEnded, whyNotGoOn } from '../rules/ending.ts'
import type { Round } from '../rules/round.ts'

/** What an approver says of a contract, and of whom it names. */
export const ANSWERS = ['confirmed', 'refused'] as const
export type Answer = (typeof ANSWERS)[number]

/** Who did it, by name, and when. */
type Done = { byName: string; at: Instant }

/** 承办人员: one of the unit, named by an officer. `isMember`: they belong to it still. */
export type Operator = {
  id: string
  personId: string
  name: string
  by: string
  isMember: boolean
  answer: (Done & { outcome: Answer }) | null
  end: (Done & { reason: string }) | null
}

/** 承办: a unit runs a round for the bureau until the end of a day. */
export type Contract = Done & {
  id: string
  roundId: string
  unit: { id: string; name: string }
  basis: string
  lastOn: Day
  by: string
  answer: (Done & { outcome: Answer; reason: string }) | null
  end: (Done & { reason: string }) | null
  people: Operator[]
  /** The unit, its host or a group that it hosts has a proposal that counts in the round. */
  applies: boolean
}

/** Whom a unit could send; `roles`: what they hold in the office, or as experts. */
export type Candidate = { id: string; name: string; unitId: string; roles: Role[] }

/** A round with its contracts, the newest first, and the people of their units. */
export type Contracted = { round: Round; contracts: Contract[]; candidates: Candidate[] }

export const CONTRACT_WORDS = {
  waiting: '待确认',
  refused: '没有同意',
  running: '承办中',
  over: '已到期',
  ended: '已终止',
} as const
export type ContractState = keyof typeof CONTRACT_WORDS

export function stateOf({ answer, end, lastOn }: Contract, today: Day): ContractState {
  if (end) return 'ended'
  if (answer?.outcome === 'refused') return 'refused'
  if (today > lastOn) return 'over'
  return answer ? 'running' : 'waiting'
}
const isOpen = (contract: Contract, today: Day): boolean =>
  ['waiting', 'running'].includes(stateOf(contract, today))

export const operatorState = ({
  answer,
  end,
  isMember,
}: Operator): 'waiting' | 'refused' | 'ended' | 'left' | 'runs' =>
  end ? 'ended' : answer?.outcome === 'refused' ? 'refused' : !isMember ? 'left' : answer ? 'runs' : 'waiting'

/** Those that an approver has not answered. */
const waitingIn = ({ people }: Contract): Operator[] =>
  people.filter((one) => operatorState(one) === 'waiting')

export type Terms = { unit: string; basis: string; lastOn: Day }
/** A unit as it was typed: by its name or code. `applies`: it has a proposal that counts in the round, or its host, or a group that it hosts. */
export type Unit = { id: string; name: string; applies: boolean }

/**
 * A contract in force as the desks see it. `isEmpty`: nobody runs the round under it, nor waits to; `appliesSince`: the unit, its
 * host or a group that it hosts has applied in the round.
 */
export type Running = {
  id: string
  roundId: string
  round: string
  organizationId: string
  unit: string
  lastOn: Day
  at: Instant
  isEmpty: boolean
  appliesSince: Instant | null
}

type UnitApplies = Ruled<{ why: 'unit-applies'; unit: string }>
export type ContractRefusal =
  | NotYourRole
  | OwnInterest
  | RoundEnded
  | UnitApplies
  | { why: 'no-such-unit'; unit: string }
  | { why: 'contracted-already'; unit: string }
  | { why: 'last-day-over'; lastOn: Day }

/** An officer proposes; the page asks without a unit. */
export function whyNotPropose(
  { round, contracts }: Contracted,
  by: Person,
  terms: { unit: Unit | undefined; typed: Terms } | null,
  today: Day,
): ContractRefusal | null {
  const notYours = whyNotRole(by, 'officer') ?? whyNotImpartialIn(by, round.id) ?? whyNotGoOn(round.ended)
  if (notYours || !terms) return notYours
  const { unit, typed } = terms
  if (!unit) return { why: 'no-such-unit', unit: typed.unit }
  const own = whyNotImpartial(by, unit.id)
  if (own) return own
  if (unit.applies) return { why: 'unit-applies', by: '#second-person', unit: unit.name }
  if (contracts.some((one) => one.unit.id === unit.id && isOpen(one, today) && !isOutlived(one, typed)))
    return { why: 'contracted-already', unit: unit.name }
  return typed.lastOn < today ? { why: 'last-day-over', lastOn: typed.lastOn } : null
}

/** 续: what runs may be followed by a contract that lasts longer. */
const isOutlived = ({ answer, lastOn }: Contract, typed: Terms): boolean =>
  answer !== null && lastOn < typed.lastOn

/** To give a round to a unit is to decide who judges everybody in it. */
const whyNotTheirs = (by: Person, { roundId, unit }: Contract): OwnInterest | null =>
  whyNotImpartial(by, unit.id) ?? whyNotImpartialIn(by, roundId)

type NotOpen = { why: 'contract-over'; state: ContractState }
const whyNotOpen = (contract: Contract, today: Day): NotOpen | null =>
  isOpen(contract, today) ? null : { why: 'contract-over', state: stateOf(contract, today) }

export type NameRefusal =
  | NotYourRole
  | OwnInterest
  | NotOpen
  | UnitApplies
  | { why: 'no-member'; unit: string }
  | { why: 'named-already'; name: string }
  | Ruled<{ why: 'holds-a-role'; name: string; roles: Role[] }>

/** One of the unit is named; whoever holds a role of the office, or judges, is not. The page asks without a person. */
export function whyNotName(
  contract: Contract,
  by: Person,
  named: Candidate | null | undefined,
  today: Day,
): NameRefusal | null {
  const notYours = whyNotRole(by, 'officer') ?? whyNotTheirs(by, contract) ?? whyNotOpen(contract, today)
  const whyNot = notYours ?? whyNotWithProposal(contract)
  if (whyNot || named === null) return whyNot
  if (!named || named.unitId !== contract.unit.id) return { why: 'no-member', unit: contract.unit.name }
  const { name, roles } = named
  const isNamed = contract.people.some(
    (one) => one.personId === named.id && ['waiting', 'runs'].includes(operatorState(one)),
  )
  if (isNamed) return { why: 'named-already', name }
  return roles.length > 0 ? { why: 'holds-a-role', by: '#second-person', name, roles } : null
}

export type AnswerRefusal =
  | NotYourRole
  | OwnInterest
  | NotOpen
  | UnitApplies
  | { why: 'nothing-waits' }
  | Ruled<{ why: 'own-contract' }>

/** What waits for an approver: the contract, and whoever was named since. */
export const waits = (contract: Contract, today: Day): boolean =>
  isOpen(contract, today) && (contract.answer === null || waitingIn(contract).length > 0)

/** A unit that has come to apply, itself or as the host of who does, runs nothing; to refuse and to end it are open. */
const whyNotWithProposal = ({ applies, unit }: Contract): UnitApplies | null =>
  applies ? { why: 'unit-applies', by: '#second-person', unit: unit.name } : null

/** An approver who has proposed none of it answers for all that waits. */
export function whyNotAnswer(
  contract: Contract,
  by: Person,
  outcome: Answer,
  today: Day,
): AnswerRefusal | null {
  const notYours = whyNotRole(by, 'approver') ?? whyNotTheirs(by, contract) ?? whyNotOpen(contract, today)
  if (notYours) return notYours
  if (!waits(contract, today)) return { why: 'nothing-waits' }
  const isOwn = [contract.answer ? '' : contract.by, ...waitingIn(contract).map((one) => one.by)].includes(
    by.id,
  )
  if (isOwn) return { why: 'own-contract', by: '#second-person' }
  return outcome === 'confirmed' ? whyNotWithProposal(contract) : null
}

export const answered = (contract: Contract): { contract: boolean; people: Operator[] } => ({
  contract: contract.answer === null,
  people: waitingIn(contract),
})

export type EndRefusal = NotYourRole | OwnInterest | NotOpen | { why: 'operator-over' }

/** One person ends it at once: an officer, or an approver. */
export function whyNotEnd(contract: Contract, by: Person, today: Day): EndRefusal | null {
  const notRole = has(by, 'approver') ? null : whyNotRole(by, 'officer')
  return notRole ?? whyNotTheirs(by, contract) ?? whyNotOpen(contract, today)
}

export function whyNotEndOne(
  contract: Contract,
  operator: Operator,
  by: Person,
  today: Day,
): EndRefusal | null {
  const whyNot = whyNotEnd(contract, by, today)
  if (whyNot) return whyNot
  return ['ended', 'refused'].includes(operatorState(operator)) ? { why: 'operator-over' } : null
}
