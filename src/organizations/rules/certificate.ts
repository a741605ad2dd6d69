import type { StoredFile } from '../../files/rules/file.ts'
import { type Day, type Instant, daysBetween, isDay } from '../../shared/days.ts'

/** 登记证书, 备案表, 开户许可, 评估等级证书, 其他. */
export const CERTIFICATES = ['registration', 'filing', 'account', 'grade', 'other'] as const
export type CertificateKind = (typeof CERTIFICATES)[number]
export const CERTIFICATE_WORDS: Record<CertificateKind, string> = {
  registration: '法人登记证书',
  filing: '备案表',
  account: '开户许可证或者开户证明',
  grade: '评估等级证书',
  other: '其他证件',
}

/** A file of an organization. `expiresOn`: its last day; null: it does not expire. */
export type Certificate = Pick<
  StoredFile,
  'id' | 'name' | 'size' | 'kind' | 'at' | 'findings' | 'searched'
> & {
  certificate: CertificateKind
  expiresOn: Day | null
}

/** Certificates of one organization: a page that is still read. */
export const MOST_CERTIFICATES = 20
/** Days before its last day in which a certificate asks to be renewed. */
export const SOON_DAYS = 30

const FOREVER = 'forever'
/** What a file's label keeps of it: "registration 2027-05-01", "filing forever". */
export const labelOf = (kind: string, expiresOn: string): string => `${kind} ${expiresOn || FOREVER}`

export const kindIn = (label: string): CertificateKind =>
  CERTIFICATES.find((one) => one === label.split(' ')[0]) ?? 'other'

export function certificateIn({ label, ...file }: StoredFile): Certificate {
  const [, expires = ''] = label.split(' ')
  return { ...file, certificate: kindIn(label), expiresOn: isDay(expires) ? expires : null }
}

export type Term = 'expired' | 'soon' | 'valid'
export function termOf({ expiresOn }: Pick<Certificate, 'expiresOn'>, today: Day): Term {
  if (expiresOn === null) return 'valid'
  if (expiresOn < today) return 'expired'
  return daysBetween(today, expiresOn) <= SOON_DAYS ? 'soon' : 'valid'
}

/** The last of each kind: a new one takes the place of the one before. Of other papers each stands for itself. */
export const countedAmong = <C extends { certificate: CertificateKind; at: Instant; id: string }>(
  all: C[],
): C[] =>
  all.filter(
    (one) =>
      one.certificate === 'other' ||
      !all.some((other) => other.certificate === one.certificate && isLater(other, one)),
  )

const isLater = (a: { at: Instant; id: string }, b: { at: Instant; id: string }): boolean =>
  a.at === b.at ? a.id > b.id : a.at > b.at

export type CertificateRefusal =
  | { why: 'not-owner' }
  | { why: 'certificate-kind' }
  | { why: 'certificate-day' }
  | { why: 'too-many-certificates'; most: number }

/** `fields` null: nothing has come yet. */
export function whyNotCertificate(
  count: number,
  fields: Record<string, string> | null,
): CertificateRefusal | null {
  if (count >= MOST_CERTIFICATES) return { why: 'too-many-certificates', most: MOST_CERTIFICATES }
  if (!fields) return null
  if (!CERTIFICATES.some((kind) => kind === fields['certificate'])) return { why: 'certificate-kind' }
  const expires = fields['expiresOn'] ?? ''
  return expires === '' || isDay(expires) ? null : { why: 'certificate-day' }
}
