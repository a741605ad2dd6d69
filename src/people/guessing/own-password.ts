import { ok, refuse } from '../../shared/result.ts'
import type { Ask } from '../../web/site.ts'
import { passwordHashOf } from '../details/store.ts'
import { verifyPassword } from '../password.ts'
import { guarded } from './guarded.ts'

/** Whoever only holds somebody's open session does not know their password: asked before a way into the account changes. */
export const knowsPassword = (c: Ask, personId: string, password: string) =>
  guarded(c, 'password', personId, async () => {
    const [found] = await passwordHashOf(c.var.db, personId)
    const isRight = found?.hash ? await verifyPassword({ hash: found.hash, password }) : false
    return isRight ? ok(null) : refuse({ why: 'wrong-password' as const })
  })
