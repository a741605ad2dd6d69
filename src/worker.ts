// oxlint-disable no-await-in-loop -- one district after another
import { makeApp } from './app.tsx'
import { type Bindings, districtsIn, envOf, siteAt, turnOf } from './districts/bindings.ts'
import { nightly } from './nightly.ts'
import { logFailure } from './web/door/failure.ts'
import type { Env } from './web/site.ts'

const { fetch: answer } = makeApp()

/** The Cloudflare entry. */
export default {
  fetch: (request, bindings, context) => {
    const site = siteAt(bindings, request)
    return site instanceof Response ? site : answer(request, site, context)
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

const nightOf = async (env: Env | null, at: number): Promise<string | null> =>
  (env ? nightly(env, at) : Promise.reject(new Error('no database is bound'))).then(
    () => null,
    (error: unknown) => logFailure(error, 'nightly'),
  )
