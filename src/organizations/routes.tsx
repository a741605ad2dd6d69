import { Hono } from 'hono'
import type { Site } from '../web/site.ts'
import { accountRoutes } from './account/routes.tsx'
import { barRoutes } from './bars/routes.tsx'
import { certificateRoutes } from './certificates/routes.tsx'
import { changeRoutes } from './changes/routes.tsx'
import { checkRoutes } from './checks/routes.tsx'
import { hostingRoutes } from './hosting/routes.tsx'
import { ladderRoutes } from './ladder/routes.tsx'
import { listRoutes } from './list/routes.tsx'
import { profileRoutes } from './profile/routes.tsx'
import { registrationRoutes } from './registration/routes.tsx'

/** What an organization is and keeps: its page, profile, account, host, checks, bars and its way up. */
export const organizationRoutes = new Hono<Site>()
  .route('/', listRoutes)
  .route('/', profileRoutes)
  .route('/', registrationRoutes)
  .route('/', accountRoutes)
  .route('/', certificateRoutes)
  .route('/', hostingRoutes)
  .route('/', checkRoutes)
  .route('/', barRoutes)
  .route('/', changeRoutes)
  .route('/', ladderRoutes)
