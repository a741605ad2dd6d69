import type { Context } from 'hono'
import { isFresh } from '../people/rules/session.ts'
import type { Factors } from '../people/rules/second-factor.ts'
import type { Declared } from './declared.ts'
import { type Ask, type Inside, machineNow } from './site.ts'

/**
 * Why an act of weight is not done although its person is signed in: it asks for the second factor afresh. The form carries the
 * code as one more field, so that nothing typed is lost.
 */
export type FreshRefusal =
  | { why: 'second-factor-asked'; factors: Factors }
  | { why: 'passkey-not-given' }
  | { why: 'second-factor-wrong' }
  | { why: 'second-factor-used' }
  | { why: 'second-factor-waits'; retryAfter: number }

/** The field of the code. */
export const CODE_FIELD = 'secondFactor'

/** Whether whoever asks has to give it: they have one, and have not given it just now. */
const isAsked = (c: Ask): boolean => {
  const { person, freshAt } = c.var.asker
  return (person?.secondFactor ?? false) && c.var.stepUp !== undefined && !isFresh(freshAt, machineNow(c.var))
}

/** Which forms of a page carry the code, by the address that they are sent to, and what its person has to give. */
export const askingCode = (c: Ask): { asksCode?: (to: string) => Factors | null } => {
  const { stepUp, asker } = c.var
  return stepUp && isAsked(c) ? { asksCode: (to) => (stepUp.isFor(to) ? asker.factors : null) } : {}
}

/** Whether a form is sent to an act of the site that asks for it. */
export function isFor(declared: Pick<Declared, 'fresh' | 'pattern'>[]): (to: string) => boolean {
  const acts = declared
    .filter(({ fresh }) => fresh)
    .map(({ pattern }) => new RegExp(`^${pattern.replaceAll(/:[a-z]+/gi, '[^/]+')}$`))
  return (to) => acts.some((act) => act.test(to))
}

/** Asked once the form itself can be read, so that no code is used up in vain. */
export async function whyNotFresh(
  c: Context<Inside>,
  sent: Record<string, unknown>,
): Promise<FreshRefusal | null> {
  if (!isAsked(c)) return null
  const typed = sent[CODE_FIELD]
  if (typeof typed !== 'string' || typed.trim() === '')
    return { why: 'second-factor-asked', factors: c.var.asker.factors }
  return c.var.stepUp?.take(typed) ?? null
}
