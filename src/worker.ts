// oxlint-disable no-await-in-loop -- one district after another
import { makeApp } from './app.tsx'
import { type Bindings, POST_TURNS, TURNS, districtsIn, envOf, siteAt, turnOf } from './districts/bindings.ts'
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
    if (mayHaveWritten(request)) context.waitUntil(sendPost(site, Date.now))
    return answered
  },
  scheduled: (event, bindings) => byItself(bindings, event.scheduledTime),
} satisfies ExportedHandler<Bindings>

/** What fails is written down as by day, and the run counts as failed; another district has its turn all the same. */
async function byItself(bindings: Bindings, at: number): Promise<void> {
  const sites = districtsIn(bindings)?.map(
    ({ code }) =>
      () =>
        envOf(bindings, code),
  ) ?? [() => bindings]
  const failed: string[] = []
  for (const site of turnOf(sites, at, TURNS)) {
    const reference = await nightOf(site(), at)
    if (reference) failed.push(reference)
  }
  for (const site of turnOf(sites, at, POST_TURNS)) {
    const env = site()
    if (env) await sendPost(env, Date.now)
  }
  if (failed.length > 0) throw new Error(`failed: ${failed.join(', ')}`)
}

const nightOf = (env: Env | null, at: number): Promise<string | null> =>
  (env ? nightly(env, at) : Promise.reject(new Error('no database is bound'))).then(
    () => null,
    (error: unknown) => logFailure(error, 'nightly'),
  )
