import type { Db } from '../../../db/db.ts'
import { type NotFound, type Stale, sha256 } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterTo, letterToEach, letterToRole } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { ClauseKey } from '../../../rulebook/rules/anchors.ts'
import type { Ground } from '../../../shared/clauses.ts'
import { type Instant, sayInstant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import {
  type OpenRefusal,
  type RequestRefusal,
  WITNESSES,
  listText,
  whyNotOpen,
  whyNotRequest,
} from '../../calls/opening/rules.ts'
import { insertOpening, insertOpeningRequest } from '../../calls/opening/store.ts'
import { findOpening } from './store.ts'

/** After the deadline an officer asks for a sealed round's proposals to be opened; whoever may carry it out is told. */
export async function requestOpening(
  db: Db,
  by: Person,
  roundId: string,
  now: Instant,
): Promise<Result<{ roundId: string }, RequestRefusal | Stale | NotFound>> {
  const found = await findOpening(db, roundId)
  if (!found) return refuse({ why: 'not-found' })
  const { round, opening, proposals, last } = found
  const whyNot = whyNotRequest(round, opening, by, now)
  if (whyNot) return refuse(whyNot)

  const letter = {
    kind: 'task' as const,
    subject: `请见证开启申报书：${round.plan.title}`,
    body: `${by.name}申请开启密封的${proposals.length}份申报书，请您见证，并由您开启。`,
    about: paths.opening(roundId),
    grounds: grounds(round, '#second-person'),
  }
  return record(
    db,
    last,
    { what: 'opening-requested', by: by.id, at: now, particulars: { proposals: proposals.length } },
    [insertOpeningRequest(db, roundId, by.id, now), ...WITNESSES.map((role) => letterToRole(role, letter))],
    { roundId },
  )
}

/**
 * Another person opens them: the list of numbers and digests is fixed and public from this moment, and every applicant
 * is told. The history of the round is the lock; a trigger holds the list against what counts in the same batch.
 */
export async function openProposals(
  db: Db,
  by: Person,
  roundId: string,
  now: Instant,
): Promise<Result<{ proposals: number; sha256: string }, OpenRefusal | Stale | NotFound>> {
  const found = await findOpening(db, roundId)
  if (!found) return refuse({ why: 'not-found' })
  const { round, opening, proposals, last } = found
  const whyNot = whyNotOpen(round, opening, by, now)
  if (whyNot) return refuse(whyNot)

  const list = listText(proposals)
  const digest = await sha256(list)
  const letters = proposals.map((one) => openedLetter(one, round, now))
  return record(
    db,
    last,
    {
      what: 'proposals-opened',
      by: by.id,
      at: now,
      particulars: { proposals: proposals.length, sha256: digest },
    },
    [
      insertOpening(db, { roundId, proposals: proposals.length, list, sha256: digest, by: by.id, at: now }),
      ...letterToEach(letters),
      ...askerTold(opening.request, round),
    ],
    { proposals: proposals.length, sha256: digest },
  )
}

type Opened = NonNullable<Awaited<ReturnType<typeof findOpening>>>

function openedLetter(one: Opened['proposals'][number], round: Opened['round'], now: Instant) {
  return {
    organizationId: one.organizationId,
    kind: 'result' as const,
    subject: `申报书已开启：${one.number}`,
    body: `${round.plan.title}的申报书${sayInstant(now)}开启。您单位的${one.number}在开启清单里，内容摘要SHA-256 ${one.sha256}，请与回执核对。`,
    about: paths.openingRecord(round.id),
    grounds: grounds(round),
  }
}

const askerTold = (request: Opened['opening']['request'], round: Opened['round']) =>
  request
    ? [
        letterTo(request.by, {
          kind: 'result',
          subject: `申报书已开启：${round.plan.title}`,
          body: '您申请开启的申报书已经开启，可以开始资格审查。',
          about: paths.screening(round.id),
          grounds: grounds(round),
        }),
      ]
    : []

const grounds = ({ id, plan }: Opened['round'], ...more: ClauseKey[]): Ground[] =>
  groundsIn(plan.rulebook, id, 'proposals.sealed', ...more)
