import { type SQL, sql } from 'drizzle-orm'
import { paths } from '../paths.ts'
import { type Instant, dayOf, plusDays } from '../shared/days.ts'
import { grounds } from './grounds.ts'
import { ID, day, hrefOf } from './words.ts'

/** To the members, once: a correction that is due today or tomorrow, and has not come. `rules`: groundsByRound. */
export const dueCorrections = (at: Instant, rules: string): SQL => sql`select m.person_id,
    'correction-due:' || c.id || ':' || m.person_id as once,
    '请补正：' || s.title as subject,
    '“' || s.title || '”还没有补正，' || ${day(sql`c.due_on`)} || '24:00为止；到时没有补正的，按现在的内容审查。' as body,
    ${hrefOf(paths.correction(ID), sql`p.id`)} as about,
    ${grounds(rules, sql`p.round_id`, 'screening.correctionWorkingDays')} as grounds
  from corrections c
  join submissions s on s.id = c.submission_id
  join proposals p on p.id = s.proposal_id
  join memberships m on m.organization_id = p.organization_id
  left join correction_answers a on a.correction_id = c.id
  left join eligibility_checks e on e.submission_id = c.submission_id
  where a.correction_id is null and e.submission_id is null
    and c.due_on >= ${dayOf(at)} and c.due_on <= ${plusDays(dayOf(at), 1)}`
