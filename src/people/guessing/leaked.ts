import { type Result, ok, refuse } from '../../shared/result.ts'
import { type Chooser, type PasswordRefusal, whyNotPassword } from './password.ts'

/**
 * Asked of every password that somebody chooses. The list, 49,000 that leaked most (zxcvbn-ts, MIT), is loaded when the first one
 * does.
 */
export async function choosable(password: string, by: Chooser): Promise<Result<null, PasswordRefusal>> {
  const refusal = whyNotPassword(password, by, await common())
  return refusal ? refuse(refusal) : ok(null)
}

let list: Promise<ReadonlySet<string>> | undefined

const common = (): Promise<ReadonlySet<string>> =>
  (list ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  ))
