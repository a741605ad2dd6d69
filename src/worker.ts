import { makeApp } from './app.tsx'
import { nightly } from './nightly.ts'
import { logFailure } from './web/door/failure.ts'
import type { Env } from './web/site.ts'

const app = makeApp()

/** The Cloudflare entry. */
export default {
  fetch: app.fetch,
  scheduled: (event, env) => byNight(env, event.scheduledTime),
} satisfies ExportedHandler<Env>

/** What fails by night is written down as by day, and the run counts as failed. */
async function byNight(env: Env, at: number): Promise<void> {
  const reference = await nightly(env, at).then(
    () => null,
    (error: unknown) => logFailure(error, 'nightly'),
  )
  if (reference) throw new Error(`failed: ${reference}`)
}
