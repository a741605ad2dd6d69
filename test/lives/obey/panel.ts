import { sql } from 'drizzle-orm'
import { assignSheets, choosePanel } from '../../../src/round/panel/actions.ts'
import { supplementSheets } from '../../../src/round/panel/supplements/actions.ts'
import { expertOf } from '../bureau.ts'
import { type Act, type Done, idsOf } from '../life.ts'

/** An officer makes up a panel, gives its sheets out, and makes up what is missing. */
export const obeyedForPanels: Record<string, Act> = {
  'choose-panel': async (life, by, id) => {
    const pool = await idsOf(
      life,
      sql`select x.id from experts x where not exists (
        select 1 from panel_members m where m.expert_id = x.id and m.round_id = ${id}) order by x.at desc limit 3`,
    )
    const results: Done[] = []
    for (const count of [3, 2, 1])
      results.push(await choosePanel(life.bureau.db, by, id, pool.slice(0, count), life.now))
    return results.find(({ ok }) => ok) ?? results.at(-1)
  },
  assign: (life, by, id) => assignSheets(life.bureau.db, by, id, life.now),
  supplement: async (life, by, id) => {
    const done = await supplementSheets(life.bureau.db, by, id, life.now)
    if (done.ok) return done
    const waits = await idsOf(
      life,
      sql`select m.expert_id as id from panel_members m where m.round_id = ${id}
        and not exists (select 1 from declarations d where d.round_id = m.round_id and d.expert_id = m.expert_id)
        and not exists (select 1 from panel_removals v where v.round_id = m.round_id and v.expert_id = m.expert_id)
        and m.at >= (select min(a.at) from assignments a where a.round_id = m.round_id)`,
    )
    if (waits.length > 0) return undefined
    const { bureau, now } = life
    const called = await expertOf(bureau, `增补${bureau.experts.length}`, now)
    bureau.experts.push(called)
    return choosePanel(life.bureau.db, by, id, [called.expertId], now)
  },
}
