import { Hono } from 'hono'
import type { Site } from '../../../web/site.ts'
import { bulkCarryingOut } from './carrying-out.tsx'
import { bulkNeeds } from './needs.tsx'
import { bulkScreening } from './screening.tsx'

/** 一并办理: what an officer does many times in a row and each time in the same way. */
export const bulkActs = new Hono<Site>()
  .route('/', bulkScreening)
  .route('/', bulkCarryingOut)
  .route('/', bulkNeeds)
