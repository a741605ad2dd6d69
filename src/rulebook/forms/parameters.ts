import { z } from 'zod'
import type { Kind } from '../rules/kinds.ts'
import { PARAMETERS, type Parameters } from '../rules/parameters.ts'
import { filed, typed } from './kinds.ts'

/** Parameters as a form sends them: all text, points in 分, one list entry a line. */
export const typedParameters = schemaOf(typed)

/** Parameters as a file holds them: numbers, points in whole hundredths, null for none. */
export const filedParameters = schemaOf(filed)

/** One object a stage, made from the one list of parameters: so form, file and type cannot differ. Nothing else may be there. */
function schemaOf(one: (kind: Kind) => z.ZodType): z.ZodType<Parameters> {
  const stages = Object.entries(PARAMETERS).map(([stage, kinds]) => [
    stage,
    z.strictObject(
      Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, one(kind)])),
      '这一阶段的参数缺少，或者多了不认识的',
    ),
  ])
  return z.strictObject(
    Object.fromEntries(stages),
    '参数缺少，或者多了不认识的',
  ) as unknown as z.ZodType<Parameters>
}
