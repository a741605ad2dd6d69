import type { Db } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterTo, letterToRole } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import * as says from '../rules/letters.ts'
import { insertRecusals } from '../store/declaration.ts'
import {
  type Judged,
  type LateRefusal,
  type PinRefusal,
  type Relation,
  whyNotPin,
  whyNotRecuseLate,
} from './rules.ts'
import { findPinning, findRecusing } from './store.ts'

/**
 * An expert gives up a sheet, written or handed in, because of a relation to whoever is behind it: all sheets on that organization
 * are sealed and count no more. `reason`: the relation in words.
 */
export async function recuseFromSheet(
  db: Db,
  by: Person,
  assignmentId: string,
  { reason, ...relation }: Relation & { reason: string },
  now: Instant,
): Promise<Result<{ roundId: string; sheets: number }, LateRefusal | Stale | NotFound>> {
  const found = await findRecusing(db, assignmentId, by.id)
  if (!found) return refuse({ why: 'not-found' })
  const { sheet, judged, taken, lasts } = found
  const whyNot = whyNotRecuseLate(judged, relation, by)
  if (whyNot) return refuse(whyNot)

  const { expertId, organizationId, expert, organization, title } = sheet
  const named = { 期: judged.plan.title, 原因: reason, 件数: taken.sheets }
  const ofOffice = { ...named, 姓名: expert, 单位: organization }
  const whence = { about: paths.panel(judged.roundId), grounds: groundsOf(judged) }
  const least = judged.plan.parameters.scoring.minSheets
  const letter =
    taken.short > 0
      ? says.recusedLateShort({ ...ofOffice, 项数: taken.short, 份数: least }, whence)
      : says.recusedLate(ofOffice, whence)
  return record(
    db,
    lasts,
    {
      what: 'recused-from-sheet',
      by: by.id,
      at: now,
      particulars: { expert: expertId, organizations: [organizationId], ...taken },
    },
    [
      insertRecusals(db, { roundId: judged.roundId, expertId, by: by.id, at: now }, [
        { organizationId, reason },
      ]),
      letterToRole('officer', letter),
      letterToRole('auditor', letter),
      letterTo(
        by.id,
        says.recusalReceived({ ...named, 项目: title }, { ...whence, about: paths.desk('expert') }),
      ),
    ],
    { roundId: judged.roundId, sheets: taken.sheets },
  )
}

type Wanted = { expert: string; organization: string; reason: string }

/** An officer bars a member from an organization: what the member wrote on it is sealed, and they cannot undo it. */
export async function pinRecusal(
  db: Db,
  by: Person,
  roundId: string,
  { expert, organization: named, reason }: Wanted,
  now: Instant,
): Promise<Result<{ sheets: number }, PinRefusal | Stale | NotFound>> {
  const found = await findPinning(db, roundId, expert, named)
  if (!found) return refuse({ why: 'not-found' })
  const { judged, pinned, member, taken, lasts } = found
  const whyNot = whyNotPin(judged, pinned, by)
  if (whyNot) return refuse(whyNot)

  const { id: organizationId = '', name: organization = '' } = pinned.organization ?? {}
  const { name = '', personId = null } = member ?? {}
  const values = { 期: judged.plan.title, 件数: taken.sheets }
  const whence = { about: paths.panel(roundId), grounds: groundsOf(judged) }
  const told = says.pinned(values, { ...whence, about: paths.desk('expert') })
  return record(
    db,
    lasts,
    {
      what: 'recusal-pinned',
      by: by.id,
      at: now,
      particulars: { expert, organizations: [organizationId], ...taken },
    },
    [
      insertRecusals(db, { roundId, expertId: expert, by: by.id, at: now }, [{ organizationId, reason }]),
      letterToRole(
        'auditor',
        says.pinnedForAuditor({ ...values, 姓名: name, 单位: organization, 原因: reason }, whence),
      ),
      ...(personId === null ? [] : [letterTo(personId, told)]),
    ],
    { sheets: taken.sheets },
  )
}

const groundsOf = ({ plan, roundId }: Judged) => groundsIn(plan.rulebook, roundId, 'panel.recusalYears')
