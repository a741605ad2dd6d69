import { sql } from 'drizzle-orm'
import { confirmChange } from '../../../src/organizations/changes/actions.ts'
import { answerLapse, proposeLapse } from '../../../src/round/agreements/lapses/actions.ts'
import { answerDefault, proposeDefault } from '../../../src/round/closing/defaults/actions.ts'
import { proposeEnding, publishEnding, returnEnding } from '../../../src/round/publicity/endings/actions.ts'
import { answerReversal } from '../../../src/reversals/actions.ts'
import { reversibleOf } from '../upset/reversed.ts'
import { type Act, type Life, each, idsOf, rowsOf } from '../life.ts'

/** Where somebody is silent or nothing comes of a round, the office goes on without them, by two people. */
export const obeyedForTheSilent: Record<string, Act> = {
  end: ({ bureau, now }, by, id) =>
    proposeEnding(bureau.db, by, id, { kind: 'failed', reason: '没有结果' }, now),
  cancel: ({ bureau, now }, by, id) =>
    proposeEnding(bureau.db, by, id, { kind: 'cancelled', reason: '没有评分' }, now),
  'answer-ending': async (life, by, id) =>
    each(
      await idsOf(
        life,
        sql`select e.id from round_endings e left join round_ending_answers a on a.ending_id = e.id
          where e.round_id = ${id} and a.ending_id is null`,
      ),
      async (one) => {
        const published = await publishEnding(life.bureau.db, by, one, life.now)
        return published.ok
          ? published
          : returnEnding(life.bureau.db, by, one, published.refusal.why, life.now)
      },
    ),
  lapse: async (life, by, id) =>
    each(
      await idsOf(
        life,
        sql`select w.proposal_id as id from awards w where w.round_id = ${id}
          and w.proposal_id not in (select proposal_id from lapsed_awards)`,
      ),
      (one) => proposeLapse(life.bureau.db, by, one, { because: 'overdue', reason: '催过两次' }, life.now),
    ),
  'stand-in-report': async (life, by, id) =>
    proposeDefault(
      life.bureau.db,
      by,
      id,
      { kind: 'report', spent: await paidFor(life, id), reason: '联系不上' },
      life.now,
    ),
  'stand-in-refund': ({ bureau, now }, by, id) =>
    proposeDefault(bureau.db, by, id, { kind: 'refund', spent: null, reason: '催收无果' }, now),
  'answer-reversal': async (life, by, id) => {
    const [row] = await rowsOf<{ kind: string; which: string }>(
      life,
      sql`select kind, which from reversals where id = ${id}`,
    )
    const kind = row && reversibleOf(row.kind)
    const answer = { outcome: 'confirmed', reason: '' } as const
    return row && kind ? answerReversal(life.bureau.db, by, kind, row.which, answer, life.now) : undefined
  },
  'answer-default': async (life, by, id) => {
    const { db } = life.bureau
    const [of] = await rowsOf<{ what: 'lapse' | 'default' | 'change' }>(
      life,
      sql`select 'lapse' as what from award_lapses where id = ${id}
        union all select 'default' from closing_defaults where id = ${id}
        union all select 'change' from organization_changes where id = ${id}`,
    )
    const approved = { outcome: 'approved', reason: '' } as const
    if (of?.what === 'change')
      return confirmChange(db, by, id, { outcome: 'confirmed', reason: '' }, life.now)
    return of?.what === 'lapse'
      ? answerLapse(db, by, id, approved, life.now)
      : answerDefault(db, by, id, approved, life.now)
  },
}

/** Half of it is known to be spent. */
async function paidFor(life: Life, projectId: string): Promise<number> {
  const [found] = await rowsOf<{ paid: number }>(
    life,
    sql`select coalesce(sum(y.amount_fen), 0) / 2 as paid from projects j join payments y on y.agreement_id = j.agreement_id
      where j.id = ${projectId}`,
  )
  return found?.paid ?? 0
}
