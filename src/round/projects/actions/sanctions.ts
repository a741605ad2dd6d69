import { type Db, newId } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Letter } from '../../../letters/rules.ts'
import { letterToRole } from '../../../letters/store.ts'
import { letterWithHost } from '../../../organizations/hosting/store.ts'
import { registerBar } from '../../../organizations/bars/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import { type Day, type Instant, dayOf, sayDay } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import * as says from '../rules/letters.ts'
import type { Project } from '../rules/project.ts'
import {
  type DecideRefusal,
  type LiftRefusal,
  type ProposeRefusal,
  type ReplyRefusal,
  type Sanction,
  type SanctionKind,
  type SanctionOutcome,
  type TakeBackRefusal,
  barredUntil,
  sayKind,
  whyNotDecide,
  whyNotLift,
  whyNotPropose,
  whyNotReply,
  whyNotTakeBack,
} from '../rules/sanctions.ts'
import * as store from '../store/sanctions.ts'

/** An officer proposes a sanction; the organization is told the facts, the reason and the clause, and may answer. */
export async function proposeSanction(
  db: Db,
  by: Person,
  projectId: string,
  { kind, reason }: { kind: SanctionKind; reason: string },
  now: Instant,
): Promise<Result<{ id: string; projectId: string }, ProposeRefusal | Stale | NotFound>> {
  const found = await store.findSanctions(db, by, projectId)
  if (!found) return refuse({ why: 'not-found' })
  const { project, last } = found
  const whyNot = whyNotPropose(project, found.sanctions, by, kind)
  if (whyNot) return refuse(whyNot)

  const id = newId()
  const told = { 项目: project.title, 处理: sayKind(kind), 理由: reason }
  const whence = basisOf(project, kind)
  return record(
    db,
    last,
    { what: 'sanction-proposed', by: by.id, at: now, particulars: { sanction: id, kind, reason } },
    [
      store.insertSanction(db, { id, projectId, kind, reason, by: by.id, at: now }),
      letterWithHost(project.organizationId, says.sanctionProposed(told, whence)),
      letterToRole('approver', says.sanctionToDecide(told, whence)),
    ],
    { id, projectId },
  )
}

/** Where it is read, and the rules behind it: what may be imposed; of a bar, for how long. */
const basisOf = ({ id, rulebook, roundId }: Project, kind: SanctionKind) => ({
  about: paths.sanctions(id),
  grounds: groundsIn(
    rulebook,
    roundId,
    'sanctions.kinds',
    ...(kind === 'bar' ? (['sanctions.barYears'] as const) : []),
  ),
})

/** A member states the organization's side, once. */
export async function replyToSanction(
  db: Db,
  by: Person,
  id: string,
  text: string,
  now: Instant,
): Promise<Result<{ projectId: string }, ReplyRefusal | Stale | NotFound>> {
  const found = await findOne(db, by, id)
  if (!found) return refuse({ why: 'not-found' })
  const { project, sanction, last } = found
  const whyNot = whyNotReply(project, sanction, by)
  if (whyNot) return refuse(whyNot)

  const letter = says.sanctionReplied(
    { 项目: project.title, 单位: project.organization },
    basisOf(project, sanction.kind),
  )
  return record(
    db,
    last,
    { what: 'sanction-replied', by: by.id, at: now, particulars: { sanction: id } },
    [
      store.insertReply(db, { sanctionId: id, text, by: by.id, at: now }),
      letterToRole('officer', letter),
      letterToRole('approver', letter),
    ],
    { projectId: project.id },
  )
}

/** An approver imposes a sanction or drops it; of a bar the rulebook says how long. */
export async function decideSanction(
  db: Db,
  by: Person,
  id: string,
  { outcome, reason }: { outcome: SanctionOutcome; reason: string },
  now: Instant,
): Promise<Result<{ projectId: string }, DecideRefusal | Stale | NotFound>> {
  const found = await findOne(db, by, id)
  if (!found) return refuse({ why: 'not-found' })
  const { project, sanction, last } = found
  const whyNot = whyNotDecide(project, sanction, by)
  if (whyNot) return refuse(whyNot)

  const until = outcome === 'imposed' ? barredUntil(project, sanction.kind, now) : null
  return record(
    db,
    last,
    {
      what: 'sanction-decided',
      by: by.id,
      at: now,
      particulars: { sanction: id, kind: sanction.kind, outcome, barredUntil: until },
    },
    [
      store.insertDecision(db, {
        id: newId(),
        sanctionId: id,
        outcome,
        reason,
        barredUntil: until,
        by: by.id,
        at: now,
      }),
      ...decidedLetters(found, { outcome, reason, until }),
      ...barred(db, found, until, by, now),
    ],
    { projectId: project.id },
  )
}

