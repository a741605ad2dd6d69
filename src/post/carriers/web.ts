import { type Result, ok, refuse } from '../../shared/result.ts'
import type { Robot, Signed } from '../rules/channel.ts'
import { LONGEST_TRY, type NotTaken, type Parcel, plainSaid } from '../rules/parcel.ts'

/** What is sent, and how an answer of status 2xx says that it was not taken after all. */
type Sent = {
  url: string
  headers?: Record<string, string>
  body: string
  whyNot?: (answer: string) => string | null
}

/** A text to the group of a robot of 企业微信. */
export const carryByWecom = ({ url }: Robot, parcel: Parcel, longest = LONGEST_TRY) =>
  sent({ url, body: robotText(parcel), whyNot: errorIn }, longest)

/** The same of 钉钉, signed: HMAC-SHA-256 of the time and the secret, as its robots ask for it. */
export async function carryByDingtalk(
  { url, secret }: Signed,
  parcel: Parcel,
  now: number,
  longest = LONGEST_TRY,
): Promise<Result<string, NotTaken>> {
  const address = new URL(url)
  address.searchParams.set('timestamp', String(now))
  address.searchParams.set('sign', await signed(secret, `${now}\n${secret}`))
  return sent({ url: address.href, body: robotText(parcel), whyNot: errorIn }, longest)
}

/**
 * JSON to whoever sends SMS or anything else, signed as Standard Webhooks has it (HMAC-SHA-256 over id, seconds and body); taken is
 * whatever is answered by 2xx.
 */
export async function carryByWebhook(
  { url, secret }: Signed,
  parcel: Parcel,
  now: number,
  longest = LONGEST_TRY,
): Promise<Result<string, NotTaken>> {
  const { id, to, subject, text, link } = parcel
  const body = JSON.stringify({ id, to, subject, text, link })
  const seconds = String(Math.floor(now / 1000))
  const headers = {
    'idempotency-key': id,
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${await signed(secret, `${id}.${seconds}.${body}`)}`,
  }
  return sent({ url, headers, body }, longest)
}

const robotText = ({ text, link }: Parcel): string =>
  JSON.stringify({ msgtype: 'text', text: { content: `${text}\n${link}` } })

/** The robots answer 200 to everything, with `errcode` 0 where they took it. */
function errorIn(answer: string): string | null {
  const code = /"errcode"\s*:\s*(-?\d+)/.exec(answer)?.[1]
  return code === '0' ? null : answer
}

/** Nothing is followed to another address, and whoever does not answer in time has not taken it. */
async function sent(
  { url, headers = {}, body, whyNot }: Sent,
  longest: number,
): Promise<Result<string, NotTaken>> {
  try {
    const answer = await fetch(url, {
      ...{ method: 'POST', body, redirect: 'manual' },
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      signal: AbortSignal.timeout(longest),
    })
    const said = await beginningOf(answer)
    const error = answer.ok ? (whyNot?.(said) ?? null) : said
    return error === null ? ok(plainSaid(`${answer.status} ${said}`)) : notTaken(`${answer.status} ${error}`)
  } catch (error) {
    return notTaken(error instanceof Error ? sayFailure(error) : String(error))
  }
}

const notTaken = (said: string) => refuse<NotTaken>({ why: 'not-taken', said: plainSaid(said) })

const sayFailure = ({ message, cause }: Error): string =>
  cause instanceof Error ? `${message}: ${cause.message}` : message

/** As many bytes of an answer as can matter; the rest is not read. */
const MOST_READ = 4096

async function beginningOf(answer: Response): Promise<string> {
  const reader = answer.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let [text, size] = ['', 0]
  while (size < MOST_READ) {
    // oxlint-disable-next-line no-await-in-loop -- a stream is read in its order
    const { done, value } = await reader.read()
    if (done) return text
    size += value.length
    text += decoder.decode(value, { stream: true })
  }
  await reader.cancel()
  return text
}

/** Base64 of HMAC-SHA-256. */
async function signed(secret: string, text: string): Promise<string> {
  const encoder = new TextEncoder()
  const how = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), how, false, ['sign'])
  const bytes = await crypto.subtle.sign('HMAC', key, encoder.encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}
