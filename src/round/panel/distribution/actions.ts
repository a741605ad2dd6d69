import { type Db, newId } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { assignedLetters } from '../actions.ts'
import { type Pair, readyIn } from '../rules/assignment.ts'
import { insertAssignments } from '../store/panel.ts'
import { type Distributing, type Move, gapsIn, movedIn, nextRows, rowsNow } from './rules/distribution.ts'
import {
  type AlterRefusal,
  type DistributeRefusal,
  type UseRefusal,
  whyNotAlter,
  whyNotDistribute,
  whyNotUse,
} from './rules/refusals.ts'
import { findDistributing, insertChange, insertDistribution } from './store.ts'

/** `shown`: when the page was, whose plan was seen; what has come since is not passed over. */
type Asked = { shown?: Instant | undefined }
type Planned = { seq: number; sheets: number; moved: number | null; gaps: number }

/** An officer has a plan made, in place of the one before if there is one. Nothing is given out by it. */
export async function planDistribution(
  db: Db,
  by: Person,
  roundId: string,
  { start, shown }: Asked & { start: 'kept' | 'fresh' },
  now: Instant,
): Promise<Result<Planned, DistributeRefusal | Stale | NotFound>> {
  const found = await findDistributing(db, roundId)
  if (!found) return refuse({ why: 'not-found' })
  const { of, last } = found
  const whyNot = whyNotDistribute(of, by, { shown, now })
  if (whyNot) return refuse(whyNot)

  const isKept = start === 'kept' && of.distribution !== null
  const rows = nextRows(of, isKept, now)
  const moved = isKept ? movedIn(rowsNow(of), rows) : null
  const seq = (of.distribution?.seq ?? 0) + 1
  const row = { id: newId(), roundId, seq, seed: roundId, rows, moved, by: by.id, at: now }
  const next: Distributing = {
    ...{ panel: of.panel, changes: [] },
    distribution: { ...row, by: by.name },
  }
  const sheets = rows.reduce((sum, [, all]) => sum + all.length, 0)
  const planned = { seq, sheets, moved: moved?.length ?? null, gaps: gapsIn(next, now).length }
  return record(
    db,
    last,
    { what: 'distribution-planned', by: by.id, at: now, particulars: planned },
    [insertDistribution(db, row)],
    planned,
  )
}

/** An officer moves one sheet of the plan by hand. */
export async function alterDistribution(
  db: Db,
  by: Person,
  roundId: string,
  { reason, shown, ...move }: Asked & Move & { reason: string },
  now: Instant,
): Promise<Result<{ seq: number }, AlterRefusal | Stale | NotFound>> {
  const found = await findDistributing(db, roundId)
  if (!found) return refuse({ why: 'not-found' })
  const { of, last } = found
  const whyNot = whyNotAlter(of, move, by, { shown, now })
  if (whyNot) return refuse(whyNot)
  if (!of.distribution) return refuse({ why: 'not-found' })

  const { id: distributionId, seq: plan } = of.distribution
  const seq = (of.changes.at(-1)?.seq ?? 0) + 1
  return record(
    db,
    last,
    { what: 'distribution-altered', by: by.id, at: now, particulars: { seq: plan, ...move } },
    [insertChange(db, { distributionId, seq, ...move, reason, by: by.id, at: now })],
    { seq },
  )
}

/** An officer gives out the sheets as the plan has them; once. */
export async function useDistribution(
  db: Db,
  by: Person,
  roundId: string,
  { shown }: Asked,
  now: Instant,
): Promise<Result<{ sheets: number }, UseRefusal | Stale | NotFound>> {
  const found = await findDistributing(db, roundId)
  if (!found) return refuse({ why: 'not-found' })
  const { of, last } = found
  const whyNot = whyNotUse(of, by, { shown, now })
  if (whyNot) return refuse(whyNot)

  const pairs = pairsIn(of)
  const members = readyIn(of.panel, now).filter(({ id }) => pairs.some(({ expertId }) => expertId === id))
  const particulars = {
    sheets: pairs.length,
    submissions: new Set(pairs.map(({ submissionId }) => submissionId)).size,
    experts: members.map(({ id }) => id),
    distribution: of.distribution?.seq ?? null,
  }
  return record(
    db,
    last,
    { what: 'sheets-assigned', by: by.id, at: now, particulars },
    [...insertAssignments(db, roundId, pairs, by.id, now), ...assignedLetters(of.panel, members, pairs)],
    { sheets: pairs.length },
  )
}

function pairsIn(of: Distributing): Pair[] {
  const rows = new Map(rowsNow(of))
  return of.panel.eligible.flatMap(({ submissionId, organizationId }) =>
    (rows.get(submissionId) ?? []).map((expertId) => ({ submissionId, organizationId, expertId })),
  )
}