/** A bar enters the district's register, which every later call asks. */
function barred(db: Db, { project, sanction }: Found, until: Day | null, by: Person, now: Instant) {
  if (until === null) return []
  const { organizationId, title, rulebook } = project
  const rule = {
    rulebookId: rulebook?.version ?? null,
    clause: rulebook?.clauses['sanctions.barYears'] ?? null,
  }
  const prepared = { reason: sanction.reason, about: title, by: sanction.by, at: sanction.at }
  const bar = { organizationId, from: dayOf(now), until, ...rule, ...prepared }
  return registerBar(db, bar, { by: by.id, at: now })
}

type Decided = { outcome: SanctionOutcome; reason: string; until: Day | null }

function decidedLetters(found: Found, decided: Decided) {
  const { project } = found
  const letter = decidedLetter(found, decided)
  return [
    letterWithHost(project.organizationId, letter),
    letterToRole('officer', letter),
    letterToRole('finance', letter),
  ]
}

function decidedLetter({ project, sanction }: Found, { outcome, reason, until }: Decided): Letter {
  const whence = basisOf(project, sanction.kind)
  const told = { 项目: project.title, 理由: reason }
  if (outcome === 'dropped') return says.sanctionDropped(told, whence)
  const imposed = { ...told, 处理: sayKind(sanction.kind) }
  return until === null
    ? says.sanctionImposed(imposed, whence)
    : says.sanctionImposedUntil({ ...imposed, 期限: sayDay(until) }, whence)
}

/** An approver lifts a delay or a suspension. */
export async function liftSanction(
  db: Db,
  by: Person,
  id: string,
  reason: string,
  now: Instant,
): Promise<Result<{ projectId: string }, LiftRefusal | Stale | NotFound>> {
  const found = await findOne(db, by, id)
  if (!found) return refuse({ why: 'not-found' })
  const { project, sanction, last } = found
  const whyNot = whyNotLift(project, sanction, by)
  if (whyNot) return refuse(whyNot)

  const letter = says.sanctionLifted(
    { 项目: project.title, 处理: sayKind(sanction.kind), 理由: reason },
    basisOf(project, sanction.kind),
  )
  return record(
    db,
    last,
    { what: 'sanction-lifted', by: by.id, at: now, particulars: { sanction: id, kind: sanction.kind } },
    [
      store.insertEnd(db, { sanctionId: id, reason, by: by.id, at: now }),
      letterWithHost(project.organizationId, letter),
      letterToRole('finance', letter),
    ],
    { projectId: project.id },
  )
}

/** Whoever proposed it takes it back while it waits; the organization hears that nothing comes of it. */
export async function takeBackSanction(
  db: Db,
  by: Person,
  id: string,
  reason: string,
  now: Instant,
): Promise<Result<{ projectId: string }, TakeBackRefusal | Stale | NotFound>> {
  const found = await findOne(db, by, id)
  if (!found) return refuse({ why: 'not-found' })
  const { project, sanction, last } = found
  const whyNot = whyNotTakeBack(sanction, by)
  if (whyNot) return refuse(whyNot)
  const decision = { id: newId(), sanctionId: id, outcome: 'dropped' as const, reason, barredUntil: null }
  return record(
    db,
    last,
    { what: 'sanction-taken-back', by: by.id, at: now, particulars: { sanction: id, kind: sanction.kind } },
    [
      store.insertDecision(db, { ...decision, by: by.id, at: now }),
      ...decidedLetters(found, { outcome: 'dropped', reason, until: null }),
    ],
    { projectId: project.id },
  )
}

type Found = { project: Project; sanction: Sanction; last: store.FoundSanctions['last'] }

async function findOne(db: Db, by: Person, id: string): Promise<Found | null> {
  const found = await store.findSanctions(db, by, store.ofSanction(id))
  const sanction = found?.sanctions.find((one) => one.id === id)
  return found && sanction ? { project: found.project, sanction, last: found.last } : null
}
