import type { Child } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { Factors } from '../people/rules/second-factor.ts'
import { Hidden } from './fields.tsx'
import { CODE_FIELD } from './fresh.ts'

type Asking = {
  /** A new one, or one that is there. */
  way: 'create' | 'get'
  /** Where the challenge is asked for, with what the form holds. */
  from: string
  /** The field that takes the answer. */
  into: string
  children?: Child
}

/** A form around or inside whose answer comes from a passkey: assets/passkeys.mjs asks the browser for it when it is sent. */
export const AskPasskey = ({ way, from, into, children }: Asking) => (
  <div data-passkey={way} data-from={from} data-into={into}>
    {children}
    <p class="hint" role="status" data-says>
      要用能用通行密钥的浏览器，并打开脚本。
    </p>
  </div>
)

/** Of an act that asks for the second factor afresh. A page may have several, so the field has no id of its own. */
export const FactorAgain = ({ of: { app, passkey } }: { of: Factors }) => {
  const code = app ? <CodeAgain /> : <Hidden name={CODE_FIELD} value="" />
  if (!passkey) return code
  return (
    <AskPasskey way="get" from={paths.signInPasskeyChallenge()} into={CODE_FIELD}>
      {code}
      {app && (
        <button type="button" class="button plain" hidden>
          用通行密钥确认
        </button>
      )}
    </AskPasskey>
  )
}

const CodeAgain = () => (
  <div class="field">
    <label>
      验证码
      <input name={CODE_FIELD} size={14} autocomplete="one-time-code" />
    </label>
    <p class="hint">再确认一次是您本人：填验证器上的6位数字，或者一个备用码。</p>
  </div>
)
