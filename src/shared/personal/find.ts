import { isBankCard, isIdNumber, isOldIdNumber } from './identity.ts'
import { PERSONAL, type Personal } from './kinds.ts'
import { plainDigits, withoutUnseen } from './plain.ts'

/** One find in a text: from where to where in it, and its digits without what stands between them. */
export type Found = { what: Personal; from: number; to: number; digits: string }

export type Masked = { what: Personal; masked: string }

/** The numbers in a text, masked, each once. Full-width digits count; so do groups: 138 0000 0000, 138-0000-0000. */
export function personalIn(text: string): Masked[] {
  const each = new Map(findIn(text).map((one) => [one.what + one.digits, one]))
  return PERSONAL.flatMap((what) => [...each.values()].filter((one) => one.what === what)).map((one) => ({
    what: one.what,
    masked: maskOf(one),
  }))
}

/** Every number in a text, in its order; none lies in another. */
export function findIn(text: string): Found[] {
  if (text.length < SHORTEST || !DIGITS.test(text)) return []
  const { seen, at } = withoutUnseen(text)
  const plain = plainDigits(seen)
  const found: Found[] = []
  for (const { what, looks, holds } of KINDS)
    for (const match of plain.matchAll(looks)) {
      const one = foundAs(what, match[0], match.index)
      const isTaken = found.some(({ from, to }) => one.from < to && from < one.to)
      if (!isTaken && holds(one.digits) && !isDigest(plain, one.from)) found.push(one)
    }
  return found
    .toSorted((a, b) => a.from - b.from)
    .map((one) => ({ ...one, from: at(one.from), to: at(one.to - 1) + 1 }))
}

function foundAs(what: Personal, seen: string, from: number): Found {
  const digits = seen.replace(/[^\dXx]/g, '').toUpperCase()
  return { what, from, to: from + seen.length, digits: what === 'mobile' ? digits.slice(-11) : digits }
}

const SHORTEST = 7
/** Without seven of them, in whatever script, there is none: most texts end here. */
const DIGITS = /(?:[\p{N}零幺一二三四五六七八九][^\p{N}零幺一二三四五六七八九]*){7}/u

/** 010, 02x and 0xxx, in brackets or not; or a word in front that says what it is. */
const AREA = '0(?:10|2\\d|[3-9]\\d{2})[)）]?[ -]{0,3}'
const CALLED = '(?<=(?:电话|座机|传真|热线|[Tt]el)[^\\d\\n]{0,4})'

type Kind = { what: Personal; looks: RegExp; holds: (digits: string) => boolean }

/** Between groups of digits: a blank or a few, a dash, a dot. */
const S = '[ .-]{0,3}'
/** No digit before or after, and no part of the decimals of a number. */
const BEGIN = '(?<!\\d)(?<!\\d[.])'
const END = '(?!\\d)'
/** Every digit apart, "1 3 8 …", and no more of them. */
const apart = (first: string, more: number, last = '\\d') =>
  `(?<!\\d[ .-]{0,3})${first}(?:[ .-]{1,3}\\d){${more}}[ .-]{1,3}${last}(?![ .-]{0,3}\\d)`
const looking = (...forms: string[]) => new RegExp(`(?:${forms.join('|')})`, 'g')
const whole = (form: string) => `${BEGIN}${form}${END}`

const KINDS: Kind[] = [
  {
    what: 'id-number',
    looks: looking(
      whole(`[1-9]\\d{5}${S}(?:18|19|20)\\d{2}${S}\\d{4}${S}\\d{3}[\\dXx]`),
      apart('[1-9]', 16, '[\\dXx]'),
    ),
    holds: isIdNumber,
  },
  {
    what: 'bank-card',
    looks: looking(whole('[3-69]\\d{3}(?:[ -]?\\d{4}){2,3}(?:[ -]?\\d{1,3})?')),
    holds: isBankCard,
  },
  {
    what: 'id-number',
    looks: looking(whole('[1-8]\\d{14}'), whole('[1-8]\\d{5}[ -]\\d{6}[ -]\\d{3}'), apart('[1-8]', 13)),
    holds: isOldIdNumber,
  },
  {
    what: 'mobile',
    looks: looking(
      whole(`1[3-9]\\d${S}\\d{4}${S}\\d{4}`),
      whole('1[3-9]\\d[ -]\\d{3}[ -]\\d{5}'),
      whole('86[ -]?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}'),
      apart('1', 9),
    ),
    holds: (digits) => /^1[3-9]\d{9}$/.test(digits),
  },
  {
    what: 'landline',
    looks: looking(
      `(?<![\\d.])(?<!\\d-)${AREA}[2-9]\\d{2,3}[ -]?\\d{4}${END}`,
      `${CALLED}[2-9]\\d{2,3}[ -]?\\d{4}${END}`,
    ),
    holds: () => true,
  },
]

/** A run of hexadecimal digits as long as a checksum: its decimals mean nothing. */
function isDigest(text: string, at: number): boolean {
  const before = /[\da-f]*$/.exec(text.slice(Math.max(0, at - LONGEST_DIGEST), at))?.[0].length ?? 0
  const after = /^[\da-f]*/.exec(text.slice(at, at + LONGEST_DIGEST))?.[0] ?? ''
  const run = text.slice(at - before, at + after.length)
  return run.length >= 32 && /[a-f]/.test(run)
}
const LONGEST_DIGEST = 128

/** Digits left at its beginning and its end. */
const LEFT: Record<Personal, readonly [number, number]> = {
  'id-number': [3, 2],
  'bank-card': [4, 4],
  mobile: [3, 4],
  landline: [0, 2],
}

/** As it may be shown: "138****0000". */
export function maskOf({ what, digits }: Pick<Found, 'what' | 'digits'>): string {
  const [first, last] = LEFT[what]
  return digits.slice(0, first) + '*'.repeat(digits.length - first - last) + digits.slice(-last)
}

/** The text with its numbers hidden, but for those that `isShown`. */
export function maskedText(text: string, isShown: (found: Found) => boolean = () => false): string {
  const hidden = findIn(text).filter((one) => !isShown(one))
  return hidden.reduceRight((said, one) => said.slice(0, one.from) + maskOf(one) + said.slice(one.to), text)
}
