import type { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { type FreshRefusal, isFor } from '../../web/fresh.ts'
import { declaredIn } from '../../web/declared.ts'
import { type Ask, type Site, machineNow } from '../../web/site.ts'
import { noteAccess } from '../access/actions.ts'
import { guarded } from '../guessing/guarded.ts'
import { ask, deviceIn } from '../library.ts'
import { readAnswer } from '../passkeys/forms.ts'
import { recognised } from '../passkeys/library.ts'
import { deleteSessionBy } from '../passkeys/store.ts'
import { readFactor } from '../rules/second-factor.ts'
import { markFresh } from '../store.ts'
import { claimCode } from './totp.ts'

/** Lets every act of the site that asks for the second factor afresh have it: `c.var.stepUp`. */
export function stepsUp(app: Hono<Site>) {
  let asks: ((to: string) => boolean) | undefined
  const isAsked = (to: string) => (asks ??= isFor(declaredIn(app)))(to)
  return createMiddleware<Site>(async (c, next) => {
    let why: string | null = null
    const refused = (because: string) => {
      why = because
    }
    c.set('stepUp', { isFor: isAsked, take: (typed) => stepUp(c, typed), refused })
    await next()
    if (why !== null && !ORDINARY.includes(why) && c.req.method === 'POST' && isAsked(c.req.path))
      await noteRefusal(c)
  })
}

/** Refusals of an act of weight that say nothing of who asked: a slip, a lost race, a code that is still to be typed. */
const ORDINARY = ['form', 'not-found', 'changed-meanwhile', 'second-factor-asked']

async function noteRefusal(c: Ask): Promise<void> {
  const { db, asker, now } = c.var
  if (asker.person)
    await noteAccess(db, { personId: asker.person.id, what: 'act-refused', device: deviceIn(c) }, now)
}

async function stepUp(c: Ask, typed: string): Promise<FreshRefusal | null> {
  const { db, asker } = c.var
  const { person, sessionId } = asker
  const factor = readFactor(typed)
  if (!person || !sessionId || !factor) return { why: 'second-factor-wrong' }
  const given = await guarded(c, 'code', person.id, () => give(c, person.id, factor))
  if (given.ok) await markFresh(db, sessionId, machineNow(c.var))
  if (given.ok) return null
  return given.refusal.why === 'too-many-tries'
    ? { why: 'second-factor-waits', retryAfter: given.refusal.retryAfter }
    : given.refusal
}

type Given = Promise<Result<null, FreshRefusal>>
type Factor = NonNullable<ReturnType<typeof readFactor>>

async function give(c: Ask, personId: string, factor: Factor): Given {
  if (factor.kind === 'passkey') return withPasskey(c, personId, factor.answer)
  const { kind, code } = factor
  if (kind === 'backup') {
    const { status } = await ask(c, '/two-factor/verify-backup-code', { code, disableSession: true })
    return status < 400 ? ok(null) : refuse({ why: 'second-factor-wrong' })
  }
  const claimed = await claimCode(c, personId, code)
  if (claimed === 'claimed') return ok(null)
  return refuse({ why: claimed === 'used' ? 'second-factor-used' : 'second-factor-wrong' })
}

/** The library knows no passkey without a sign-in: the session that it makes is ended again, and nobody is told its token. */
async function withPasskey(c: Ask, personId: string, typed: string): Given {
  const answer = readAnswer(typed)
  const known = answer && (await recognised(c, answer, true))
  if (!known?.ok) return refuse({ why: 'passkey-not-given' })
  await deleteSessionBy(c.var.db, known.value.token)
  return known.value.personId === personId ? ok(null) : refuse({ why: 'passkey-not-given' })
}
