import { HTTPException } from 'hono/http-exception'

/** Largest body of a form, in bytes of UTF-8; files go another way. */
export const LARGEST_BODY = 1_000_000
/**
 * What a body may be made of, before any schema sees it: twice what the largest form of ours has, some 1,500 fields, four
 * deep. A row of a list is a branch; rows taken out of it leave gaps that are filled.
 */
export const MOST_FIELDS = 3000
export const MOST_BRANCHES = 2000
export const MOST_GAPS = 1000
export const DEEPEST = 8

/** More than a form of ours can be: app.tsx answers it. */
export const tooMuch = (): never => {
  throw new HTTPException(413, {
    message: `内容太多，没有办理：一次最多1 MB、${MOST_FIELDS}项。请分几次提交`,
  })
}
