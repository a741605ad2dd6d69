import { sql } from 'drizzle-orm'
import type { Db } from '../../../../db/db.ts'
import type { Instant } from '../../../../shared/days.ts'
import type { OpenDraw } from '../rules/open.ts'

type OpenRow = Omit<OpenDraw, 'isDrawn' | 'committed' | 'revealed' | 'aside'> & {
  isDrawn: 0 | 1
  officer: string | null
  auditor: string | null
  officerRevealed: 0 | 1
  auditorRevealed: 0 | 1
  asideBy: string | null
  asideAt: Instant | null
}

/** Draws that wait for somebody, of all rounds in which sheets are not given out; and those that are to be set aside. Rows go through `openDrawIn`. */
export const drawsOpen = (db: Db) =>
  db.all<OpenRow>(sql`
    select d.round_id as roundId, r.plan ->> '$.title' as title, d.seq, d.reveal_by as revealBy, d.public_on as publicOn, d.at,
      x.draw_id is not null as isDrawn, o.by_id as officer, a.by_id as auditor,
      exists (select 1 from draw_reveals v where v.draw_id = d.id and v.side = 'officer') as officerRevealed,
      exists (select 1 from draw_reveals v where v.draw_id = d.id and v.side = 'auditor') as auditorRevealed,
      s.by_id as asideBy, s.at as asideAt
    from draws d join rounds r on r.id = d.round_id
    left join draw_outcomes x on x.draw_id = d.id
    left join draw_commitments o on o.draw_id = d.id and o.side = 'officer'
    left join draw_commitments a on a.draw_id = d.id and a.side = 'auditor'
    left join draw_asides s on s.draw_id = d.id and not exists (select 1 from draw_aside_answers n where n.aside_id = s.id)
    where not exists (select 1 from ended_rounds e where e.round_id = d.round_id)
      and (s.id is not null or x.draw_id is null
        and not exists (select 1 from assignments z where z.round_id = d.round_id)
        and not exists (select 1 from draw_asides p join draw_aside_answers n on n.aside_id = p.id
          where p.draw_id = d.id and n.is_agreed = 1))
    order by d.at`)

export const openDrawIn = ({
  isDrawn,
  officer,
  auditor,
  officerRevealed,
  auditorRevealed,
  asideBy,
  asideAt,
  ...draw
}: OpenRow): OpenDraw => ({
  ...draw,
  isDrawn: isDrawn === 1,
  committed: { officer, auditor },
  revealed: { officer: officerRevealed === 1, auditor: auditorRevealed === 1 },
  aside: asideBy !== null && asideAt !== null ? { by: asideBy, at: asideAt } : null,
})
