import { openDb } from '../../../src/db/db.ts'
import { rootByNight } from '../../../src/nightly/roots.ts'
import { NOW } from './asked.ts'
import { env } from './here.ts'

/** The root of the night after, which holds what was multiplied: what a round hands out is proved by it. */
const NIGHT = 86_400_000
await rootByNight(openDb(env.DB), env.FILES, undefined, NOW + NIGHT)
