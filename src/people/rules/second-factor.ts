import type { Instant } from '../../shared/days.ts'

/** Who the code is for, as an authenticator app shows it. */
export const ISSUER = '公益创投'

/** What was typed as a second factor: six digits from the app, or one of the backup codes, with or without its hyphen. */
export type Code = { kind: 'app' | 'backup'; code: string }

export function readCode(typed: string): Code | null {
  const plain = typed.normalize('NFKC').replace(/[\s-]/g, '')
  if (/^\d{6}$/.test(plain)) return { kind: 'app', code: plain }
  if (/^[a-zA-Z0-9]{10}$/.test(plain))
    return { kind: 'backup', code: `${plain.slice(0, 5)}-${plain.slice(5)}` }
  return null
}

/** What a person has to give as a second factor: an app with its backup codes, passkeys. */
export type Factors = { app: boolean; passkey: boolean }

/** The same, or the answer of a passkey, which a page's script puts into the field: JSON. */
export const readFactor = (typed: string): Code | { kind: 'passkey'; answer: string } | null =>
  typed.trimStart().startsWith('{') ? { kind: 'passkey', answer: typed } : readCode(typed)

/** Only what an authenticator app opens: a link typed by hand may not lead elsewhere. */
export const isOtpauth = (link: string): boolean => /^otpauth:\/\/totp\/[^"<>\s]+$/.test(link)

/** The secret in an otpauth link, in groups of four, as it is typed by hand: "JBSW Y3DP …". */
export function secretIn(link: string): string {
  const secret = new URLSearchParams(link.slice(link.indexOf('?'))).get('secret') ?? ''
  return secret.replace(/.{4}(?=.)/g, '$& ')
}

/** Seconds of a step; a code counts in its own and in the ones beside it, for clocks that differ (RFC 6238). */
const STEP_SECONDS = 30
const BESIDE = [0, -1, 1]

/** The step of time that a code of six digits belongs to; null: it is not a code of now. */
export async function stepOf(secret: string, code: string, now: Instant): Promise<number | null> {
  const here = Math.floor(now / (STEP_SECONDS * 1000))
  const bytes = new TextEncoder().encode(secret)
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign'])
  const steps = BESIDE.map((by) => here + by)
  const codes = await Promise.all(steps.map((step) => codeAt(key, step)))
  return steps.find((_, at) => codes[at] === code) ?? null
}

/** The six digits of a step (RFC 4226). */
async function codeAt(key: CryptoKey, step: number): Promise<string> {
  const counter = new DataView(new ArrayBuffer(8))
  counter.setBigUint64(0, BigInt(step))
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter))
  const number = mac.getUint32(mac.getUint8(19) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}
