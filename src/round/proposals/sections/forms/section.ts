import { z } from 'zod'
import { version } from '../../../../web/boxes/numbers.ts'

/** The version of a section's text that this window had read; 0: nobody had saved it yet. */
export const versionForm = z.object({ version: version() })

/** Longest working text of a section, in characters of all its fields together. */
export const LONGEST_SECTION = 60_000
