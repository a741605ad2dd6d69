import type { Db } from '../../db/db.ts'
import type { Stale } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { subjects } from '../../history/subjects.ts'
import { letterToRole } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import type { Person } from '../rules/person.ts'
import * as says from './letters.ts'
import { type OfficeCard, type OfficeRefusal, sayOffice, whyNotSetOffice } from './rules.ts'
import { insertOffice, officeVersions } from './store.ts'

/**
 * An administrator says how the office is reached: from now on every page does. A telephone that leads elsewhere is how residents
 * would be deceived, so the auditors read each. `seen`: the version that the form was made from.
 */
export async function setOffice(
  db: Db,
  by: Person,
  card: OfficeCard,
  now: Instant,
  seen?: number,
): Promise<Result<{ version: number }, OfficeRefusal | Stale>> {
  const [[newest], last] = await db.batch([officeVersions(db), lastOf(db, subjects.office)])
  const refusal = whyNotSetOffice(by, newest, card)
  if (refusal) return refuse(refusal)
  if (seen !== undefined && seen !== (newest?.version ?? 0)) return refuse({ why: 'changed-meanwhile' })
  const version = (newest?.version ?? 0) + 1
  const event = { what: 'office-set', by: by.id, at: now, particulars: { ...card } }
  return record(
    db,
    lastIn(last, subjects.office),
    event,
    [insertOffice(db, { ...card, version, by: by.id, at: now }), letterToRole('auditor', told(card, by))],
    { version },
  )
}

const told = (card: OfficeCard, by: Person) =>
  says.renewed({ 姓名: by.name, 名称: card.name, 联系方式: sayOffice(card) }, paths.office())
