import type { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { type FreshRefusal, isFor } from '../../web/fresh.ts'
import { declaredIn } from '../../web/declared.ts'
import type { Ask, Site } from '../../web/site.ts'
import { guarded } from '../guessing/guarded.ts'
import { ask } from '../library.ts'
import { type Code, readCode } from '../rules/second-factor.ts'
import { markFresh } from '../store.ts'
import { claimCode } from './totp.ts'

/** Lets every act of the site that asks for the second factor afresh have it: `c.var.stepUp`. */
export function stepsUp(app: Hono<Site>) {
  let asks: ((to: string) => boolean) | undefined
  const isAsked = (to: string) => (asks ??= isFor(declaredIn(app)))(to)
  return createMiddleware<Site>((c, next) => {
    c.set('stepUp', { isFor: isAsked, take: (typed) => stepUp(c, typed) })
    return next()
  })
}

async function stepUp(c: Ask, typed: string): Promise<FreshRefusal | null> {
  const { db, now, asker } = c.var
  const { person, sessionId } = asker
  const code = readCode(typed)
  if (!person || !sessionId || !code) return { why: 'second-factor-wrong' }
  const given = await guarded(c, 'code', person.id, () => give(c, person.id, code))
  if (given.ok) await markFresh(db, sessionId, now)
  if (given.ok) return null
  return given.refusal.why === 'too-many-tries'
    ? { why: 'second-factor-waits', retryAfter: given.refusal.retryAfter }
    : given.refusal
}

async function give(c: Ask, personId: string, { kind, code }: Code): Promise<Result<null, FreshRefusal>> {
  if (kind === 'backup') {
    const { status } = await ask(c, '/two-factor/verify-backup-code', { code, disableSession: true })
    return status < 400 ? ok(null) : refuse({ why: 'second-factor-wrong' })
  }
  const claimed = await claimCode(c, personId, code)
  if (claimed === 'claimed') return ok(null)
  return refuse({ why: claimed === 'used' ? 'second-factor-used' : 'second-factor-wrong' })
}
