import { type Result, ok, refuse } from '../../../shared/result.ts'
import { hashOf, seeded } from '../../../shared/seeded.ts'
import { type Drawn, draw } from './drawing.ts'
import type { Candidate, StrataRefusal, Stratum } from './strata.ts'

/** What somebody committed before anybody could know the public number: its SHA-256 in hex, then the number itself; null: never revealed. */
export type Secret = { hash: string; number: string | null }

/**
 * 抽取记录: all that anybody needs to draw the panel again. The list with its strata is frozen first; then officer and auditor each commit
 * a secret number; then both reveal; then comes the public number, named in advance, that did not exist before.
 */
export type Protocol = {
  strata: Stratum[]
  candidates: Candidate[]
  officer: Secret
  auditor: Secret
  public: { source: string; number: string }
}

export type ProtocolRefusal = StrataRefusal | { why: 'not-what-was-committed'; of: 'officer' | 'auditor' }

/** The three numbers, a line each: officer, auditor, public. What was not revealed is an empty line. */
export const seedOf = ({ officer, auditor, public: { number } }: Protocol): string =>
  [officer.number ?? '', auditor.number ?? '', number].join('\n')

/** Draws again what a protocol says, after looking at what was revealed. */
export function drawAgain(protocol: Protocol): Result<Drawn, ProtocolRefusal> {
  const { strata, candidates, officer, auditor } = protocol
  for (const [of, { hash, number }] of [['officer', officer] as const, ['auditor', auditor] as const])
    if (number !== null && hashOf(number) !== hash) return refuse({ why: 'not-what-was-committed', of })
  const drawn = draw(candidates, strata, seeded(seedOf(protocol)))
  return drawn.ok ? ok(drawn.value) : drawn
}
