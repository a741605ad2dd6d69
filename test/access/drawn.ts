import { sql } from 'drizzle-orm'
import type { Cast } from '../../src/demonstration/cast.ts'
import { type Db, newId } from '../../src/db/db.ts'
import { subjects } from '../../src/history/subjects.ts'
import { type Listed, digestOf } from '../../src/round/panel/draws/rules/draw.ts'
import {
  insertCommitment,
  insertDraw,
  insertOutcome,
  insertReveal,
} from '../../src/round/panel/draws/store/draws.ts'
import { dayOf } from '../../src/shared/days.ts'
import { hashOf } from '../../src/shared/seeded.ts'
import { leave } from '../made.ts'

/** The panel of the running round was drawn: a list with names, both secrets, and who came of it. */
export async function makeDraw(db: Db, { officer, auditor }: Cast, roundId: string, at: number) {
  const before = at - 86_400_000
  const drawId = newId()
  const subject = subjects.panel(roundId)
  const experts = await db.all<{ id: string; name: string; employer: string }>(
    sql`select id, name, employer from experts order by name limit 4`,
  )
  const candidates = experts.map((one, place): Listed => ({
    ...one,
    code: `ZJ-${place + 1}`,
    stratum: '业务',
  }))
  const asked = {
    strata: [{ code: '业务', seats: 2, fields: ['社会工作'] }],
    source: '双色球第2026055期',
    revealBy: dayOf(before),
    publicOn: dayOf(at),
  }
  const both = [['officer', officer.id] as const, ['auditor', auditor.id] as const]
  await leave(
    db,
    [
      { subject, what: 'draw-prepared', by: officer.id, at: before },
      ...both.map(([, by]) => ({ subject, what: 'draw-committed', by, at: before })),
      ...both.map(([, by]) => ({ subject, what: 'draw-revealed', by, at: before })),
      { subject, what: 'panel-drawn', by: officer.id, at },
    ],
    [
      insertDraw(db, {
        ...asked,
        ...{
          id: drawId,
          roundId,
          seq: 1,
          candidates,
          digest: digestOf(candidates),
          by: officer.id,
          at: before,
        },
      }),
      ...both.map(([side, by]) => insertCommitment(db, { drawId, side, hash: hashOf(side), by, at: before })),
      ...both.map(([side, by]) => insertReveal(db, { drawId, side, number: side, by, at: before })),
      insertOutcome(db, {
        drawId,
        seats: [
          { stratum: '业务', id: 'ZJ-1' },
          { stratum: '业务', id: 'ZJ-2' },
        ],
        alternates: [{ stratum: '业务', ids: ['ZJ-4', 'ZJ-3'] }],
        number: '03 08 17 21 24 31 07',
        by: officer.id,
        at,
      }),
    ],
  )
}
