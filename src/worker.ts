import { makeApp } from './app.tsx'
import { nightly } from './nightly.ts'
import type { Env } from './web/site.ts'

const app = makeApp()

/** The Cloudflare entry. */
export default {
  fetch: app.fetch,
  scheduled: (event, env) => nightly(env, event.scheduledTime),
} satisfies ExportedHandler<Env>
