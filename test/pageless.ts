import type { Instant } from '../src/shared/days.ts'
import { type App, type Site, openSiteOf } from './site.ts'

export type { Site, Someone } from './site.ts'

/** A site without pages: a test that asks for none is loaded in half the time. */
export const openSite = (now: Instant): Promise<Site> => openSiteOf(noApp, now)

const noApp = (): App => ({
  request() {
    throw new Error('there are no pages here: open the site by test/support.ts')
  },
})
