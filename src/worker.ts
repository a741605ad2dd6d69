// oxlint-disable no-await-in-loop -- one district after another
import { makeApp } from './app.tsx'
import { type Bindings, districtsIn, envOf, siteAt, turnOf } from './districts/bindings.ts'
import { nightly } from './nightly.ts'
import { mayHaveWritten, sendPost } from './post/outbox/send.ts'
import { logFailure } from './web/door/failure.ts'
import type { Env } from './web/site.ts'

const { fetch: answer } = makeApp()

/** The Cloudflare entry. */
export default {
  fetch: async (request, bindings, context) => {
    const site = siteAt(bindings, request)
    if (site instanceof Response) return site
    const answered = await answer(request, site, context)
    if (mayHaveWritten(request)) context.waitUntil(sendPost(site, new URL(request.url).origin, Date.now))
    return answered
  },
  scheduled: (event, bindings) => byNight(bindings, event.scheduledTime),
} satisfies ExportedHandler<Bindings>

/** What fails by night is written down as by day, and the run counts as failed; another district's night is had all the same. */
async function byNight(bindings: Bindings, at: number): Promise<void> {
  const several = districtsIn(bindings)
  const failed: string[] = []
  for (const env of several ? turnOf(several, at).map(({ code }) => envOf(bindings, code)) : [bindings]) {
    const reference = await nightOf(env, at)
    if (reference) failed.push(reference)
  }
  if (failed.length > 0) throw new Error(`failed: ${failed.join(', ')}`)
}

/** What is to leave does so after the night, which may have failed. */
const nightOf = async (env: Env | null, at: number): Promise<string | null> => {
  const reference = await recordsOf(env, at)
  if (env) await sendPost(env, null, Date.now)
  return reference
}

const recordsOf = async (env: Env | null, at: number): Promise<string | null> =>
  (env ? nightly(env, at) : Promise.reject(new Error('no database is bound'))).then(
    () => null,
    (error: unknown) => logFailure(error, 'nightly'),
  )
