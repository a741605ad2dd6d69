import { subjects } from '../../../../history/subjects.ts'
import { type SQL, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../../db/db.ts'
import { lastIn, lastOf } from '../../../../history/store.ts'
import type { Instant } from '../../../../shared/days.ts'
import type { Plan } from '../../../calls/rules/plan.ts'
import type { Content } from '../../rules/content.ts'
import { PAIR_SIGN, type PairRow, type Remark, type Verdict } from '../rules/pair.ts'
import { similarRemarks } from '../../tables.ts'
import { pairById } from './similar.ts'
import { saidIn, sampleIn } from './looks.ts'

export type FoundRemark = { verdict: Verdict; note: string; by: string; at: Instant }
export type FoundPair = {
  pair: PairRow
  plan: Plan
  roundId: string
  a: Content
  b: Content
  /** Some of the round, by id: what others say too is no likeness. */
  sample: Map<string, Content>
  remarks: FoundRemark[]
}

/** A pair with both texts, if both count and the staff may read them. One round trip. */
export async function findPair(db: Db, id: string): Promise<FoundPair | null> {
  const [submissionId = '', otherId = ''] = id.split(PAIR_SIGN)
  const [[pair], [texts], sampled, remarks] = await db.batch([
    pairById(db, id),
    db.all<{ roundId: string; plan: string; a: string; b: string }>(sql`
      select p.round_id as roundId, r.plan, a.content as a, b.content as b
      from submissions a join proposals p on p.id = a.proposal_id join rounds r on r.id = p.round_id
      join submissions b on b.id = ${otherId} where a.id = ${submissionId}`),
    sampleIn(db, roundOf(submissionId)),
    db.all<FoundRemark>(sql`
      select m.verdict, m.note, m.at, h.name as by from similar_remarks m join people h on h.id = m.by_id
      where m.submission_id = ${submissionId} and m.other_id = ${otherId} order by m.seq desc limit 50`),
  ])
  if (!pair || !texts) return null
  const plan: Plan = JSON.parse(texts.plan)
  const [a, b]: [Content, Content] = [JSON.parse(texts.a), JSON.parse(texts.b)]
  return {
    pair,
    plan,
    roundId: texts.roundId,
    a,
    b,
    sample: saidIn(sampled),
    remarks,
  }
}

const roundOf = (submissionId: string): SQL =>
  sql`(select p.round_id from submissions s join proposals p on p.id = s.proposal_id where s.id = ${submissionId})`

/** What a remark must know: that the pair is there and open, and where its history stands. */
export async function findRemarkable(db: Db, id: string) {
  const [[pair], last] = await db.batch([pairById(db, id), lastOf(db, subjects.similar(id))])
  return pair ? { pair, last: lastIn(last, subjects.similar(id)) } : null
}

export function insertRemark(
  db: Db,
  id: string,
  remark: Remark & { seq: number; by: string; at: Instant },
): Statement {
  const [submissionId = '', otherId = ''] = id.split(PAIR_SIGN)
  return db.insert(similarRemarks).values({ submissionId, otherId, ...remark })
}
