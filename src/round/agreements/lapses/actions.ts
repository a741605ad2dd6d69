import { type Db, newId } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterTo, letterToRole } from '../../../letters/store.ts'
import { letterWithHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Kind } from '../../../reversals/actions.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { Citable } from '../../../rulebook/rules/bound.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import * as says from '../rules/letters.ts'
import { lapseLocks, lapseRow } from '../store/lapse-reversal.ts'
import {
  type AnswerLapseRefusal,
  BECAUSE,
  type Because,
  type LapseRefusal,
  type Lapsing,
  type TakeBackLapseRefusal,
  whyNotAnswerLapse,
  whyNotLapse,
  whyNotTakeBackLapse,
} from './rules.ts'
import { findLapsing, insertLapse, insertLapseAnswer } from './store.ts'

/** An officer proposes that an award lapses; its organization is told, and can still sign. */
export async function proposeLapse(
  db: Db,
  by: Person,
  proposalId: string,
  { because, reason }: { because: Because; reason: string },
  now: Instant,
): Promise<Result<{ proposalId: string }, LapseRefusal | Stale | NotFound>> {
  const loaded = await findLapsing(db, { proposalId })
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, calendar, lasts } = loaded
  const whyNot = whyNotLapse(found, because, by, { calendar, now })
  if (whyNot) return refuse(whyNot)
  const id = newId()
  const values = { 项目: found.title, 情形: BECAUSE[because], 理由: reason }
  return record(
    db,
    lasts,
    { what: 'lapse-proposed', by: by.id, at: now, particulars: { lapse: id, because, reason } },
    [
      insertLapse(db, { id, proposalId, because, reason, by: by.id, at: now }),
      letterWithHost(found.organization.id, says.lapseProposed(values, basisOf(found))),
      letterToRole(
        'approver',
        says.lapseToApprove(values, { ...basisOf(found), about: paths.lapse(proposalId) }),
      ),
    ],
    { proposalId },
  )
}

type Answer = { outcome: 'approved' | 'returned'; reason: string }

/** An approver approves it, and the money is free again; or sends it back. */
export async function answerLapse(
  db: Db,
  by: Person,
  lapseId: string,
  { outcome, reason }: Answer,
  now: Instant,
): Promise<Result<{ proposalId: string }, AnswerLapseRefusal | Stale | NotFound>> {
  const loaded = await findOne(db, lapseId)
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, lapse, lasts } = loaded
  const whyNot = whyNotAnswerLapse(found, lapse, by)
  if (whyNot) return refuse(whyNot)
  const values = { 项目: found.title, 附言: reason && `意见：${reason}。` }
  const letter =
    outcome === 'approved' ? says.lapsed(values, basisOf(found)) : says.lapseReturned(values, basisOf(found))
  return record(
    db,
    lasts,
    { what: 'lapse-answered', by: by.id, at: now, particulars: { lapse: lapseId, outcome, reason } },
    [
      insertLapseAnswer(db, { id: newId(), lapseId, outcome, reason, by: by.id, at: now }),
      letterWithHost(found.organization.id, letter),
      letterTo(lapse.by, letter),
    ],
    { proposalId: found.proposalId },
  )
}

/** Whoever proposed it takes it back while it waits. */
export async function takeBackLapse(
  db: Db,
  by: Person,
  lapseId: string,
  reason: string,
  now: Instant,
): Promise<Result<{ proposalId: string }, TakeBackLapseRefusal | Stale | NotFound>> {
  const loaded = await findOne(db, lapseId)
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, lapse, lasts } = loaded
  const whyNot = whyNotTakeBackLapse(lapse, by)
  if (whyNot) return refuse(whyNot)
  const letter = says.lapseTakenBack({ 项目: found.title, 原因: reason }, basisOf(found))
  return record(
    db,
    lasts,
    { what: 'lapse-taken-back', by: by.id, at: now, particulars: { lapse: lapseId, reason } },
    [
      insertLapseAnswer(db, { id: newId(), lapseId, outcome: 'withdrawn', reason, by: by.id, at: now }),
      letterWithHost(found.organization.id, letter),
      letterToRole('approver', { ...letter, about: paths.lapse(found.proposalId) }),
    ],
    { proposalId: found.proposalId },
  )
}

async function findOne(db: Db, lapseId: string) {
  const loaded = await findLapsing(db, { lapseId })
  const lapse = loaded?.found.lapses.find(({ id }) => id === lapseId)
  return loaded && lapse ? { ...loaded, lapse } : null
}

/** Its organization reads the proposal; a host the letter alone. */
const basisOf = ({ roundId, proposalId, plan }: Lapsing) => ({
  about: paths.proposal(proposalId),
  grounds: groundsIn(plan.rulebook, roundId, 'agreements.signWorkingDays'),
})

type Lapsed = {
  proposalId: string
  organizationId: string
  title: string
  roundId: string
  rulebook: Citable | null
  because: Because
  reason: string
  proposedBy: string
}

/** That an award has lapsed, and it should not have: it stands again, and the lapse waits to be decided again. */
export const lapseReversal: Kind = {
  kind: 'award-lapse',
  word: '放弃立项的审定',
  offices: ['officer', 'approver'],
  rules: ['agreements.signWorkingDays'],
  row: lapseRow,
  locks: lapseLocks,
  rests: null,
  describe: (fields) => {
    const of: Lapsed = JSON.parse(fields)
    return {
      said: `视为放弃立项（${BECAUSE[of.because]}）：${of.reason}`,
      about: of.title,
      href: paths.lapse(of.proposalId),
      rulebook: of.rulebook ?? undefined,
      roundId: of.roundId,
      next: '立项仍然有效，放弃立项由负责人重新审定或者退回；退回以后继续签约。',
      tell: (letter) => [
        letterWithHost(of.organizationId, { ...letter, about: paths.proposal(of.proposalId) }),
        letterTo(of.proposedBy, letter),
      ],
    }
  },
}
