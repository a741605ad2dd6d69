import { z } from 'zod'

// What a round's file is made of, with its words where it is not.
export const number = (name: string) => z.int(`${name}应是整数`).min(0, `${name}不能小于0`)
export const text = (name: string) => z.string(`${name}应是文字`)
export const tick = (name: string) => z.boolean(`${name}应是 true 或 false`)

/** Nothing is passed over: a name that means nothing here is refused, with its place. */
export function object<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `没有这一项：${issue.keys.join('、')}` : '应是一个 JSON 对象',
  })
}
/** At most `most` of them. */
export const list = <T extends z.ZodType>(of: T, most = MOST_ROWS) =>
  z.array(of, '应是一个列表').max(most, `最多${most}项`)
const MOST_ROWS = 12
