import { type Db, newId } from '../../db/db.ts'
import { takenColumn } from '../../db/taken.ts'
import type { NotFound, Stale } from '../../history/rules.ts'
import { lastIn, lastOf, record } from '../../history/store.ts'
import { subjects } from '../../history/subjects.ts'
import { letterToOrganization, letterToRole } from '../../letters/store.ts'
import { membersOf } from '../../people/members/store.ts'
import { correctOrganization, lookalikes } from '../../people/organizations/store.ts'
import { type NotOwner, whyNotOwner } from '../../people/rules/member.ts'
import { type Person, isMemberOf } from '../../people/rules/person.ts'
import { paths } from '../../paths.ts'
import { type Instant, sayDay } from '../../shared/days.ts'
import { type Result, refuse } from '../../shared/result.ts'
import {
  type Change,
  type ChangeRefusal,
  type CheckRefusal,
  REGISTERED_WORDS,
  type Registration,
  changedIn,
  checkBy,
  registrationOf,
  whyNotAsk,
  whyNotCheck,
  whyNotTaken,
} from '../rules/registration.ts'
import { organizationOf } from '../store.ts'
import * as says from './letters.ts'
import * as store from './store.ts'

type Done<R> = Promise<Result<null, R | Stale | NotFound>>

/** An owner corrects who the organization is. Where others rely on it, it waits for an officer; else it stands at once. */
export async function correctRegistration(
  db: Db,
  by: Person,
  organizationId: string,
  { reason, ...after }: Registration & { reason: string },
  now: Instant,
): Done<ChangeRefusal> {
  if (!isMemberOf(by, organizationId)) return refuse({ why: 'not-found' })
  const subject = subjects.organization(organizationId)
  const [members, [organization], changes, others, [found], last] = await db.batch([
    membersOf(db, organizationId),
    organizationOf(db, organizationId),
    store.changesOf(db, organizationId),
    lookalikes(db, after),
    store.isReliedOn(db, organizationId),
    lastOf(db, subject),
  ])
  if (!organization) return refuse({ why: 'not-found' })
  const waiting = changes.map(store.changeIn).find(({ outcome }) => outcome === null)
  const whyNot = whyNotOwner(members, by) ?? whyNotAsk(organization, after, waiting, others)
  if (whyNot) return refuse(whyNot)
  const before = registrationOf(organization)
  const id = newId()
  const row = { id, organizationId, before, after, reason, by: by.id, at: now }
  const event = { by: by.id, at: now, particulars: particularsOf(before, after) }
  if (found)
    return record(db, lastIn(last, subject), { what: 'registration-change-asked', ...event }, [
      store.insertChange(db, row),
      letterToRole('officer', askOfficers(organization.name, row)),
    ])
  const answer = { changeId: id, outcome: 'at-once', reason: '', by: by.id, at: now } as const
  return unlessTaken(db, after, organizationId, () =>
    record(db, lastIn(last, subject), { what: 'registration-corrected', ...event }, [
      store.insertChange(db, row),
      store.insertAnswer(db, answer),
      correctOrganization(db, organizationId, after),
    ]),
  )
}

const particularsOf = (before: Registration, after: Registration) =>
  Object.fromEntries(
    changedIn(before, after).flatMap((field) => [
      [`${field}Before`, before[field]],
      [field, after[field]],
    ]),
  )

const sayFields = (before: Registration, after: Registration): string =>
  changedIn(before, after)
    .map((field) => REGISTERED_WORDS[field])
    .join('、')

const askOfficers = (
  name: string,
  { id, before, after, reason, at }: Pick<Change, 'id' | 'before' | 'after' | 'reason' | 'at'>,
) =>
  says.asked(
    { 单位: name, 登记项: sayFields(before, after), 原因: reason, 期限: sayDay(checkBy(at)) },
    paths.registrationChange(id),
  )

