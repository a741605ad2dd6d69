import type { Bucket } from '../db/bucket.ts'
import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Database, Db } from '../db/db.ts'
import type { Asker } from '../people/asker.ts'
import type { Count, Counted } from '../people/limits/rules.ts'
import type { Person } from '../people/rules/person.ts'
import type { Instant } from '../shared/days.ts'
import type { Found } from '../shared/personal/find.ts'
import type { Opens } from './closed.ts'
import type { FreshRefusal } from './fresh.ts'

/** What the Worker is given: wrangler.toml's bindings and the secrets that README.md names. */
export type Env = {
  DB: Database
  FILES: Bucket
  /** Signs sessions and encrypts second factors; 32 characters or more. */
  AUTH_SECRET: string
  /** Seals bank accounts and the keys of channels; 32 characters or more, and not the one above. */
  DATA_SECRET: string
  /** The secret that DATA_SECRET followed: what it sealed can still be read. */
  DATA_SECRET_BEFORE?: string
  /** Signs the root of each night: an Ed25519 private key, PKCS #8 in base64. Without it roots are made unsigned. */
  HISTORY_KEY?: string
  /** The site's own address, "https://…"; without it the request's. */
  SITE_URL?: string
  /** Set by `npm start` alone: this machine may serve a demonstration database. */
  DEMONSTRATION?: string
}

/** What the staff are shown of the round that an address lies in. `path`: of the page above which it stands. */
export type Around = {
  /** The address of its home. */
  at: string
  above: (path: string) => Child
  /**
   * In the middle of its home, with what waits there for whoever asks; after an act that was refused without it, for that
   * request has asked enough. `data`: the same for machines.
   */
  home: (db: Db) => Promise<{ page: Child; data: object }>
}

/** What every handler may ask of the request. Set once, in app.tsx. */
export type Site = {
  Bindings: Env
  Variables: {
    db: Db
    asker: Asker
    /** Null: the address lies in no round, or whoever asks is not of the staff. */
    around: Around | null
    /** When what was sent had arrived; of a file that is still to come, when it began. */
    now: Instant
    clock: () => Instant
    /** What is open to whoever asks as the officer of a round that an outside unit runs (web/closed.ts). */
    opens?: Opens
    /** By how much `now` and `clock` are ahead of this machine's own clock, in milliseconds: 0 but in a demonstration. */
    ahead: number
    /** For which forms' addresses a second factor is asked afresh, and what takes it; null: it was right. */
    stepUp?: {
      isFor: (to: string) => boolean
      take: (typed: string) => Promise<FreshRefusal | null>
      /** The answer is a refusal: of an act that asks for it, its person's account keeps that. */
      refused: (why: string) => void
    }
    /** Of numbers in public texts: which somebody of the office has let be shown. */
    shownAmong: (numbers: Found[]) => Promise<(found: Found) => boolean>
    /** What the browser that asks keeps for its person, sealed (people/keeping.ts). */
    keeping: {
      keep: (text: string, seconds: number) => Promise<string | null>
      kept: (id: string) => Promise<string | null>
    }
    /** Counts one more of each. */
    countActs: (counts: Count[]) => Promise<Counted[]>
  }
}
/** The same behind a guard that has seen a person: set by `only`. */
export type Inside = { Bindings: Env; Variables: Site['Variables'] & { person: Person } }
export type Ask = Context<Site> | Context<Inside>

/**
 * Now by this machine's own clock. Sessions, codes, browsers and tries are counted by it, so that an exercise that moves `now` on
 * signs nobody out, and opens no door that was to stay shut for a while.
 */
export const machineNow = ({ now, ahead }: Pick<Site['Variables'], 'now' | 'ahead'>): Instant => now - ahead
