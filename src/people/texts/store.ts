import { and, count, desc, eq, inArray, lte } from 'drizzle-orm'
import type { Db } from '../../db/db.ts'
import { people } from '../tables.ts'
import type { KeptText } from './rules.ts'
import { keptTexts as texts } from './tables.ts'

/** Of these owners, the newest first; of one page, or of all. */
export const textsOf = (db: Db, owners: string[], page: string, rows: number) =>
  db
    .select({
      owner: texts.owner,
      page: texts.page,
      form: texts.form,
      title: texts.title,
      content: texts.content,
      version: texts.version,
      by: texts.by,
      name: people.name,
      at: texts.at,
    })
    .from(texts)
    .innerJoin(people, eq(people.id, texts.by))
    .where(and(inArray(texts.owner, owners), page ? eq(texts.page, page) : undefined))
    .orderBy(desc(texts.at))
    .limit(rows)

export const countOf = (db: Db, owner: string) =>
  db.select({ count: count() }).from(texts).where(eq(texts.owner, owner))

/** Whether it was saved: no other window was first. */
export async function saveText(db: Db, { version, ...text }: KeptText): Promise<boolean> {
  if (version === 0) {
    const row = { ...text, version: 1 }
    const made = await db.insert(texts).values(row).onConflictDoNothing().returning({ at: texts.at })
    return made.length === 1
  }
  const saved = await db
    .update(texts)
    .set({ ...text, version: version + 1 })
    .where(and(isThat(text), eq(texts.version, version)))
    .returning({ at: texts.at })
  return saved.length === 1
}

/** Up to this version. */
export const dropText = (db: Db, { version, ...text }: Which & { version: number }) =>
  db.delete(texts).where(and(isThat(text), lte(texts.version, version)))

export const isKept = async (db: Db, text: Which): Promise<boolean> =>
  (await db.select({ at: texts.at }).from(texts).where(isThat(text))).length > 0

type Which = Pick<KeptText, 'owner' | 'page' | 'form'>
const isThat = ({ owner, page, form }: Which) =>
  and(eq(texts.owner, owner), eq(texts.page, page), eq(texts.form, form))
