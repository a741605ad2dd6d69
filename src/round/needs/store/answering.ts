import { type SQL, sql } from 'drizzle-orm'
import { groundsIn } from '../../../rulebook/citing.ts'
import { clauseOf } from '../../../rulebook/clauses.ts'
import { modelVersion } from '../../../rulebook/model/model.ts'
import { boundTo } from '../../../rulebook/rules/bound.ts'
import type { Version } from '../../../rulebook/rules/rulebook.ts'
import { currentVersion } from '../../../rulebook/store.ts'
import { type Instant, dayOf, startOf } from '../../../shared/days.ts'
import type { AnswerRule } from '../rules/answering.ts'

/**
 * A need is raised before there is a round, so the rulebook that is in force now says when it is answered; before the
 * first one is in force, the model. Goes into the batch of whoever shows a deadline, and through `answerRuleIn`.
 */
export const rulebookNow = currentVersion

export function answerRuleIn([version = modelVersion()]: Version[]): AnswerRule {
  const { no, href } = clauseOf(version, 'needs.answerDays')
  const grounds = groundsIn(boundTo(version), null, 'needs.answerDays')
  return { days: version.book.parameters.needs.answerDays, clause: { no, href }, grounds }
}

/** latenessOf, in SQL: what was raised before this instant is late, with `times` 2 very late. */
export const lateBefore = (times: 1 | 2, now: Instant): SQL =>
  sql`(${startOf(dayOf(now))} - ${times * DAY} * ${daysNow()})`

const DAY = 86_400_000

const daysNow =
  () => sql`coalesce((select v.book ->> '$.parameters.needs.answerDays' from rulebook_enactments e
  join rulebook_versions v on v.id = e.version_id order by e.at desc, v.seq desc limit 1),
  ${modelVersion().book.parameters.needs.answerDays})`
