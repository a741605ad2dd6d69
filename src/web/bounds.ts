import { HTTPException } from 'hono/http-exception'

/** Largest body of a form, in bytes of UTF-8; what a route takes in files comes on top, and attachments go another way. */
export const LARGEST_BODY = 1_000_000
const MB = 1024 * 1024
/** Bytes of a file of JSON that is read whole: a round, a rulebook. */
export const LARGEST_JSON = MB
/** Bytes of a spreadsheet that is read whole: forty rows, a letterhead, pictures that somebody pasted beside them. */
export const LARGEST_SHEET = 5 * MB
/** "最大5 MB", as the field that asks for it promises. */
export const sayLargest = (bytes: number): string => `最大${bytes / MB} MB`
/**
 * What a body may be made of, before any schema sees it: twice what the largest form of ours has, some 1,500 fields, four
 * deep. A row of a list is a branch; rows taken out of it leave gaps that are filled.
 */
export const MOST_FIELDS = 3000
export const MOST_BRANCHES = 2000
export const MOST_GAPS = 1000
export const DEEPEST = 8

/** More than a form of ours can be, or than the file that it takes: app.tsx answers it. */
export const tooMuch = (file = 0): never => {
  throw new HTTPException(413, {
    message: file
      ? `文件太大，没有办理：${sayLargest(file)}。请删去用不着的图片和工作表再传`
      : `内容太多，没有办理：一次最多1 MB、${MOST_FIELDS}项。请分几次提交`,
  })
}
