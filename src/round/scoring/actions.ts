import type { Db } from '../../db/db.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { record } from '../../history/store.ts'
import { letterTo, letterToRole } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import type { OwnInterest } from '../../people/rules/interest.ts'
import type { Person } from '../../people/rules/person.ts'
import { groundsIn } from '../../rulebook/citing.ts'
import { type Instant, sayDeadline } from '../../shared/days.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import * as says from './rules/letters.ts'
import { type RemindRefusal, whyNotRemind } from './rules/reminding.ts'
import {
  type NewSheet,
  type SaveRefusal,
  type SheetRefusal,
  submitSheet as decide,
  whyNotScore,
} from './rules/sheet.ts'
import { findReminding } from './store/progress.ts'
import * as store from './store/sheet.ts'

/** Keeps an expert's working text as it was typed. `version` is the one that this window had read, 0 at first. */
export async function saveSheet(
  db: Db,
  by: Person,
  assignmentId: string,
  typed: Record<string, string>,
  version: number,
  now: Instant,
): Promise<Result<{ version: number; savedAt: Instant }, SaveRefusal | Stale | NotFound>> {
  const found = await store.findAssignment(db, assignmentId, by.id)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotScore(found.assignment, now)
  if (whyNot) return refuse(whyNot)
  const isSaved = await store.saveTyped(db, assignmentId, version, typed, now)
  return isSaved ? ok({ version: version + 1, savedAt: now }) : refuse({ why: 'changed-meanwhile' })
}

/** Hands in a sheet; from then on it does not change. */
export async function submitSheet(
  db: Db,
  by: Person,
  assignmentId: string,
  sheet: NewSheet,
  now: Instant,
): Promise<Result<{ total: number; roundId: string }, SheetRefusal | Stale | NotFound>> {
  const found = await store.findAssignment(db, assignmentId, by.id)
  if (!found) return refuse({ why: 'not-found' })
  const decided = decide(found.assignment, sheet, now)
  if (!decided.ok) {
    if (decided.refusal.why === 'own-interest') await tellConflict(db, by, found, decided.refusal, now)
    return decided
  }

  const { total } = decided.value
  return record(
    db,
    found.last,
    { what: 'sheet-submitted', by: by.id, at: now, particulars: { total } },
    [store.insertSheet(db, assignmentId, decided.value, by.id, now)],
    { total, roundId: found.assignment.roundId },
  )
}

/** An interest that came about after the assignment: the office hears of it, once for each sheet. */
async function tellConflict(
  db: Db,
  by: Person,
  { assignment, last }: NonNullable<Awaited<ReturnType<typeof store.findAssignment>>>,
  { organizations }: OwnInterest,
  now: Instant,
): Promise<void> {
  if (last.seq > 0) return
  const { plan, roundId } = assignment
  const letter = says.conflictFound(
    { 期: plan.title, 姓名: by.name, 单位: organizations.join('、') },
    {
      about: paths.scoring(roundId),
      grounds: groundsIn(plan.rulebook, roundId, 'panel.recusalYears'),
    },
  )
  const event = { what: 'conflict-found', by: by.id, at: now, particulars: { organizations } }
  await record(db, last, event, [letterToRole('officer', letter)])
}

/** An officer reminds every expert who has sheets left, each of how many; once a day. It enters the panel's history. */
export async function remindExperts(
  db: Db,
  by: Person,
  roundId: string,
  now: Instant,
): Promise<Result<{ reminded: number }, RemindRefusal | Stale | NotFound>> {
  const found = await findReminding(db, roundId)
  if (!found) return refuse({ why: 'not-found' })
  const { plan, ended, behind, remindedAt, last } = found
  const whyNot = whyNotRemind({ plan, ended, behind: behind.length, remindedAt }, by, now)
  if (whyNot) return refuse(whyNot)

  const letter = (left: number) =>
    says.reminded(
      { 期: plan.title, 件数: left, 期限: sayDeadline(plan.dates.scoringCloses) },
      { about: paths.scoring(roundId), grounds: groundsIn(plan.rulebook, roundId, '#scoring') },
    )
  return record(
    db,
    last,
    { what: 'experts-reminded', by: by.id, at: now, particulars: { experts: behind.map(({ id }) => id) } },
    behind.map(({ personId, left }) => letterTo(personId, letter(left))),
    { reminded: behind.length },
  )
}
