import { type SQL, sql } from 'drizzle-orm'

/** Stands for the value in a path. */
export const ID = '{id}'
/** A page's path with a column's value in it. */
export const hrefOf = (path: string, id: SQL): SQL => sql`replace(${path}, ${ID}, ${id})`

/** sayMinute and sayDay, in SQL. */
export const minute = (at: SQL): SQL =>
  unpadded(sql`strftime('%Y年%m月%d日%H:%M', ${at} / 1000, 'unixepoch', '+8 hours')`)
export const day = (iso: SQL): SQL => unpadded(sql`strftime('%Y年%m月%d日', ${iso})`)
const unpadded = (said: SQL): SQL => sql`replace(replace(${said}, '年0', '年'), '月0', '月')`
