import { sha256 } from '../history/rules.ts'
import { type OwnInterest, whyNotImpartialIn } from '../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../people/rules/person.ts'
import type { Instant } from '../shared/days.ts'
import { type Found, findIn, maskOf, maskedText } from '../shared/personal/find.ts'
import { PERSONAL, type Personal } from '../shared/personal/kinds.ts'

export const KINDS = PERSONAL

/** What becomes of a number in public text: it stays hidden; it is meant for the public; it is no such number at all. */
export const OUTCOMES = ['hidden', 'public', 'mistaken'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The latest decision on a number. `by`: a name. */
export type Decision = {
  digest: string
  what: Personal
  masked: string
  outcome: Outcome
  reason: string
  by: string
  at: Instant
}

/** Which text: of the call, of a topic, of a question or its answer, of an amendment, of a project (`title`). */
export type Place = { of: 'call' | 'topic' | 'enquiry' | 'amendment' | 'project'; title: string }
export type PublicText = { place: Place; text: string }

/** A number in a text that is or will be public. `text`: the words around it, with every number in it hidden. */
export type Printed = { digest: string; what: Personal; masked: string; place: Place; text: string }

export const digestOf = ({ what, digits }: Pick<Found, 'what' | 'digits'>): Promise<string> =>
  sha256(`${what}:${digits}`)

export const isShown = (decision: Pick<Decision, 'outcome'> | undefined): boolean =>
  decision !== undefined && decision.outcome !== 'hidden'

/** What nobody has decided on, each number once. */
export function undecided(printed: Printed[], decisions: Pick<Decision, 'digest'>[]): Printed[] {
  const decided = new Set(decisions.map(({ digest }) => digest))
  const open = printed.filter(({ digest }) => !decided.has(digest))
  return [...new Map(open.map((one) => [one.digest, one])).values()]
}

/** What is published has been looked through: by an officer, number by number. */
export type NumbersUndecided = { why: 'numbers-undecided'; count: number }
export const whyNotNumbers = (count: number): NumbersUndecided | null =>
  count > 0 ? { why: 'numbers-undecided', count } : null

export type DecideRefusal =
  | NotYourRole
  | OwnInterest
  /** An identity card and a bank card are never meant for the public. */
  | { why: 'never-public'; what: Personal }

export function whyNotDecide(
  by: Person,
  roundId: string,
  number: Pick<Printed, 'what'>,
  outcome: Outcome,
): DecideRefusal | null {
  const notYours = whyNotYours(by, roundId)
  if (notYours) return notYours
  return outcome === 'public' && isNeverPublic(number) ? { why: 'never-public', what: number.what } : null
}

/** Its texts are those of everybody who applies there. */
export const whyNotYours = (by: Person, roundId: string): NotYourRole | OwnInterest | null =>
  whyNotRole(by, 'officer') ?? whyNotImpartialIn(by, roundId)

export const isNeverPublic = ({ what }: Pick<Printed, 'what'>): boolean =>
  what === 'id-number' || what === 'bank-card'

/** Of texts that are to be public, each with its place in words. */
export async function printedIn(texts: PublicText[]): Promise<Printed[]> {
  const found = texts.flatMap(({ place, text }) => findIn(text).map((one) => ({ place, text, one })))
  return Promise.all(
    found.map(async ({ place, text, one }) => ({
      ...{ digest: await digestOf(one), what: one.what, masked: maskOf(one), place },
      text: around(text, one),
    })),
  )
}

/** Characters before and after a number that tell what it is. */
const AROUND = 24

function around(text: string, one: Found): string {
  const { from, to } = one
  const before = maskedText(text.slice(Math.max(0, from - AROUND), from))
  const after = maskedText(text.slice(to, to + AROUND))
  return `${from > AROUND ? '…' : ''}${before}${maskOf(one)}${after}${to + AROUND < text.length ? '…' : ''}`
}
