import { type Db, newId } from '../../db/db.ts'
import { takenColumn } from '../../db/taken.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { record } from '../../history/store.ts'
import type { Letter } from '../../letters/rules.ts'
import { letterTo, letterToOrganization, letterToRole } from '../../letters/store.ts'
import { correctOrganization } from '../../people/organizations/store.ts'
import { paths } from '../../paths.ts'
import type { Person } from '../../people/rules/person.ts'
import { type Day, type Instant, dayOf, sayDay } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import {
  CHANGES,
  type Change,
  type ChangeKind,
  type ConfirmRefusal,
  type RecordRefusal,
  type TakeBackChangeRefusal,
  whyNotChange,
  whyNotConfirm,
  whyNotRename,
  whyNotSince,
  whyNotTakeBackChange,
} from '../rules/change.ts'
import * as says from './letters.ts'
import { type Found, findChanges, insertChange, insertChangeAnswer, namesakes } from './store.ts'

type New = { kind: ChangeKind; since: Day; into: string; evidence: string }

/** An officer records that an organization is dissolved, merged or renamed; the approvers are asked. */
export async function recordChange(
  db: Db,
  by: Person,
  organizationId: string,
  { kind, since, into, evidence }: New,
  now: Instant,
): Promise<Result<{ organizationId: string }, RecordRefusal | Stale | NotFound>> {
  const found = await findChanges(db, { organizationId })
  if (!found) return refuse({ why: 'not-found' })
  const { organization, changes, last } = found
  const whyNot =
    whyNotChange(organization, changes, by) ??
    whyNotSince(since, dayOf(now)) ??
    whyNotRename(organization, { kind, into }, await namesakes(db, into))
  if (whyNot) return refuse(whyNot)
  const id = newId()
  return record(
    db,
    last,
    { what: 'change-recorded', by: by.id, at: now, particulars: { change: id, kind, since, into } },
    [
      insertChange(db, { id, organizationId, kind, sinceOn: since, into, evidence, by: by.id, at: now }),
      letterToRole(
        'approver',
        says.asked(
          { 姓名: by.name, ...saidOf(found, { kind, sinceOn: since, into }), 依据: evidence },
          paths.organizationChanges(organizationId),
        ),
      ),
    ],
    { organizationId },
  )
}

const saidOf = (
  { organization }: Found,
  { kind, sinceOn, into }: Pick<Change, 'kind' | 'sinceOn' | 'into'>,
) => ({ 单位: organization.name, 日期: sayDay(sinceOn), 变更: CHANGES[kind], 去向: into })

type Answer = { outcome: 'confirmed' | 'returned'; reason: string }

function letterOf(found: Found, change: Change, { outcome, reason }: Answer): Letter {
  const [of, about] = [saidOf(found, change), paths.organization(found.organization.id)]
  if (outcome === 'returned') return says.returned({ ...of, 意见: reason }, about)
  return reason ? says.confirmedSaying({ ...of, 意见: reason }, about) : says.confirmed(of, about)
}

/** An approver confirms it: from there the office waits for the organization no longer; or sends it back. */
export async function confirmChange(
  db: Db,
  by: Person,
  changeId: string,
  { outcome, reason }: Answer,
  now: Instant,
): Promise<Result<{ organizationId: string }, ConfirmRefusal | Stale | NotFound>> {
  const loaded = await findOne(db, changeId)
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, change } = loaded
  const { organization, last } = found
  const isRename = change.kind === 'renamed' && outcome === 'confirmed'
  const whyNot =
    whyNotConfirm(organization, change, by) ??
    (isRename ? whyNotRename(organization, change, await namesakes(db, change.into)) : null)
  if (whyNot) return refuse(whyNot)
  const letter = letterOf(found, change, { outcome, reason })
  const told = outcome === 'confirmed' ? [letterToOrganization(organization.id, letter)] : []
  const renaming = isRename ? { nameBefore: organization.name, name: change.into } : null
  return unlessTaken(change.into, () =>
    record(
      db,
      last,
      {
        what: 'change-answered',
        by: by.id,
        at: now,
        particulars: { change: changeId, outcome, reason, ...renaming },
      },
      [
        insertChangeAnswer(db, { id: newId(), changeId, outcome, reason, by: by.id, at: now }),
        // what was submitted, published and signed keeps the name that it had then
        ...(renaming ? [correctOrganization(db, organization.id, { name: renaming.name })] : []),
        letterTo(change.by, letter),
        ...told,
      ],
      { organizationId: organization.id },
    ),
  )
}

/** Another has registered with the name in between. */
async function unlessTaken<V>(name: string, write: () => Promise<Result<V, Stale>>) {
  try {
    return await write()
  } catch (error) {
    if (takenColumn(error) !== 'organizations.name') throw error
    return refuse({ why: 'name-taken' as const, name })
  }
}

/** Whoever recorded it takes it back while it waits. */
export async function takeBackChange(
  db: Db,
  by: Person,
  changeId: string,
  reason: string,
  now: Instant,
): Promise<Result<{ organizationId: string }, TakeBackChangeRefusal | Stale | NotFound>> {
  const loaded = await findOne(db, changeId)
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, change } = loaded
  const whyNot = whyNotTakeBackChange(change, by)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    found.last,
    { what: 'change-taken-back', by: by.id, at: now, particulars: { change: changeId, reason } },
    [insertChangeAnswer(db, { id: newId(), changeId, outcome: 'withdrawn', reason, by: by.id, at: now })],
    { organizationId: found.organization.id },
  )
}

async function findOne(db: Db, changeId: string) {
  const found = await findChanges(db, { changeId })
  const change = found?.changes.find(({ id }) => id === changeId)
  return found && change ? { found, change } : null
}
