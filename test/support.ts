import { makeApp } from '../src/app.tsx'
import type { Instant } from '../src/shared/days.ts'
import { COPIES } from './raced.ts'
import { type Site, openSiteOf } from './site.ts'

export { countingDb } from './counting.ts'
export { type Answered, ORIGIN, type Site, type Someone, cookieOf } from './site.ts'

/** The whole site. */
export const openSite = (now: Instant): Promise<Site> => openSiteOf(makeApp, now)

/** The same, where every act is sent by eight at once: one has done it, the others read why not. */
export const openRacedSite = (now: Instant): Promise<Site> => openSiteOf(makeApp, now, COPIES)
