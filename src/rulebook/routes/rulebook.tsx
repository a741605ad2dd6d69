import { Hono } from 'hono'
import type { Site } from '../../web/site.ts'
import { drafts } from './drafts.tsx'
import { importing } from './importing.tsx'
import { reading } from './reading.tsx'

/** /rulebooks/import is not the page of a version: it comes first. */
export const rulebook = new Hono<Site>().route('/', importing).route('/', drafts).route('/', reading)
