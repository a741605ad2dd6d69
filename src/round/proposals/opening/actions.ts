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
import * as says from '../rules/letters.ts'
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

  const letter = says.openingRequested(
    { 期: round.plan.title, 姓名: by.name, 件数: proposals.length },
    { about: paths.opening(roundId), grounds: grounds(round, '#second-person') },
  )
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
  const letter = says.opened(
    { 期: round.plan.title, 编号: one.number, 时间: sayInstant(now), 摘要: one.sha256 },
    { about: paths.openingRecord(round.id), grounds: grounds(round) },
  )
  return { ...letter, organizationId: one.organizationId }
}

const askerTold = (request: Opened['opening']['request'], round: Opened['round']) =>
  request
    ? [
        letterTo(
          request.by,
          says.openedAsAsked(
            { 期: round.plan.title },
            { about: paths.screening(round.id), grounds: grounds(round) },
          ),
        ),
      ]
    : []

const grounds = ({ id, plan }: Opened['round'], ...more: ClauseKey[]): Ground[] =>
  groundsIn(plan.rulebook, id, 'proposals.sealed', ...more)
