import { ISSUER } from '../rules/second-factor.ts'

/** Whose password it is: what is known of them may not be in it. */
export type Chooser = { name: string; username: string; email: string }

export type PasswordRefusal =
  | { why: 'password-common' }
  | { why: 'password-simple' }
  | { why: 'password-personal'; part: string }

/** Names of this site, as people type them. */
const SITE = [ISSUER, 'gongyichuangtou', 'gongyi', 'chuangtou']
/** The shortest part of a name that counts, in characters; of 汉字 two are a name. */
const SHORTEST_PART = 4
const SHORTEST_HAN = 2
/** Fewer letters than this beside digits and signs: too few to try. */
const FEWEST_LETTERS = 4

/**
 * Why a password is no good: it is among those that leaked most, with digits or signs around it or not; it is digits alone; it
 * holds a name. `common` is in small letters.
 */
export function whyNotPassword(
  password: string,
  chooser: Chooser,
  common: ReadonlySet<string>,
): PasswordRefusal | null {
  const typed = plain(password)
  const part = partsOf(chooser).find((one) => typed.includes(one))
  if (part) return { why: 'password-personal', part }
  const word = typed.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  if (common.has(typed) || common.has(word)) return { why: 'password-common' }
  const letters = new Set(typed.replace(/[^\p{L}]/gu, ''))
  return letters.size < FEWEST_LETTERS ? { why: 'password-simple' } : null
}

function partsOf({ name, username, email }: Chooser): string[] {
  const parts = [name, username, ...username.split(/[_.]/), email.split('@')[0] ?? '', ...SITE].map(plain)
  return parts.filter(
    (part) => part.length >= (/^\p{Script=Han}+$/u.test(part) ? SHORTEST_HAN : SHORTEST_PART),
  )
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().trim()

export function sayPassword(refusal: PasswordRefusal): string {
  switch (refusal.why) {
    case 'password-common':
      return '这个密码太常见，在泄露过的密码里排得很前，别人一猜就中。请换一个，例如几个不相干的词连在一起'
    case 'password-simple':
      return '这个密码几乎都是数字、符号或者重复的字，容易猜到。请加上几个不相干的词'
    case 'password-personal':
      return `密码里不要有姓名、用户名、邮箱或者本站的名字（“${refusal.part}”），别人会先猜这些`
  }
}
