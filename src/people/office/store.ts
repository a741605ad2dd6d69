import { desc, eq } from 'drizzle-orm'
import type { Db, Statement } from '../../db/db.ts'
import type { Instant } from '../../shared/days.ts'
import { people } from '../tables.ts'
import type { OfficeCard } from './rules.ts'
import { officeCards } from './tables.ts'

/** The versions, the newest first, with who set each. */
export const officeVersions = (db: Db) =>
  db
    .select({
      version: officeCards.version,
      name: officeCards.name,
      phone: officeCards.phone,
      supervision: officeCards.supervision,
      address: officeCards.address,
      hours: officeCards.hours,
      by: people.name,
      at: officeCards.at,
    })
    .from(officeCards)
    .innerJoin(people, eq(people.id, officeCards.by))
    .orderBy(desc(officeCards.version))
    .limit(50)

export const insertOffice = (
  db: Db,
  card: OfficeCard & { version: number; by: string; at: Instant },
): Statement => db.insert(officeCards).values(card)