/** An officer has looked at the papers: the register says it, or it does not. */
export async function checkRegistration(
  db: Db,
  by: Person,
  id: string,
  { outcome, answer }: { outcome: 'accepted' | 'refused'; answer: string },
  now: Instant,
): Done<CheckRefusal> {
  const found = await find(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const { change, organization, last } = found
  const isAccepted = outcome === 'accepted'
  const { before, after, organizationId } = change
  const whyNot = whyNotCheck(by, change, organization, isAccepted)
  const taken = isAccepted && !whyNot ? whyNotTaken(organizationId, after, await lookalikes(db, after)) : null
  if (whyNot ?? taken) return refuse(whyNot ?? taken ?? { why: 'not-found' })
  const particulars = { ...particularsOf(before, after), ...(answer && { reason: answer }) }
  const 登记项 = sayFields(before, after)
  const about = paths.registration(organizationId)
  const letter = isAccepted
    ? says.corrected({ 登记项, 附言: answer }, about)
    : says.refused({ 登记项, 理由: answer }, about)
  return unlessTaken(db, after, organizationId, () =>
    record(
      db,
      last,
      {
        what: isAccepted ? 'registration-corrected' : 'registration-change-refused',
        by: by.id,
        at: now,
        particulars,
      },
      [
        store.insertAnswer(db, { changeId: id, outcome, reason: answer, by: by.id, at: now }),
        ...(isAccepted ? [correctOrganization(db, organizationId, after)] : []),
        letterToOrganization(organizationId, letter),
      ],
    ),
  )
}

/** An owner takes back what waits. */
export async function withdrawChange(
  db: Db,
  by: Person,
  id: string,
  now: Instant,
): Done<NotOwner | { why: 'change-answered'; at: Instant }> {
  const found = await find(db, id)
  if (!found || !isMemberOf(by, found.change.organizationId)) return refuse({ why: 'not-found' })
  const { change, last } = found
  const whyNot = whyNotOwner(await membersOf(db, change.organizationId), by)
  if (whyNot) return refuse(whyNot)
  if (change.answeredAt !== null) return refuse({ why: 'change-answered', at: change.answeredAt })
  return record(
    db,
    last,
    { what: 'registration-change-withdrawn', by: by.id, at: now, particulars: { change: id } },
    [store.insertAnswer(db, { changeId: id, outcome: 'withdrawn', reason: '', by: by.id, at: now })],
  )
}

/** Whom to call, at once: every member is told, since a telephone that leads elsewhere is how money is led elsewhere. */
export async function correctContact(
  db: Db,
  by: Person,
  organizationId: string,
  after: { contact: string; phone: string },
  now: Instant,
): Done<NotOwner | { why: 'nothing-to-correct' }> {
  if (!isMemberOf(by, organizationId)) return refuse({ why: 'not-found' })
  const subject = subjects.organization(organizationId)
  const [members, [organization], last] = await db.batch([
    membersOf(db, organizationId),
    organizationOf(db, organizationId),
    lastOf(db, subject),
  ])
  if (!organization) return refuse({ why: 'not-found' })
  const whyNot = whyNotOwner(members, by)
  if (whyNot) return refuse(whyNot)
  const { contact, phone } = organization
  if (contact === after.contact && phone === after.phone) return refuse({ why: 'nothing-to-correct' })
  const letter = says.contactCorrected(
    { 姓名: by.name, 原联系人: contact, 原电话: phone, 联系人: after.contact, 电话: after.phone },
    paths.registration(organizationId),
  )
  // history keeps that it changed, not the numbers: they are personal
  return record(
    db,
    lastIn(last, subject),
    { what: 'contact-corrected', by: by.id, at: now, particulars: { contact: after.contact } },
    [correctOrganization(db, organizationId, after), letterToOrganization(organizationId, letter)],
  )
}

async function find(db: Db, id: string) {
  const of = store.organizationOfChange(id)
  const [[row], last] = await db.batch([store.changeBy(db, id), lastOf(db, subjects.organization.of(of))])
  const [organization] = row ? await organizationOf(db, row.organizationId) : []
  if (!row || !organization) return null
  return {
    change: store.changeIn(row),
    organization,
    last: lastIn(last, subjects.organization(row.organizationId)),
  }
}

/** Another organization took the name or the number in between: it is told so like any other. */
async function unlessTaken<R>(
  db: Db,
  after: Registration,
  id: string,
  write: () => Promise<Result<null, R>>,
) {
  try {
    return await write()
  } catch (error) {
    if (!takenColumn(error)?.startsWith('organizations.')) throw error
    return refuse(
      whyNotTaken(id, after, await lookalikes(db, after)) ?? { why: 'changed-meanwhile' as const },
    )
  }
}
