import { z } from 'zod'
import { MANIFEST } from '../rules.ts'

// The files of a public bundle, as whoever checks one reads them. Amounts in fen, points in hundredths, instants in ms UTC.

const text = z.string('应是文字')
const whole = z.int('应是整数')
const hash = text.regex(/^[0-9a-f]{64}$/, '应是 SHA-256：64 位十六进制数')
const list = <T extends z.ZodType>(of: T) => z.array(of, '应是列表')
const object = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape, '应是一个 JSON 对象')

export const manifestFile = object({
  format: z.literal(MANIFEST, `应是“${MANIFEST}”`),
  round: text,
  root: text,
  files: z.record(text, hash),
  key: text.nullable(),
  signature: text.nullable(),
})

export const proposalsFile = list(
  object({
    id: text,
    organization: text,
    track: text,
    ask_fen: whole,
    submitted_at: whole,
    sha256: hash,
    eligible: z.boolean('应是 true 或 false'),
    funded: object({ title: text, organization: text }).nullable(),
  }),
)

export const sheetsFile = list(
  object({ expert: text, proposal: text, points: z.record(text, whole).nullable() }),
)

export const decisionFile = object({
  sha256: hash,
  prepared_at: whole,
  approved_at: whole,
  announced_at: whole,
  lines: list(
    object({
      proposal: text,
      track: text,
      rank: whole,
      sheets: whole,
      score: whole.nullable(),
      award_fen: whole,
      reason: text,
    }),
  ),
})

export const noticesFile = list(
  object({
    seq: whole,
    from: text,
    to: text,
    announced_at: whole.nullable(),
    is_of_decision: z.boolean('应是 true 或 false'),
  }),
)

export const objectionsFile = list(
  object({
    notice: whole,
    proposal: text.nullable(),
    at: whole,
    upheld: z.boolean('应是 true 或 false').nullable(),
    answered_at: whole.nullable(),
  }),
)

export const paymentsFile = list(
  object({
    proposal: text,
    award_fen: whole,
    tranche: whole,
    amount_fen: whole,
    paid_on: text,
    voucher: text,
  }),
)

export const proofsFile = object({
  root: object({
    day: text,
    size: whole,
    root: hash,
    previous: text,
    at: whole,
    key: text.nullable(),
    signature: text.nullable(),
  }),
  proofs: z.record(text, object({ index: whole, size: whole, path: list(hash) })),
})
