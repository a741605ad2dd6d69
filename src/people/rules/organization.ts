import { bareNumber } from '../../shared/numbers.ts'

/** 社会团体, 社会服务机构, 基金会, 社区社会组织, 居(村)委会. */
export const ORGANIZATION_KINDS = ['association', 'service', 'foundation', 'community', 'committee'] as const
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number]

export const KIND_WORDS: Record<OrganizationKind, string> = {
  association: '社会团体',
  service: '社会服务机构',
  foundation: '基金会',
  community: '社区社会组织',
  committee: '居（村）委会',
}

/**
 * An organization as it registers. A community group is filed with its subdistrict, or will be, and has no uscc; all
 * others have one.
 */
export type NewOrganization = {
  name: string
  subdistrict: string
  contact: string
  phone: string
} & (
  | { kind: 'community'; filingNo: string | null; uscc: null }
  | { kind: Exclude<OrganizationKind, 'community'>; uscc: string; filingNo: null }
)

/** Another organization has the name or the number. */
export type OrganizationTaken =
  | { why: 'name-taken'; name: string }
  | { why: 'uscc-taken'; uscc: string }
  | { why: 'filing-no-taken'; filingNo: string }

/** What an organization has alone. */
export type Numbers = { name: string; uscc: string | null; filingNo: string | null }

/** Why an organization cannot register beside those that share a name or number with it. */
export function whyNotRegister(
  wanted: Numbers & { kind?: OrganizationKind },
  others: Numbers[],
): OrganizationTaken | null {
  const { name, uscc, filingNo } = wanted
  if (uscc && others.some((other) => other.uscc === uscc)) return { why: 'uscc-taken', uscc }
  if (filingNo && others.some((other) => other.filingNo === filingNo))
    return { why: 'filing-no-taken', filingNo }
  if (others.some((other) => other.name === name)) return { why: 'name-taken', name }
  return null
}

/** What is wrong with a code. Places count from 1. */
export type UsccRefusal =
  | { why: 'uscc-length'; length: number }
  | { why: 'uscc-character'; at: number; is: string }
  | { why: 'uscc-check'; is: string; should: string }

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** As people type it: full-width or lower-case letters, spaces between groups. */
export const plainUscc = bareNumber

/** 统一社会信用代码 by GB 32100-2015: 18 characters without I, O, S, V, Z, the last of which checks the others. */
export function whyNotUscc(code: string): UsccRefusal | null {
  const characters = [...code]
  if (characters.length !== 18) return { why: 'uscc-length', length: characters.length }
  const values = characters.slice(0, 17).map((character) => USCC_ALPHABET.indexOf(character))
  const wrong = values.indexOf(-1)
  if (wrong >= 0) return { why: 'uscc-character', at: wrong + 1, is: characters[wrong] ?? '' }
  const sum = values.reduce((total, value, i) => total + value * (USCC_WEIGHTS[i] ?? 0), 0)
  const should = USCC_ALPHABET.charAt((31 - (sum % 31)) % 31)
  const is = characters[17] ?? ''
  return is === should ? null : { why: 'uscc-check', is, should }
}

export function sayUscc(refusal: UsccRefusal): string {
  switch (refusal.why) {
    case 'uscc-length':
      return `统一社会信用代码是18位，现在是${refusal.length}位`
    case 'uscc-character':
      return `第${refusal.at}位不能是“${refusal.is}”：代码里只有数字和大写字母，没有I、O、S、V、Z`
    case 'uscc-check':
      return `校验位不对：第18位应为“${refusal.should}”，现在是“${refusal.is}”`
  }
}
