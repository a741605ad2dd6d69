import type { Db } from '../../db/db.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { record } from '../../history/store.ts'
import type { Letter } from '../../letters/rules.ts'
import { type Post, letterToEachOf, letterToRole } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import type { Person } from '../../people/rules/person.ts'
import { groundsIn } from '../../rulebook/citing.ts'
import { type Instant, dayOf, sayDay } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { type AssignRefusal, type Pair, assign, readyIn, whyNotAssign } from './rules/assignment.ts'
import {
  type Declared,
  type DeclareRefusal,
  type RecusalRefusal,
  whyNotDeclare,
  whyNotRecuse,
} from './rules/declaration.ts'
import * as says from './rules/letters.ts'
import {
  type ChangeRefusal,
  type ChoiceRefusal,
  type Panel,
  type DrawWaits,
  beforeScoringBy,
  whyNotByHand,
  whyNotChange,
  whyNotChoose,
} from './rules/panel.ts'
import { type RemindRefusal, silentIn, whyNotRemind } from './rules/reminding.ts'
import { findDeclaring, insertDeclaration, insertRecusals } from './store/declaration.ts'
import { findPanel, insertAssignments, insertMembers } from './store/panel.ts'

/** An officer chooses experts of the pool for a round's panel, or adds some to it. */
export async function choosePanel(
  db: Db,
  by: Person,
  roundId: string,
  expertIds: string[],
  now: Instant,
): Promise<Result<{ added: string[] }, ChangeRefusal | DrawWaits | ChoiceRefusal | Stale | NotFound>> {
  const found = await findPanel(db, roundId)
  if (!found) return refuse({ why: 'not-found' })
  const { panel, last } = found
  const whyNot = whyNotChange(panel, by) ?? whyNotByHand(panel) ?? whyNotChoose(panel, expertIds, now)
  if (whyNot) return refuse(whyNot)

  const chosen = panel.pool.filter((expert) => expertIds.includes(expert.id))
  const added = chosen.map((expert) => expert.id)
  const letter = says.chosen(
    { 期: panel.plan.title },
    {
      about: paths.declaration(roundId),
      grounds: groundsIn(panel.plan.rulebook, roundId, 'panel.size', 'panel.recusalYears'),
    },
  )
  return record(
    db,
    last,
    { what: 'panel-chosen', by: by.id, at: now, particulars: { experts: added } },
    [insertMembers(db, roundId, added, by.id, now), ...lettersTo(chosen, () => letter)],
    { added },
  )
}

/** A member of the panel declares whom they cannot judge, or that there is nobody; once, before seeing anything. */
export async function declareRecusals(
  db: Db,
  by: Person,
  roundId: string,
  declared: Declared[],
  now: Instant,
): Promise<Result<{ recusals: number; at: Instant }, DeclareRefusal | RecusalRefusal | Stale | NotFound>> {
  const found = await findDeclaring(db, roundId, by.id)
  if (!found) return refuse({ why: 'not-found' })
  const { member, standing, round, last } = found
  const whyNot = whyNotDeclare(standing, by, now) ?? whyNotRecuse(standing, declared, by)
  if (whyNot) return refuse(whyNot)

  const { expertId } = member
  const organizations = declared.map((one) => one.organizationId)
  const named = { 姓名: member.name, 期: round.title }
  const whence = {
    about: paths.panel(roundId),
    grounds: groundsIn(standing.rulebook, roundId, 'panel.recusalYears'),
  }
  const letter =
    declared.length > 0
      ? says.declared({ ...named, 件数: declared.length }, whence)
      : says.declaredNone(named, whence)
  return record(
    db,
    last,
    {
      what: 'recusals-declared',
      by: by.id,
      at: now,
      particulars: { expert: expertId, organizations, reasons: declared.map(({ reason }) => reason) },
    },
    [
      insertDeclaration(db, roundId, expertId, now),
      insertRecusals(db, { roundId, expertId, by: by.id, at: now }, declared),
      letterToRole('officer', letter),
    ],
    { recusals: declared.length, at: now },
  )
}

/** An officer reminds every member who has not declared; once a day. It enters the panel's history. */
export async function remindMembers(
  db: Db,
  by: Person,
  roundId: string,
  now: Instant,
): Promise<Result<{ reminded: number }, RemindRefusal | Stale | NotFound>> {
  const found = await findPanel(db, roundId)
  if (!found) return refuse({ why: 'not-found' })
  const { panel, last } = found
  const whyNot = whyNotRemind(panel, by, now)
  if (whyNot) return refuse(whyNot)

  const silent = silentIn(panel)
  const until = beforeScoringBy(panel.plan.dates)
  const named = { 期: panel.plan.title }
  const whence = {
    about: paths.declaration(roundId),
    grounds: groundsIn(panel.plan.rulebook, roundId, 'panel.recusalYears'),
  }
  const letter =
    dayOf(now) <= until
      ? says.reminded({ ...named, 日期: sayDay(until) }, whence)
      : says.remindedLate(named, whence)
  return record(
    db,
    last,
    { what: 'members-reminded', by: by.id, at: now, particulars: { experts: silent.map(({ id }) => id) } },
    lettersTo(silent, () => letter),
    { reminded: silent.length },
  )
}

/** An officer assigns every eligible submission to every member who has declared and is not barred from it; once. */
export async function assignSheets(
  db: Db,
  by: Person,
  roundId: string,
  now: Instant,
): Promise<Result<{ sheets: number }, AssignRefusal | Stale | NotFound>> {
  const found = await findPanel(db, roundId)
  if (!found) return refuse({ why: 'not-found' })
  const { panel, last } = found
  const whyNot = whyNotAssign(panel, by, now)
  if (whyNot) return refuse(whyNot)

  const { eligible } = panel
  const members = readyIn(panel, now)
  const pairs = assign(eligible, members, panel.recusals)
  const particulars = {
    sheets: pairs.length,
    submissions: eligible.length,
    experts: members.map(({ id }) => id),
  }
  return record(
    db,
    last,
    { what: 'sheets-assigned', by: by.id, at: now, particulars },
    [...insertAssignments(db, roundId, pairs, by.id, now), ...assignedLetters(panel, members, pairs)],
    { sheets: pairs.length },
  )
}

/** To each of them how many of these sheets are theirs. */
export function assignedLetters(
  { roundId, plan }: Pick<Panel, 'roundId' | 'plan'>,
  members: Reader[],
  pairs: Pair[],
): Post[] {
  const pairsOf = Map.groupBy(pairs, ({ expertId }) => expertId)
  return lettersTo(members, ({ id }) =>
    says.assigned(
      { 期: plan.title, 件数: pairsOf.get(id)?.length ?? 0 },
      { about: paths.desk('expert'), grounds: groundsIn(plan.rulebook, roundId, '#scoring') },
    ),
  )
}

type Reader = { id: string; personId: string | null }

/** To those who have an account; the others find it on their desk when they come. */
const lettersTo = <R extends Reader>(readers: R[], letter: (reader: R) => Letter): Post[] =>
  letterToEachOf(
    readers.flatMap((reader) =>
      reader.personId === null ? [] : [{ ...letter(reader), personId: reader.personId }],
    ),
  )
