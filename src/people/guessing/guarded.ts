import { sha256 } from '../../history/rules.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { type Ask, machineNow } from '../../web/site.ts'
import { noteAccess } from '../access/actions.ts'
import { deviceIn } from '../library.ts'
import { type TooManyTries, tooManyTries } from '../rules/sign-in.ts'
import { deviceOf } from './device.ts'
import { PATIENCE, type Patience, type Secret, networkOf, secondsUntil } from './rules.ts'
import { forgetGuesses, guessOpens, knownDevice, takeGuess } from './store.ts'

type Count = { key: string; patience: Patience }

/**
 * One try at something secret of an account: counted before it is made, forgotten when it is right. `account`: whose it is, or
 * what was typed where it is nobody's, so that both answer alike.
 */
export async function guarded<T, R>(
  c: Ask,
  secret: Secret,
  account: string,
  tried: () => Promise<Result<T, R>>,
): Promise<Result<T, R | TooManyTries>> {
  const counts = await countsOf(c, secret, account)
  const wait = await firstWait(c, counts)
  const done = wait === null ? await tried() : refuse(tooManyTries(wait))
  if (!done.ok) await noteFailure(c, secret, account)
  if (done.ok)
    await forgetGuesses(
      c.var.db,
      counts.map(({ key }) => key),
    )
  return done
}

/** Whose account it is, sees that it was tried; what nobody's account is, leaves nothing. */
async function noteFailure(c: Ask, secret: Secret, personId: string): Promise<void> {
  if (secret === 'invitation' || secret === 'address') return
  await noteAccess(c.var.db, { personId, what: `${secret}-wrong`, device: deviceIn(c) }, c.var.now)
}

/** A known browser has a count of its own; a stranger is counted by address, and with all other strangers. */
async function countsOf(c: Ask, secret: Secret, account: string): Promise<Count[]> {
  const device = await deviceOf(c)
  const [known] = device ? await knownDevice(c.var.db, account, device) : []
  const keyOf = (where: string) => sha256([secret, account, where].join('\n'))
  if (known) return [{ key: await keyOf(`device ${device}`), patience: PATIENCE.known }]
  const network = networkOf(c.req.header('cf-connecting-ip') ?? '')
  return [
    { key: await keyOf(`address ${network}`), patience: PATIENCE.address },
    { key: await keyOf('strangers'), patience: PATIENCE.strangers },
  ]
}

/** One after another: a try that has to wait does not count with all strangers. */
async function firstWait(c: Ask, [count, ...others]: Count[]): Promise<number | null> {
  return count ? ((await waitOf(c, count)) ?? firstWait(c, others)) : null
}

/** Null: the try is open, and counted; else the seconds until one is. */
async function waitOf(c: Ask, { key, patience }: Count): Promise<number | null> {
  const { db } = c.var
  const now = machineNow(c.var)
  const [taken, [opens]] = await db.batch([takeGuess(db, key, patience, now), guessOpens(db, key)])
  return taken.length > 0 ? null : secondsUntil(opens?.at ?? now, now)
}
