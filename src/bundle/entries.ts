import { z } from 'zod'
import { ORGANIZATION_KINDS } from '../people/rules/organization.ts'
import type { Instant } from '../shared/days.ts'
import type { Fen } from '../shared/money.ts'
import { fen, instant, listOrNone, name, text, wholeFrom } from '../round/calls/drafts/forms/file-fields.ts'

const object = <T extends z.ZodRawShape>(shape: T) => z.object(shape, '应是一个 JSON 对象')
const number = z.number('应是数字')

const written = {
  title: text,
  category: text,
  subdistrict: text,
  place: text,
  summary: text,
  need: text,
  innovation: text,
  goals: listOrNone(z.string('应是文字')),
  outputs: listOrNone(object({ name, unit: text, target: number })),
  effects: listOrNone(object({ name, unit: text, baseline: number, target: number, method: text })),
  risks: listOrNone(object({ risk: text, response: text })),
  plan: listOrNone(object({ month: wholeFrom(1), work: text })),
  budget: listOrNone(
    object({ kind: name, name: text, grant_fen: fen, self_fen: fen }).transform((raw) => ({
      kind: raw.kind,
      name: raw.name,
      grant: raw.grant_fen,
      self: raw.self_fen,
    })),
  ),
  months: wholeFrom(1)
    .nullish()
    .transform((value) => value ?? null),
}

/** Ranking needs only the first six; what a proposal says may be absent, but not wrong. */
export const proposal = object({
  id: name,
  org: name,
  track: name,
  ask_fen: fen,
  submitted_at: instant,
  eligible: z.boolean('应是 true 或 false'),
  ineligible_reason: text,
  ...written,
}).transform(({ org, ask_fen, submitted_at, ineligible_reason, ...rest }) => ({
  ...rest,
  organization: org,
  ask: ask_fen satisfies Fen,
  submittedAt: submitted_at satisfies Instant,
  ineligibleReason: ineligible_reason,
}))

export const organization = object({
  id: name,
  name,
  kind: z.enum(ORGANIZATION_KINDS, `应是 ${ORGANIZATION_KINDS.join('、')} 之一`),
  subdistrict: text,
  uscc: text,
  filing_no: text,
  contact: text,
  phone: text,
  email: text,
}).transform(({ filing_no, ...rest }) => ({ ...rest, filingNumber: filing_no }))

/** `panel`: yes for those who score; anything else (reserve) is the pool. */
export const expert = object({
  id: name,
  name,
  employer: text,
  field: text,
  email: text,
  panel: text.transform((value) => value === 'yes'),
})

export const conflict = object({ expert: name, org: name, reason: text }).transform(({ org, ...rest }) => ({
  ...rest,
  organization: org,
}))

export type BundleProposal = z.output<typeof proposal>
export type BundleOrganization = z.output<typeof organization>
export type BundleExpert = z.output<typeof expert>
/** This expert must not see or score this organization's proposals. */
export type BundleConflict = z.output<typeof conflict>
