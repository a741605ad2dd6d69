import { type Db, newId } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Letter } from '../../../letters/rules.ts'
import { letterTo, letterToOrganizations, letterToPeople, letterToRole } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { type Ending, endingNumber } from '../../calls/endings/rules.ts'
import { insertEnding, insertEndingAnswer } from '../../calls/endings/store.ts'
import { ENDING_NAMES, type EndingKind, sayEnding } from '../../calls/rules/ending.ts'
import {
  type AnswerEndingRefusal,
  type EndRefusal,
  type TakeBackRefusal,
  groundOf,
  whyNotPropose,
  whyNotPublish,
  whyNotReturn,
  whyNotTakeBack,
} from './rules.ts'
import { type Found, communitiesIn, findEnding, organizationsIn, othersIn } from './store.ts'

/** An officer proposes that a round ends before anything is awarded in it; the approvers are asked. */
export async function proposeEnding(
  db: Db,
  by: Person,
  roundId: string,
  { kind, reason }: { kind: EndingKind; reason: string },
  now: Instant,
): Promise<Result<{ roundId: string }, EndRefusal | Stale | NotFound>> {
  const found = await findEnding(db, { roundId }, now)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotPropose(found, kind, by, now)
  if (whyNot) return refuse(whyNot)

  const id = newId()
  const ground = kind === 'failed' ? (groundOf(found, now)?.ground ?? null) : null
  return record(
    db,
    found.last,
    { what: 'ending-proposed', by: by.id, at: now, particulars: { ending: id, kind, reason } },
    [
      insertEnding(db, { id, roundId, kind, ground, reason, by: by.id, at: now }),
      letterToRole('approver', {
        kind: 'task',
        subject: `请审定${kind === 'failed' ? '流标' : '终止'}：${found.round.plan.title}`,
        body: `${by.name}提出：${sayEnding({ kind, ground })}。理由：${reason}`,
        about: paths.roundEnding(roundId),
        grounds: grounds(found, '#second-person'),
      }),
    ],
    { roundId },
  )
}

/** An approver publishes it: nothing goes on in the round, and everybody whom it concerns is told. */
export async function publishEnding(
  db: Db,
  by: Person,
  endingId: string,
  now: Instant,
): Promise<Result<{ roundId: string }, AnswerEndingRefusal | Stale | NotFound>> {
  const loaded = await findOne(db, endingId, now)
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, ending } = loaded
  const whyNot = whyNotPublish(found, ending, by, now)
  if (whyNot) return refuse(whyNot)

  const { id: roundId, plan } = found.round
  const number = endingNumber(plan, ending.kind)
  return record(
    db,
    found.last,
    { what: 'round-ended', by: by.id, at: now, particulars: { ending: endingId, kind: ending.kind, number } },
    [
      insertEndingAnswer(db, { endingId, outcome: 'published', reason: '', by: by.id, at: now }),
      ...lettersOfEnd(found, ending),
    ],
    { roundId },
  )
}

/** What everybody is told: the same, each from where it concerns them. */
function lettersOfEnd(found: Found, { kind, ground, reason }: Ending) {
  const { id, plan } = found.round
  const letter = (then: string): Letter => ({
    kind: 'news',
    subject: `${kind === 'failed' ? '流标' : '终止'}公告：${plan.title}`,
    body: `${sayEnding({ kind, ground })}。理由：${reason}。${then}`,
    about: paths.callEnding(id),
    grounds: grounds(found),
  })
  return [
    letterToOrganizations(
      organizationsIn(id),
      letter('您单位在这一期的申报书不再受理和评审，仍可以查阅和导出。'),
    ),
    letterToPeople(othersIn(id), letter('您在这一期的事项不用再办。')),
    letterToPeople(communitiesIn(id), letter('请您社区答复的合作意见不用再答复。')),
    letterToRole('officer', letter('这一期不再办理。')),
  ]
}

/** An approver sends it back; the round goes on. */
export async function returnEnding(
  db: Db,
  by: Person,
  endingId: string,
  reason: string,
  now: Instant,
): Promise<Result<{ roundId: string }, AnswerEndingRefusal | Stale | NotFound>> {
  const loaded = await findOne(db, endingId, now)
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, ending } = loaded
  const whyNot = whyNotReturn(found, ending, by)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    found.last,
    { what: 'ending-returned', by: by.id, at: now, particulars: { ending: endingId, reason } },
    [
      insertEndingAnswer(db, { endingId, outcome: 'returned', reason, by: by.id, at: now }),
      letterTo(ending.by, {
        kind: 'result',
        subject: `${ending.kind === 'failed' ? '流标' : '终止'}已退回：${found.round.plan.title}`,
        body: `退回原因：${reason}。这一期照常办理。`,
        about: paths.roundEnding(found.round.id),
        grounds: grounds(found),
      }),
    ],
    { roundId: found.round.id },
  )
}

/** Whoever proposed it takes it back while it waits. */
export async function takeBackEnding(
  db: Db,
  by: Person,
  endingId: string,
  reason: string,
  now: Instant,
): Promise<Result<{ roundId: string }, TakeBackRefusal | Stale | NotFound>> {
  const loaded = await findOne(db, endingId, now)
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, ending } = loaded
  const whyNot = whyNotTakeBack(ending, by)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    found.last,
    { what: 'ending-taken-back', by: by.id, at: now, particulars: { ending: endingId, reason } },
    [
      insertEndingAnswer(db, { endingId, outcome: 'withdrawn', reason, by: by.id, at: now }),
      letterToRole('approver', {
        kind: 'result',
        subject: `${ending.kind === 'failed' ? '流标' : '终止'}已收回：${found.round.plan.title}`,
        body: `${by.name}收回了提出的${ENDING_NAMES[ending.kind].act}，原因：${reason}。不用再审定。`,
        about: paths.roundEnding(found.round.id),
        grounds: grounds(found),
      }),
    ],
    { roundId: found.round.id },
  )
}

async function findOne(db: Db, endingId: string, now: Instant) {
  const found = await findEnding(db, { endingId }, now)
  const ending = found?.endings.find(({ id }) => id === endingId)
  return found && ending ? { found, ending } : null
}

const grounds = ({ round }: Found, ...more: '#second-person'[]) =>
  groundsIn(round.plan.rulebook, round.id, '#ending', ...more)
