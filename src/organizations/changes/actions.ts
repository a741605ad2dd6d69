import { type Db, newId } from '../../db/db.ts'
import { takenColumn } from '../../db/taken.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { record } from '../../history/store.ts'
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
      letterToRole('approver', {
        kind: 'task',
        subject: `请确认单位变更：${organization.name}`,
        body: `${by.name}记录：${sayOf(found, { kind, sinceOn: since, into })}。依据：${evidence}`,
        about: paths.organizationChanges(organizationId),
        grounds: [],
      }),
    ],
    { organizationId },
  )
}

const sayOf = (
  { organization }: Found,
  { kind, sinceOn, into }: Pick<Change, 'kind' | 'sinceOn' | 'into'>,
): string => `${organization.name}${sayDay(sinceOn)}${CHANGES[kind]}（${into}）`

type Answer = { outcome: 'confirmed' | 'returned'; reason: string }

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
  const letter = {
    kind: 'members' as const,
    subject: `${outcome === 'confirmed' ? '单位变更已确认' : '单位变更没有确认'}：${organization.name}`,
    body: `${sayOf(found, change)}。${reason && `意见：${reason}。`}`,
    about: paths.organization(organization.id),
    grounds: [],
  }
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
