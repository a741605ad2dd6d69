import { z } from 'zod'

/** Of the archives that this program writes; it reads no later one. */
export const FORMAT = 1

/** What an archive holds: a whole site, or its database alone, beside files that are still where they were. */
export const HOLDS = ['all', 'database'] as const
export type Holds = (typeof HOLDS)[number]

/** First in the archive: whether it can be read at all. */
const HEAD = z.object({ format: z.int().positive(), holds: z.enum(HOLDS) })
export type Head = z.infer<typeof HEAD>

const BYTES = z.object({ size: z.int().nonnegative(), sha256: z.string().length(64) })
export type Bytes = z.infer<typeof BYTES>

/**
 * Last in the archive, which is whole only with it: every file by its key, the database, its migrations and how many rows each
 * of its tables has. `lost`: files that the database names and that were not there.
 */
const MANIFEST = z.object({
  madeAt: z.string(),
  migrations: z.array(z.string()),
  rows: z.record(z.string(), z.int().nonnegative()),
  database: BYTES,
  files: z.record(z.string(), BYTES),
  lost: z.array(z.string()),
})
export type Manifest = z.infer<typeof MANIFEST>

export const NAMES = {
  head: 'backup.json',
  files: 'files/',
  database: 'site.sqlite',
  manifest: 'manifest.json',
}

export const headIn = (text: string): Head | null => parsed(HEAD, text)
export const manifestIn = (text: string): Manifest | null => parsed(MANIFEST, text)

function parsed<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
