import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../../db/db.ts'
import type { Instant } from '../../../../shared/days.ts'
import type { SectionCode, Typed } from '../rules/sections.ts'
import { proposalSections } from '../../tables.ts'

export type NewText = { proposalId: string; section: SectionCode; typed: Typed; by: string }

/**
 * Working text of one section: one guarded statement. False when another window saved meanwhile, or submitted the
 * whole: what is submitted changes only after it was reopened. The first save makes the row (`version` 0).
 */
export async function saveText(db: Db, text: NewText, version: number, now: Instant): Promise<boolean> {
  const saved = version === 0 ? await insertText(db, text, now) : await updateText(db, text, version, now)
  return saved.length === 1
}

const saved = { section: proposalSections.section }

const insertText = (db: Db, { proposalId, section, typed, by }: NewText, now: Instant) =>
  db.all<{
    section: string
  }>(sql`insert into proposal_sections (proposal_id, section, typed, version, by_id, saved_at)
    select ${proposalId}, ${section}, ${JSON.stringify(typed)}, 1, ${by}, ${now} where ${isOpen(proposalId)}
    on conflict do nothing returning section`)

const updateText = (db: Db, { proposalId, section, typed, by }: NewText, version: number, now: Instant) =>
  db
    .update(proposalSections)
    .set({ typed, version: version + 1, by, savedAt: now })
    .where(
      and(
        eq(proposalSections.proposalId, proposalId),
        eq(proposalSections.section, section),
        eq(proposalSections.version, version),
        isOpen(proposalId),
      ),
    )
    .returning(saved)

const isOpen = (proposalId: string) => sql`not exists (
  select 1 from current_submissions s left join proposal_reopenings o on o.submission_id = s.id
  where s.proposal_id = ${proposalId} and o.submission_id is null)`
