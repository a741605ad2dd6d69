import { sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Instant } from '../../../shared/days.ts'
import type { NoticeDates } from '../rules/notice.ts'
import type { Fen } from '../../../shared/money.ts'
import type { decisions } from '../../awards/tables.ts'
import { rounds } from '../../calls/tables.ts'
import { allNotices, announcements, notices } from '../tables.ts'

/** Rows on a page of a list. */
export const ROWS = 50

/** No later notice of the round has taken its place. */
export const isLatest = sql<boolean>`not exists (select 1 from notices later
  where later.round_id = ${notices.roundId} and later.seq > ${notices.seq})`.mapWith(Boolean)
export const roundTitle = sql<string>`json_extract(${rounds.plan}, '$.title')`

/** Where a notice stands; needs `announcements` joined. (D1 answers a batch by name: no two columns of a query may share one.) */
export const dates = {
  fromDay: notices.fromDay,
  toDay: notices.toDay,
  announcedAt: sql<Instant | null>`${announcements.at}`.as('announced_at'),
  isLatest,
}

/** With those that were taken back, under the name of those that count. */
export const everyNotice = alias(allNotices, 'notices')

/** When a notice was taken back, and why. */
export const reversedOf = sql`(select json_object('at', x.at, 'reason', r.reason) from reversed x
  join reversals r on r.id = x.reversal_id where x.kind = 'notice' and x.which = ${notices.id})`
  .mapWith((found: string): NonNullable<NoticeDates['reversed']> => JSON.parse(found))
  .as('reversed')

/** How many projects a notice funds, and with how much: kept since it was published. */
export const fundedBy = {
  funded: sql<number>`(select coalesce(sum(funded), 0) from notice_counts where notice_id = ${notices.id})`,
  total: sql<Fen>`(select coalesce(sum(funded_fen), 0) from notice_counts where notice_id = ${notices.id})`,
}

/** The same of a decision. */
export const fundedOf = (decisionId: typeof decisions.id) => ({
  funded: sql<number>`(select c.funded from decision_counts c where c.decision_id = ${decisionId})`,
  total: sql<Fen>`(select c.funded_fen from decision_counts c where c.decision_id = ${decisionId})`,
})
