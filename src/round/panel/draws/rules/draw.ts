import type { Day, Instant } from '../../../../shared/days.ts'
import type { Drawn } from '../../rules/drawing.ts'
import type { Protocol, Secret } from '../../rules/protocol.ts'
import type { Stratum } from '../../rules/strata.ts'

/** Who commits a secret number: one for the office, one who watches it. */
export const SIDES = ['officer', 'auditor'] as const
export type Side = (typeof SIDES)[number]
export const SIDE_WORDS: Record<Side, string> = { officer: '经办人', auditor: '监督员' }

/** On the frozen list. The stratum is the expert's field, as it was then. */
export type Listed = { id: string; name: string; employer: string; stratum: string }

/**
 * What an officer prepares: seats of each stratum, and the public number by its name (“双色球第2026123期”). Until the end of `revealBy`
 * both commit and reveal; the number exists from `publicOn` on, which is later.
 */
export type Asked = { strata: Stratum[]; source: string; revealBy: Day; publicOn: Day }

/** A secret number of a side: its SHA-256 first, itself once it is revealed. */
export type Commitment = {
  side: Side
  hash: string
  byId: string
  at: Instant
  number: string | null
  revealedAt: Instant | null
}

/** Two people set a draw aside: before its result it has none; after it another draw may follow. `isAgreed` null: the approver has not answered. */
export type SettingAside = {
  id: string
  reason: string
  byId: string
  at: Instant
  isAgreed: boolean | null
  answeredAt: Instant | null
}

/** The public number, and who was drawn by it. */
export type Outcome = Pick<Drawn, 'seats' | 'alternates'> & { number: string; at: Instant }

/** 抽取. `candidates` in the order of the protocol. */
export type Draw = Asked & {
  id: string
  roundId: string
  seq: number
  candidates: Listed[]
  at: Instant
  commitments: Commitment[]
  outcome: Outcome | null
  asides: SettingAside[]
}

export const commitmentOf = ({ commitments }: Pick<Draw, 'commitments'>, side: Side): Commitment | null =>
  commitments.find((one) => one.side === side) ?? null

/** Two people have set it aside. */
export const isAside = ({ asides }: Pick<Draw, 'asides'>): boolean =>
  asides.some(({ isAgreed }) => isAgreed === true)

/** The one that waits for an approver. */
export const waitingAside = ({ asides }: Pick<Draw, 'asides'>): SettingAside | null =>
  asides.find(({ isAgreed }) => isAgreed === null) ?? null

/** All that `npm run --silent round -- draw FILE` reads. Null as long as a side has committed nothing. */
export function protocolOf(draw: Draw, number: string): Protocol | null {
  const [officer, auditor] = SIDES.map((side) => commitmentOf(draw, side))
  if (!officer || !auditor) return null
  return {
    strata: draw.strata,
    candidates: draw.candidates.map(({ id, stratum }) => ({ id, strata: [stratum] })),
    officer: secretOf(officer),
    auditor: secretOf(auditor),
    public: { source: draw.source, number },
  }
}

const secretOf = ({ hash, number }: Commitment): Secret => ({ hash, number })
