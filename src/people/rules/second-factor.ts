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

/** Only what an authenticator app opens: a link typed by hand may not lead elsewhere. */
export const isOtpauth = (link: string): boolean => /^otpauth:\/\/totp\/[^"<>\s]+$/.test(link)

/** The secret in an otpauth link, in groups of four, as it is typed by hand: "JBSW Y3DP …". */
export function secretIn(link: string): string {
  const secret = new URLSearchParams(link.slice(link.indexOf('?'))).get('secret') ?? ''
  return secret.replace(/.{4}(?=.)/g, '$& ')
}
