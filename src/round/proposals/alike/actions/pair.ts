import type { Db } from '../../../../db/db.ts'
import type { NotFound, Stale } from '../../../../history/rules.ts'
import { record } from '../../../../history/store.ts'
import type { Person } from '../../../../people/rules/person.ts'
import type { Instant } from '../../../../shared/days.ts'
import { type Result, refuse } from '../../../../shared/result.ts'
import { type Remark, type RemarkRefusal, whyNotRemark } from '../rules/pair.ts'
import { findRemarkable, insertRemark } from '../store/pair.ts'

/**
 * An officer records what came of two proposals that are alike. A later remark takes the place of an earlier one, which
 * stays. `seen`: how many remarks the officer had before their eyes; of two officers at once, the second looks again.
 */
export async function remarkOnPair(
  db: Db,
  by: Person,
  id: string,
  remark: Remark,
  seen: number,
  now: Instant,
): Promise<Result<{ id: string }, RemarkRefusal | Stale | NotFound>> {
  const found = await findRemarkable(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotRemark(by, found.pair, remark)
  if (whyNot) return refuse(whyNot)
  if (seen !== found.last.seq) return refuse({ why: 'changed-meanwhile' })

  return record(
    db,
    found.last,
    {
      what: 'pair-remarked',
      by: by.id,
      at: now,
      particulars: {
        proposal: found.pair.a,
        other: found.pair.b,
        verdict: remark.verdict,
        reason: remark.note,
      },
    },
    [insertRemark(db, id, { ...remark, seq: found.last.seq + 1, by: by.id, at: now })],
    { id },
  )
}
