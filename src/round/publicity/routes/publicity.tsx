import { Hono } from 'hono'
import type { Site } from '../../../web/site.ts'
import { endings } from '../endings/routes.tsx'
import { noticeRoutes } from './notices.tsx'
import { objectionRoutes } from './objections.tsx'

export const publicity = new Hono<Site>()
  .route('/', noticeRoutes)
  .route('/', objectionRoutes)
  .route('/', endings)
