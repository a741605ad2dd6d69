import { Hono } from 'hono'
import type { Site } from '../../../web/site.ts'
import { sanctionRoutes } from './sanctions.tsx'
import { workRoutes } from './work.tsx'

export const projects = new Hono<Site>().route('/', workRoutes).route('/', sanctionRoutes)
