import { Hono } from 'hono'
import type { Site } from '../../../web/site.ts'
import { publicNeeds } from './public.tsx'
import { staffNeeds } from './staff.tsx'
import { topicRoutes } from './topics.tsx'

/** Residents' needs and topics. The public addresses come first: /needs/new is not the page of a need. */
export const needs = new Hono<Site>().route('/', publicNeeds).route('/', staffNeeds).route('/', topicRoutes)
