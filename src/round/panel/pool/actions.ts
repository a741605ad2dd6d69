import { type Db, newId } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { type Change, record } from '../../../history/store.ts'
import { letterTo, letterToRole } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import { inviteStatements, renewStatements } from '../../../people/invitations/actions.ts'
import { type RenewRefusal, whyNotRenew } from '../../../people/rules/invitation.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { type AddRefusal, type NewExpert, whyNotAdd } from '../rules/pool.ts'
import { findNamesakes, insertExpert } from '../store/pool.ts'
import * as says from './rules/letters.ts'
import {
  ADDED_REASON,
  type AnswerRefusal,
  CHANGE_WORDS,
  type PoolChange,
  type ProposeRefusal,
  type Waiting,
  whyNotAnswer,
  whyNotPropose,
} from './rules/standing.ts'
import {
  findAnswering,
  findExpertOf,
  insertPoolAnswers,
  insertPoolProposal,
  lastOfLink,
} from './store/standing.ts'

export type Added = { expertId: string; name: string; token: string; code: string }

/**
 * An administrator adds an expert to the pool, invites them to an account and proposes that they are admitted, in one batch. `token`
 * makes the invitation's link, `code` is told by another way; they are known here and nowhere else.
 */
export async function addExpert(
  db: Db,
  by: Person,
  expert: NewExpert,
  now: Instant,
): Promise<Result<Added, AddRefusal | Stale>> {
  const { namesakes, last } = await findNamesakes(db, expert.email)
  const whyNot = whyNotAdd(expert, namesakes, by, now)
  if (whyNot) return refuse(whyNot)

  const { email, ...known } = expert
  const invited = await inviteStatements(db, by, { name: known.name, email, roles: ['expert'] }, now)
  const expertId = newId()
  const written = { by: by.id, at: now }
  return record(
    db,
    [last, invited.last],
    { what: 'expert-added', by: by.id, at: now, particulars: { expert: expertId, name: known.name } },
    [
      ...invited.statements,
      insertExpert(db, { ...known, ...written, id: expertId, invitationId: invited.id }),
      insertPoolProposal(db, { ...written, id: newId(), expertId, kind: 'admit', reason: ADDED_REASON }),
      letterToApprovers(by, known.name, 'admit', ADDED_REASON),
    ],
    { expertId, name: known.name, token: invited.token, code: invited.code },
  )
}

/** An administrator gives an expert whose invitation ran out another link and code; those of before open nothing any more. */
export async function inviteAgain(
  db: Db,
  by: Person,
  expertId: string,
  now: Instant,
): Promise<Result<Added, RenewRefusal | Stale | NotFound>> {
  const found = await findExpertOf(db, expertId)
  if (!found) return refuse({ why: 'not-found' })
  const { expert, last } = found
  const whyNot = whyNotRenew(by, expert, now)
  if (whyNot) return refuse(whyNot)

  const { name, invitationId } = expert
  const { token, code, statements } = await renewStatements(db, by, invitationId, now)
  return record(
    db,
    [last, await lastOfLink(db, invitationId)],
    { what: 'expert-invited-again', by: by.id, at: now, particulars: { expert: expertId, name } },
    statements,
    { expertId, name, token, code },
  )
}

const letterToApprovers = (by: Person, name: string, kind: PoolChange, reason: string) =>
  letterToRole(
    'approver',
    says.proposed(
      { 提出人: by.name, 姓名: name, 事项: CHANGE_WORDS[kind], 理由: reason },
      paths.poolProposals(),
    ),
  )

/** An administrator proposes that an expert is admitted, suspended, comes back or goes; nothing changes until an approver agrees. */
export async function proposeChange(
  db: Db,
  by: Person,
  expertId: string,
  { kind, reason }: { kind: PoolChange; reason: string },
  now: Instant,
): Promise<Result<{ proposalId: string }, ProposeRefusal | Stale | NotFound>> {
  const found = await findExpertOf(db, expertId)
  if (!found) return refuse({ why: 'not-found' })
  const { expert, last } = found
  const whyNot = whyNotPropose(expert, kind, by)
  if (whyNot) return refuse(whyNot)

  const proposalId = newId()
  return record(
    db,
    last,
    {
      what: 'pool-change-proposed',
      by: by.id,
      at: now,
      particulars: { expert: expertId, name: expert.name, kind, reason },
    },
    [
      insertPoolProposal(db, { id: proposalId, expertId, kind, reason, by: by.id, at: now }),
      letterToApprovers(by, expert.name, kind, reason),
    ],
    { proposalId },
  )
}

/** An approver agrees to what is proposed of these experts, or does not; it holds at once. */
export async function answerChanges(
  db: Db,
  by: Person,
  { proposals, isAgreed }: { proposals: string[]; isAgreed: boolean },
  now: Instant,
): Promise<Result<{ answered: number }, AnswerRefusal | Stale>> {
  const { waiting, last } = await findAnswering(db, proposals)
  const whyNot = whyNotAnswer(waiting, proposals, isAgreed, by)
  if (whyNot) return refuse(whyNot)

  return record(
    db,
    last,
    {
      what: isAgreed ? 'pool-change-agreed' : 'pool-change-refused',
      by: by.id,
      at: now,
      particulars: {
        experts: waiting.map(({ expertId }) => expertId),
        changes: waiting.map(({ name, kind }) => `${name}：${CHANGE_WORDS[kind]}`),
      },
    },
    [
      insertPoolAnswers(
        db,
        waiting.map(({ id }) => id),
        { isAgreed, by: by.id, at: now },
      ),
      ...waiting.flatMap((one) => lettersOf(one, isAgreed)),
    ],
    { answered: waiting.length },
  )
}

function lettersOf({ expertId, name, personId, kind, reason, by }: Waiting, isAgreed: boolean): Change[] {
  const values = { 姓名: name, 事项: CHANGE_WORDS[kind], 理由: reason }
  const letter = isAgreed ? says.agreed : says.refused
  return [
    letterTo(by, letter(values, paths.expert(expertId))),
    ...(isAgreed && personId !== null ? [letterTo(personId, says.told(values, paths.desk('expert')))] : []),
  ]
}
