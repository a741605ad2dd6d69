import type { Root } from '../../../history/roots/rules/root.ts'
import { leafOf } from '../../../history/roots/rules/root.ts'
import { type Levels, type Proof, proofOf } from '../../../history/roots/rules/merkle.ts'
import { type Signed, sign } from '../../../history/roots/rules/signing.ts'
import { sha256 } from '../../../history/rules.ts'
import type { Line } from '../../../round/awards/rules/room.ts'
import type { Plan } from '../../../round/calls/rules/plan.ts'
import type { Rulebook } from '../../../rulebook/rules/rulebook.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import type { Fen } from '../../../shared/money.ts'
import type { Points } from '../../../shared/points.ts'

/** What the database holds of a round whose result is final. Of who applied only what a notice says: the funded. */
export type Found = {
  plan: Plan
  /** The version that the round goes by; null: it goes by none. */
  rulebook: Rulebook | null
  decision: { id: string; sha256: string; preparedAt: Instant; approvedAt: Instant; announcedAt: Instant }
  lines: Line[]
  submissions: Submitted[]
  assignments: { submissionId: string; expertId: string; points: Record<string, Points> | null }[]
  notices: {
    id: string
    seq: number
    fromDay: Day
    toDay: Day
    decisionId: string
    announcedAt: Instant | null
  }[]
  objections: {
    noticeId: string
    submissionId: string | null
    at: Instant
    upheld: number | null
    answeredAt: Instant | null
  }[]
  payments: { submissionId: string; award: Fen; tranche: number; amount: Fen; paidOn: Day; voucher: string }[]
}
type Submitted = {
  id: string
  organizationId: string
  track: string
  ask: Fen
  at: Instant
  sha256: string
  eligible: number
  /** Null: it is not funded, and nobody reads whose it is. */
  title: string | null
  organization: string | null
}

/** Whether the rules of a round hand it out; those that say nothing of it do. */
export const isHandedOut = ({ parameters }: Pick<Plan, 'parameters'>): boolean =>
  parameters.publicity.bundle !== 'none'

/** Codes in an order that only chance has made: that of the first random id that each came with. */
export function codesOf(letter: string, pairs: [random: string, id: string][]): Map<string, string> {
  const ids = [...new Set(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, id]) => id))]
  return new Map(ids.map((id, at) => [id, `${letter}${String(at + 1).padStart(2, '0')}`]))
}

/** What is public of it, without anybody's id: organizations and experts have codes of this round alone. */
export function publicOf({
  submissions,
  assignments,
  lines,
  decision,
  notices,
  objections,
  payments,
}: Found) {
  const organizations = codesOf(
    'O',
    submissions.map(({ id, organizationId }) => [id, organizationId]),
  )
  const experts = codesOf(
    'E',
    assignments.map(({ submissionId, expertId }) => [`${submissionId}${expertId}`, expertId]),
  )
  const seqOf = new Map(notices.map(({ id, seq }) => [id, seq]))
  return {
    proposals: submissions.map(({ organizationId, ask, at, eligible, title, organization, ...one }) => ({
      ...one,
      organization: organizations.get(organizationId) ?? '',
      ask_fen: ask,
      submitted_at: at,
      eligible: eligible === 1,
      funded: title === null || organization === null ? null : { title, organization },
    })),
    sheets: assignments.map(({ submissionId, expertId, points }) => ({
      expert: experts.get(expertId) ?? '',
      proposal: submissionId,
      points,
    })),
    decision: {
      sha256: decision.sha256,
      prepared_at: decision.preparedAt,
      approved_at: decision.approvedAt,
      announced_at: decision.announcedAt,
      lines: lines.map(({ submissionId, award, ...line }) => ({
        proposal: submissionId,
        ...line,
        award_fen: award,
      })),
    },
    notices: notices.map(({ id: _id, seq, fromDay, toDay, decisionId, announcedAt }) => ({
      ...{
        seq,
        from: fromDay,
        to: toDay,
        announced_at: announcedAt,
        is_of_decision: decisionId === decision.id,
      },
    })),
    objections: objections.map(({ noticeId, submissionId, at, upheld, answeredAt }) => ({
      ...{ notice: seqOf.get(noticeId) ?? 0, proposal: submissionId, at },
      ...{ upheld: upheld === null ? null : upheld === 1, answered_at: answeredAt },
    })),
    payments: payments.map(({ submissionId, award, tranche, amount, paidOn, voucher }) => ({
      ...{ proposal: submissionId, award_fen: award, tranche, amount_fen: amount, paid_on: paidOn, voucher },
    })),
  }
}

/** Where a bundle is proved: the root of a night, and of each submission that the root holds its digest. */
export type Proved = { root: Root; proofs: Record<string, Proof> }

/** Of the tree over `leaves`. Null: it does not hold one of them yet. */
export function proofsOf(
  submissions: Pick<Submitted, 'id' | 'sha256'>[],
  leaves: string[],
  levels: Levels,
): Record<string, Proof> | null {
  const places = new Map(leaves.map((leaf, at) => [leaf, at]))
  const proofs = submissions.flatMap(({ id, sha256: hash }): [string, Proof][] => {
    const at = places.get(digestLeaf(id, hash))
    return at === undefined ? [] : [[id, proofOf(levels, at)]]
  })
  return proofs.length === submissions.length ? Object.fromEntries(proofs) : null
}

/** How a root holds the digest of a submission. */
export const digestLeaf = (id: string, hash: string): string =>
  leafOf({ subject: `submission:${id}`, seq: 1, hash })

export const MANIFEST = 'grant-round-public/1'
export type Manifest = {
  format: typeof MANIFEST
  round: string
  /** The night whose root proves it. */
  root: Day
  files: Record<string, string>
} & (Signed | { key: null; signature: null })

/** Which files there are, each with its SHA-256, under the site's signature. */
export async function manifestOf(
  files: Record<string, string>,
  round: string,
  { day }: Pick<Root, 'day'>,
  secret: string | undefined,
): Promise<Manifest> {
  const hashed = Object.entries(files).map(async ([name, text]) => [name, await sha256(text)] as const)
  const made = {
    format: MANIFEST,
    round,
    root: day,
    files: Object.fromEntries(await Promise.all(hashed)),
  } as const
  const signed = secret ? await sign(secret, signedText(made)) : null
  return { ...made, ...(signed ?? { key: null, signature: null }) }
}

export const signedText = ({ format, round, root, files }: Omit<Manifest, 'key' | 'signature'>): string =>
  JSON.stringify([format, round, root, Object.entries(files).toSorted()])
