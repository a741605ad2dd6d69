import { subjects } from '../../history/subjects.ts'
import type { Db } from '../../db/db.ts'
import { takenColumn } from '../../db/taken.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { letterToOrganization } from '../../letters/store.ts'
import { lookalikes, renumberOrganization } from '../../people/organizations/store.ts'
import type { OwnInterest } from '../../people/rules/interest.ts'
import type { NotYourRole, Person } from '../../people/rules/person.ts'
import { paths } from '../../paths.ts'
import { type Instant, dayOf, sayDay } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { type Move, type MoveRefusal, RUNG_WORDS, rungOf, whyNotMove } from '../rules/ladder.ts'
import { whyNotRecord } from '../rules/organization.ts'
import { organizationOf } from '../store.ts'
import * as says from './letters.ts'
import { insertMove } from './store.ts'

/**
 * An officer records on evidence that a group was filed, or became a legal person. Its id stays, and with it its members,
 * proposals and projects; the number that it had stands in the move.
 */
export async function recordMove(
  db: Db,
  by: Person,
  organizationId: string,
  move: Move,
  now: Instant,
): Promise<Result<null, NotYourRole | MoveRefusal | OwnInterest | Stale | NotFound>> {
  const next = numbersAfter(move)
  const [[organization], same, last] = await db.batch([
    organizationOf(db, organizationId),
    lookalikes(db, { name: '', ...next }),
    lastOf(db, subjects.organization(organizationId)),
  ])
  if (!organization) return refuse({ why: 'not-found' })
  const from = rungOf(organization)
  const whyNot = whyNotRecord(by, organization) ?? whyNotMove(from, move, same.length > 0, dayOf(now))
  if (whyNot || from === 'registered') return refuse(whyNot ?? { why: 'not-up', rung: from })

  const { rung, since, number, evidence } = move
  const row = { organizationId, rung, from, since, number, evidence, by: by.id, at: now }
  const letter = says.movedUp(
    { 等级: RUNG_WORDS[rung], 日期: sayDay(since), 编号: number },
    paths.organization(organizationId),
  )
  try {
    return await record(
      db,
      lastIn(last, subjects.organization(organizationId)),
      { what: 'organization-moved-up', by: by.id, at: now, particulars: { from, rung, number, since } },
      [
        insertMove(db, { ...row, numberBefore: organization.filingNo }),
        renumberOrganization(db, organizationId, next),
        letterToOrganization(organizationId, letter),
      ],
      null,
    )
  } catch (error) {
    if (takenColumn(error)?.startsWith('organizations.')) return refuse({ why: 'number-taken', number })
    throw error
  }
}

const numbersAfter = (move: Move) =>
  move.rung === 'filed'
    ? { kind: 'community' as const, uscc: null, filingNo: move.number }
    : { kind: move.kind, uscc: move.number, filingNo: null }
