import { type Db, newId } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterToRole } from '../../../letters/store.ts'
import { letterAlsoToHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import { type Person, isMemberOf } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import * as says from '../rules/letters.ts'
import {
  type AnswerRefusal,
  type AskRefusal,
  type WithdrawRefusal,
  whyNotAnswer,
  whyNotAsk,
  whyNotWithdraw,
} from './rules.ts'
import { type Found, findRequested, insertRequest, insertRequestAnswer } from './store.ts'

type Asking = { name: string; employer: string; reason: string }

/** An applicant asks that somebody does not judge it. Whether they sit on the panel it is not told. */
export async function askRecusal(
  db: Db,
  by: Person,
  proposalId: string,
  asked: Asking,
  now: Instant,
): Promise<Result<{ id: string }, AskRefusal | Stale | NotFound>> {
  const found = await findRequested(db, proposalId)
  if (!found || !isMemberOf(by, found.requested.organizationId)) return refuse({ why: 'not-found' })
  const whyNot = whyNotAsk(found.judged, found.requested, asked.name, by)
  if (whyNot) return refuse(whyNot)
  const id = newId()
  return record(
    db,
    found.last,
    { what: 'recusal-asked', by: by.id, at: now, particulars: { ...asked } },
    [
      insertRequest(db, { id, proposalId, ...asked, by: by.id, at: now }),
      letterToRole(
        'officer',
        says.recusalAsked({ ...named(found), 专家: asked.name, 理由: asked.reason }, whenceOf(found)),
      ),
    ],
    { id },
  )
}

/** The applicant takes it back, as long as nobody has answered. */
export async function withdrawRequest(
  db: Db,
  by: Person,
  proposalId: string,
  requestId: string,
  now: Instant,
): Promise<Result<{ id: string }, WithdrawRefusal | Stale | NotFound>> {
  const found = await findRequested(db, proposalId)
  if (!found || !isMemberOf(by, found.requested.organizationId)) return refuse({ why: 'not-found' })
  const request = requestIn(found, requestId)
  const whyNot = whyNotWithdraw(found.requested, request, by)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    found.last,
    { what: 'recusal-request-withdrawn', by: by.id, at: now, particulars: { name: request?.name ?? '' } },
    [insertRequestAnswer(db, { requestId, outcome: 'withdrawn', reason: '', by: by.id, at: now })],
    { id: requestId },
  )
}

type Answer = { request: string; outcome: 'upheld' | 'refused'; reason: string }

/**
 * An officer answers. Upheld, whoever on the panel has that name is found as a relation that bars until it is answered, now or when they
 * join later; the officer pins it there, by which their sheets are sealed and they are told, without who asked.
 */
export async function answerRecusalRequest(
  db: Db,
  by: Person,
  proposalId: string,
  { request: requestId, outcome, reason }: Answer,
  now: Instant,
): Promise<Result<{ id: string }, AnswerRefusal | Stale | NotFound>> {
  const found = await findRequested(db, proposalId)
  if (!found) return refuse({ why: 'not-found' })
  const request = requestIn(found, requestId)
  const whyNot = whyNotAnswer(found.judged, found.requested, request, by)
  if (whyNot || !request) return refuse(whyNot ?? { why: 'not-found' })
  const tell = outcome === 'upheld' ? says.recusalUpheld : says.recusalRefused
  const letter = tell({ ...named(found), 专家: request.name, 理由: reason }, whenceOf(found))
  return record(
    db,
    found.last,
    {
      what: 'recusal-request-answered',
      by: by.id,
      at: now,
      particulars: { name: request.name, outcome, reason },
    },
    [
      insertRequestAnswer(db, { requestId, outcome, reason, by: by.id, at: now }),
      ...letterAlsoToHost(found.requested.organizationId, letter, paths.proposal(proposalId)),
    ],
    { id: requestId },
  )
}

const requestIn = ({ requested }: Found, id: string) =>
  requested.requests.find((request) => request.id === id) ?? null

const named = ({ judged, requested }: Found) => ({
  期: judged.plan.title,
  单位: requested.organization,
  项目: requested.title,
})

const whenceOf = ({ judged, proposalId }: Found) => ({
  about: paths.recusalRequests(proposalId),
  grounds: groundsIn(judged.plan.rulebook, judged.roundId, 'panel.recusalYears'),
})
