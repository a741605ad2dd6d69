import { makeApp } from '../app.tsx'
import type { Env } from '../web/site.ts'
import { clockRoutes } from './clock/routes.tsx'
import { findAhead } from './clock/store.ts'

/** The entry of a demonstration, which `npm start` serves and nobody deploys: the same site, with a clock that can be moved on. */
export default {
  fetch: makeApp(Date.now, { routes: clockRoutes, ahead: findAhead }).fetch,
} satisfies ExportedHandler<Env>
