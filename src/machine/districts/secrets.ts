import { endingOf } from '../../districts/rules.ts'
import { type Secrets, NAMES, secretsIn } from '../secrets.ts'

/**
 * Of a district: from `AUTH_SECRET_DONGCHENG`, from the file that `AUTH_SECRET_DONGCHENG_FILE` names, or from its folder. What is said
 * for no district is nobody's, and none is made for one that is there: its site says which it lacks.
 */
export const secretsOf = (code: string, data: string, environment = process.env): Secrets =>
  secretsIn(data, environmentOf(code, environment), false)

export const environmentOf = (code: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    NAMES.flatMap((name) => [
      [name, environment[`${name}_${endingOf(code)}`]],
      [`${name}_FILE`, environment[`${name}_${endingOf(code)}_FILE`]],
    ]),
  )
