import { openDb } from '../../db/db.ts'
import { dataSecrets } from '../../db/sealed.ts'
import { logFailure } from '../../web/door/failure.ts'
import type { Env } from '../../web/site.ts'
import type { Instant } from '../../shared/days.ts'
import { carry } from '../carriers/carry.ts'
import { sendWaiting } from './actions.ts'

type Sender = Pick<Env, 'DB' | 'DATA_SECRET' | 'DATA_SECRET_BEFORE' | 'SITE_URL'>

/**
 * Sends what is due, after a request or by itself; what fails is written down and waits. It links to SITE_URL alone: the name by which
 * a site is asked for is chosen by whoever asks.
 */
export async function sendPost(env: Sender, clock: () => Instant): Promise<void> {
  const from = { db: openDb(env.DB), secrets: dataSecrets(env), origin: env.SITE_URL ?? null }
  try {
    await sendWaiting({ ...from, carry, clock })
  } catch (error) {
    logFailure(error, 'post')
  }
}

/** What may have written a letter. */
export const mayHaveWritten = ({ method }: Pick<Request, 'method'>): boolean => method === 'POST'
