import { z } from 'zod'
import { orNone } from '../../web/boxes/box.ts'
import { pick } from '../../web/boxes/choices.ts'
import type { Kind } from '../rules/kinds.ts'
import type { ParameterKey } from '../rules/parameters.ts'
import type { Leave, Left } from '../rules/rulebook.ts'
import { LEFT_TO, PARAMETER_KEYS, isParameterKey, kindOf } from '../rules/words.ts'
import { boundBox } from './boxes.ts'

/** What a clause can leave to the call: for its round, and some of it for each track. */
export const LEAVABLE: ParameterKey[] = PARAMETER_KEYS.filter((key) => kindOf(key).left !== 'never')

/** To whom a parameter is left, and of a number within what; both ways. */
export function leaveForm(key: ParameterKey) {
  const kind: Kind = kindOf(key)
  const bound = (word: string) => {
    const box = boundBox(kind, `${kind.name}${word}`)
    return box ? orNone(box) : z.undefined().optional()
  }
  return z.object({
    to: orNone(pick('由谁规定', LEFT_TO)),
    least: bound('最低'),
    most: bound('最高'),
  })
}

const boundIn = (name: 'least' | 'most', value: number | null | undefined) =>
  typeof value === 'number' ? { [name]: value } : {}

const typedLeave = (key: ParameterKey) =>
  z.codec(leaveForm(key), z.custom<Leave | null>(), {
    decode: ({ to, least, most }) =>
      to === null ? null : { to, ...boundIn('least', least), ...boundIn('most', most) },
    encode: (leave) => ({ to: leave?.to ?? null, least: leave?.least ?? null, most: leave?.most ?? null }),
  })

/** What clauses leave to the call, as it is typed: "left.publicity.days.to". */
export const typedLeft = z.codec(
  z
    .object(
      Object.fromEntries(
        [...Map.groupBy(LEAVABLE, (key) => key.split('.')[0] ?? '')].map(([stage, keys]) => [
          stage,
          z
            .object(
              Object.fromEntries(
                keys.map((key) => [key.slice(stage.length + 1), typedLeave(key).optional()]),
              ),
            )
            .optional(),
        ]),
      ),
    )
    .default({}),
  z.custom<Left>(),
  {
    decode: (stages): Left => {
      const found: Left = {}
      for (const key of LEAVABLE) {
        const [stage = '', name = ''] = key.split('.')
        const leave = stages[stage]?.[name]
        if (leave) found[key] = leave
      }
      return found
    },
    encode: (left) => {
      const stages: { [stage: string]: { [name: string]: Leave | null } } = {}
      for (const key of LEAVABLE) {
        const [stage = '', name = ''] = key.split('.')
        stages[stage] = { ...stages[stage], [name]: left[key] ?? null }
      }
      return stages
    },
  },
)

/** The same as a file holds it, each under its parameter's whole name. */
export const filedLeft = z
  .record(
    z.string().refine((key) => isParameterKey(key) && LEAVABLE.includes(key), '这一项不能由征集公告规定'),
    z.strictObject(
      {
        to: z.enum(['round', 'track'], '应是 round 或 track'),
        least: z.int('应是整数').exactOptional(),
        most: z.int('应是整数').exactOptional(),
      },
      '应是一个对象',
    ),
    '应是一个对象',
  )
  .default({})
  .transform((left): Left => left)
