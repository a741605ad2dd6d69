/** What must not become public: 居民身份证号码, 手机号码. */
export type Personal = 'id-number' | 'mobile'
/** One find: where in the file ("第2页"), and the number with its middle hidden. Never the number itself. */
export type Finding = { what: Personal; where: string; masked: string }

/** Findings that are kept of one file: more say nothing new. */
export const MOST_FINDINGS = 20

/** The numbers in a text, masked, each once. Full-width digits count; so do groups: 138 0000 0000, 138-0000-0000. */
export function personalIn(text: string): Omit<Finding, 'where'>[] {
  const plain = text.normalize('NFKC')
  const ids = [...plain.matchAll(ID_NUMBER)].map(([found]) => bare(found)).filter(isIdNumber)
  const mobiles = [...plain.matchAll(MOBILE)].map(([, found = '']) => bare(found))
  return [
    ...[...new Set(ids)].map((id) => ({ what: 'id-number' as const, masked: masked(id, 3, 2) })),
    ...[...new Set(mobiles)].map((no) => ({ what: 'mobile' as const, masked: masked(no, 3, 4) })),
  ]
}

/** Not part of a longer number: no digit before or after. */
const ID_NUMBER = /(?<!\d)[1-9]\d{5}[ -]?(?:18|19|20)\d{6}[ -]?\d{3}[\dXx](?!\d)/g
/** Mainland mobiles, with or without 86 before them; not the decimals of a number. */
const MOBILE = /(?<!\d)(?<!\d\.)(?:86[ -]?)?(1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)/g

const bare = (found: string): string => found.replace(/[ -]/g, '').toUpperCase()

/** GB 11643-1999: a day that there was, and the check digit over the first 17. */
export function isIdNumber(id: string): boolean {
  if (!/^\d{17}[\dX]$/.test(id) || !isBirthday(id.slice(6, 14))) return false
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(id[at]), 0)
  return '10X98765432'[sum % 11] === id[17]
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

function isBirthday(digits: string): boolean {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}

const masked = (number: string, first: number, last: number): string =>
  number.slice(0, first) + '*'.repeat(number.length - first - last) + number.slice(-last)
