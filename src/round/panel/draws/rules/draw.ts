import { type Day, type Instant, dayOf } from '../../../../shared/days.ts'
import { hashOf } from '../../../../shared/seeded.ts'
import type { Drawn } from '../../rules/drawing.ts'
import type { Protocol, Secret } from '../../rules/protocol.ts'
import { type Candidate, type Fraction, type Stratum, chancesOf } from '../../rules/strata.ts'

/** Who commits a secret number: one for the office, one who watches it. */
export const SIDES = ['officer', 'auditor'] as const
export type Side = (typeof SIDES)[number]
export const SIDE_WORDS: Record<Side, string> = { officer: '经办人', auditor: '监督员' }

/** 组: so many seats for experts of these fields of the pool. */
export type FieldStratum = Stratum & { fields: string[] }

/** On the frozen list, as everybody may see it. The stratum is that of the expert's field, as it was then. */
export type Coded = { code: string; stratum: string }
/** The same for the office: who stands behind the code. */
export type Listed = Coded & { id: string; name: string; employer: string }

/**
 * What an officer prepares: seats of each stratum, and the public number by its name (“双色球第2026123期”). Until the end of `revealBy`
 * both commit and reveal; the number exists from `publicOn` on, which is later.
 */
export type Asked = { strata: FieldStratum[]; source: string; revealBy: Day; publicOn: Day }

/** A secret number of a side: its SHA-256 first, itself once it is revealed. */
export type Committed = {
  side: Side
  hash: string
  at: Instant
  number: string | null
  revealedAt: Instant | null
}
export type Commitment = Committed & { byId: string }

/** Two people set a draw aside: before its result it has none; after it another draw may follow. `isAgreed` null: the approver has not answered. */
export type AsideAsked = {
  reason: string
  at: Instant
  isAgreed: boolean | null
  answeredAt: Instant | null
}
export type SettingAside = AsideAsked & { id: string; byId: string }

/** The public number, and who was drawn by it: codes of the list. */
export type Outcome = Pick<Drawn, 'seats' | 'alternates'> & { number: string; at: Instant }

/** 抽取, as everybody may see it. `candidates` in the order of the protocol; `digest` of the list with its names. */
export type Shown = Asked & {
  seq: number
  candidates: Coded[]
  digest: string
  at: Instant
  commitments: Committed[]
  outcome: Outcome | null
  asides: AsideAsked[]
}

/** 抽取, for the office. */
export type Draw = Omit<Shown, 'candidates' | 'commitments' | 'asides'> & {
  id: string
  roundId: string
  candidates: Listed[]
  commitments: Commitment[]
  asides: SettingAside[]
}

/** Of a draw what is written in words, in which a number of somebody can stand: nothing of it decides who is drawn. */
export type Worded = Pick<Shown, 'strata' | 'candidates' | 'source' | 'asides'> &
  Pick<Outcome, 'seats' | 'alternates'>
export const wordsOf = ({ strata, candidates, source, asides, outcome }: Shown): Worded => ({
  ...{ strata, candidates, source, asides },
  ...{ seats: outcome?.seats ?? [], alternates: outcome?.alternates ?? [] },
})

/** The draw with other words; its hashes and numbers are as they were, or others would be drawn. */
export const withWords = (draw: Shown, { seats, alternates, ...words }: Worded): Shown => ({
  ...draw,
  ...words,
  outcome: draw.outcome && { ...draw.outcome, seats, alternates },
})

export const committedBy = <T extends Committed>(
  { commitments }: { commitments: T[] },
  side: Side,
): T | null => commitments.find((one) => one.side === side) ?? null

/** Two people have set it aside. */
export const isAside = ({ asides }: Pick<Shown, 'asides'>): boolean =>
  asides.some(({ isAgreed }) => isAgreed === true)

/** The one that waits for an approver. */
export const waitingAside = <T extends AsideAsked>({ asides }: { asides: T[] }): T | null =>
  asides.find(({ isAgreed }) => isAgreed === null) ?? null

/** Where a draw stands. `stuck`: a side has not committed in time, so that it is to be set aside. */
export type Standing = 'aside' | 'drawn' | 'committing' | 'revealing' | 'stuck' | 'waiting' | 'due'

export function standingOf(draw: Shown, now: Instant): Standing {
  if (isAside(draw)) return 'aside'
  if (draw.outcome) return 'drawn'
  const isWhole = SIDES.every((side) => committedBy(draw, side) !== null)
  const isOpen = dayOf(now) <= draw.revealBy
  if (!isWhole) return isOpen ? 'committing' : 'stuck'
  if (dayOf(now) >= draw.publicOn) return 'due'
  return isOpen && draw.commitments.some(({ number }) => number === null) ? 'revealing' : 'waiting'
}

/** The chance of each on the list, by their codes. */
export function chancesIn({
  candidates,
  strata,
}: Pick<Shown, 'candidates' | 'strata'>): Map<string, Fraction> {
  const chances = chancesOf(candidates.map(asCandidate), strata)
  return new Map(
    candidates.flatMap(({ code }, at) => {
      const chance = chances.ok ? chances.value[at] : undefined
      return chance ? [[code, chance] as const] : []
    }),
  )
}

/** All that `npm run --silent round -- draw FILE` reads, experts by their codes. Null as long as a side has committed nothing. */
export function protocolOf(draw: Shown, number: string): Protocol | null {
  const [officer, auditor] = SIDES.map((side) => committedBy(draw, side))
  if (!officer || !auditor) return null
  return {
    strata: draw.strata.map(({ code, seats }) => ({ code, seats })),
    candidates: draw.candidates.map(asCandidate),
    officer: secretOf(officer),
    auditor: secretOf(auditor),
    public: { source: draw.source, number },
  }
}

const asCandidate = ({ code, stratum }: Coded): Candidate => ({ id: code, strata: [stratum] })
const secretOf = ({ hash, number }: Committed): Secret => ({ hash, number })

/** SHA-256 of the list with its names, which are not published: whoever is shown them later can tell that they are the same. */
export const digestOf = (candidates: Listed[]): string =>
  hashOf(
    candidates
      .map(({ code, name, employer, stratum }) => [code, name, employer, stratum].join('，'))
      .join('\n'),
  )
