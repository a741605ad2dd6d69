import { paths } from '../paths.ts'
import { type Result, ok, refuse } from '../shared/result.ts'
import { done } from '../web/answer.tsx'
import { desksOf } from '../web/layout.tsx'
import { type Ask, machineNow } from '../web/site.ts'
import { noteAccess } from './access/actions.ts'
import { type Asker, findAsker } from './asker.ts'
import { type Auth, makeAuth } from './auth.ts'
import { recognise } from './guessing/device.ts'
import { sayDevice } from './rules/account.ts'
import { type AccountRefusal, accountRefusal } from './rules/sign-in.ts'
import { siteOrigin } from './session.ts'
import { markFresh } from './store.ts'

/** What the sign-in library answers: its status, and what it says as JSON. */
export type Answer = {
  status: number
  code: string
  /** Seconds, with status 429. */
  retryAfter: number
  token: string
  /** Whom it is about, where it says so. */
  personId: string
  data: Record<string, unknown>
}

/** The library for this request. */
export const authOf = (c: Ask): Auth =>
  makeAuth(c.env, c.var.db, { origin: originOf(c), now: machineNow(c.var) })

export const originOf = (c: Ask): string => siteOrigin({ env: c.env, url: c.req.url })

/**
 * Asks the sign-in library as if the browser had, so that its limits and its cookies hold: what it sets goes on to the
 * browser. A refusal is a status of 400 or more with a `code`; a failure of the library itself is thrown.
 */
export async function ask(c: Ask, path: string, body: object | null, how: How = {}): Promise<Answer> {
  const { by = authOf(c), silent = false } = how
  const response = await by.handler(requestOf(c, path, body))
  const text = await response.text()
  if (response.status >= 500 && !text.includes(NOT_REGISTERED))
    throw new Error(`${path}: ${response.status} ${text}`)
  const cookies = silent ? [] : response.headers.getSetCookie()
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
  const data = recordIn(text)
  const { id } = recordOf(data.user)
  return {
    status: response.status,
    code: textIn(data.code),
    retryAfter: Number(response.headers.get('x-retry-after') ?? 60),
    token: textIn(data.token ?? recordOf(data.session).token),
    personId: textIn(id),
    data,
  }
}

/** `by`: another one than that of passwords and codes. `silent`: the browser keeps the cookies that it has. */
type How = { by?: Pick<Auth, 'handler'>; silent?: boolean }
/** What the library says of a passkey that it cannot read; it calls that a failure of its own. */
const NOT_REGISTERED = 'FAILED_TO_VERIFY_REGISTRATION'

/** Somebody has just been signed in, on this browser: on to the page that was asked for, or to the first desk. */
export async function welcome(c: Ask, { token }: Answer, next = '') {
  const asker = await findAsker(c.var.db, token, machineNow(c.var))
  if (asker.person) {
    const { id: personId } = asker.person
    await recognise(c, personId)
    await noteAccess(c.var.db, { personId, what: 'signed-in', device: deviceIn(c) }, c.var.now)
  }
  // with a second factor nobody comes in but by giving it
  if (asker.person?.secondFactor && asker.sessionId)
    await markFresh(c.var.db, asker.sessionId, machineNow(c.var))
  return done(c, next || firstDesk(asker), { person: asker.person })
}

/** A change of one's own account, asked of the library. */
export async function asked(c: Ask, path: string, body: object): Promise<Result<Answer, AccountRefusal>> {
  const answer = await ask(c, path, body)
  const refusal = accountRefusal(answer)
  return refusal ? refuse(refusal) : ok(answer)
}

/** The browser, as it calls itself, in words. */
export const deviceIn = (c: Ask): string => sayDevice(c.req.header('user-agent') ?? '')

export const firstDesk = (asker: Asker): string => paths.desk(desksOf(asker)[0] ?? 'applicant')

const PASSED_ON = ['cookie', 'user-agent', 'cf-connecting-ip']

/** Without a body it is a GET. */
function requestOf(c: Ask, path: string, body: object | null): Request {
  const origin = originOf(c)
  const headers = new Headers({ 'content-type': 'application/json', origin })
  for (const name of PASSED_ON) {
    const value = c.req.header(name)
    if (value) headers.set(name, value)
  }
  const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {}
  return new Request(`${origin}/api/auth${path}`, { ...sent, headers })
}

const recordIn = (text: string): Record<string, unknown> => recordOf(text ? JSON.parse(text) : null)

const recordOf = (data: unknown): Record<string, unknown> =>
  typeof data === 'object' && data !== null ? { ...data } : {}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')
