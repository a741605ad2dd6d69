import { Hono } from 'hono'
import type { Site } from '../../web/site.ts'
import { amendments } from './amendments/routes/amendments.tsx'
import { attachments } from './attachments/routes.tsx'
import { contractRoutes } from './contracts/routes.tsx'
import { callDates } from './dates/routes.tsx'

import { beginnings } from './drafts/routes/beginnings.tsx'
import { drafts } from './drafts/routes/drafts.tsx'
import { endingNotices } from './endings/routes.tsx'
import { enquiryRoutes } from './enquiries/routes.tsx'
import { openingRecords } from './opening/routes.tsx'
import { preChecks } from './pre-check/routes.tsx'
import { roundRoutes } from './rounds/routes.tsx'

/** A round from its first draft to its published call, and what is asked and amended afterwards. */
export const calls = new Hono<Site>()
  .route('/', beginnings)
  .route('/', drafts)
  .route('/', amendments)
  .route('/', attachments)
  .route('/', enquiryRoutes)
  .route('/', roundRoutes)
  .route('/', preChecks)
  .route('/', openingRecords)
  .route('/', callDates)
  .route('/', endingNotices)
  .route('/', contractRoutes)
