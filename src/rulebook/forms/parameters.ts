import { z } from 'zod'
import { PARAMETERS, type ParameterKey, type Parameters } from '../rules/parameters.ts'
import { PARAMETER_KEYS, kindOf } from '../rules/words.ts'
import { boxOf } from './boxes.ts'
import { filed } from './filed.ts'

/** Parameters as a form sends them. */
export const typedParameters = schemaOf(boxOf)

/** Parameters as a file holds them. */
export const filedParameters = schemaOf((key) => filed(kindOf(key)))

/** One object a stage, made from the one list of parameters: so form, file and type cannot differ. Nothing else may be there. */
function schemaOf(one: (key: ParameterKey) => z.ZodType): z.ZodType<Parameters> {
  const stages = Object.keys(PARAMETERS).map((stage) => {
    const keys = PARAMETER_KEYS.filter((key) => key.startsWith(`${stage}.`))
    const fields = keys.map((key) => [key.slice(stage.length + 1), one(key)])
    return [stage, z.strictObject(Object.fromEntries(fields), '这一阶段的参数缺少，或者多了不认识的')]
  })
  return z.strictObject(
    Object.fromEntries(stages),
    '参数缺少，或者多了不认识的',
  ) as unknown as z.ZodType<Parameters>
}
