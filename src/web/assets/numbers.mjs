// While one types: numbers of people in a text, as the server will find them when it is sent (shared/personal; a test holds
// that both find the same). It is a warning: nothing is kept back.

const S = '[ .-]{0,3}'
const BEGIN = '(?<!\\d)(?<!\\d[.])'
const END = '(?!\\d)'
const apart = (first, more, last = '\\d') =>
  `(?<!\\d[ .-]{0,3})${first}(?:[ .-]{1,3}\\d){${more}}[ .-]{1,3}${last}(?![ .-]{0,3}\\d)`
const whole = (form) => BEGIN + form + END
const looking = (...forms) => new RegExp(`(?:${forms.join('|')})`, 'g')

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const isDay = (year, month, day) => {
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day
}
const dayIn = (digits, at, century = '') =>
  isDay(
    Number(century + digits.slice(at, at + (century ? 2 : 4))),
    ...pairs(digits.slice(at + (century ? 2 : 4))),
  )
const pairs = (digits) => [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))]
const isId = (id) =>
  /^\d{17}[\dX]$/.test(id) &&
  dayIn(id, 6) &&
  '10X98765432'[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(id[at]), 0) % 11] === id[17]
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])/
const isOldId = (id) => /^\d{15}$/.test(id) && PROVINCES.test(id) && dayIn(id, 6, '19')
const CARD = /^(62\d{14,17}|9558\d{12,15}|4\d{12}(\d{3})?|5[1-5]\d{14}|35\d{14}|3[47]\d{13})$/
const isCard = (digits) =>
  CARD.test(digits) &&
  [...digits].toReversed().reduce((sum, digit, at) => {
    const twice = at % 2 ? digit * 2 : Number(digit)
    return sum + (twice > 9 ? twice - 9 : twice)
  }, 0) %
    10 ===
    0

const AREA = '0(?:10|2\\d|[3-9]\\d{2})[)）]?[ -]{0,3}'
const CALLED = '(?<=(?:电话|座机|传真|热线|[Tt]el)[^\\d\\n]{0,4})'
const LOCAL = `[2-9]\\d{2,3}[ -]?\\d{4}${END}`
const KINDS = [
  [
    '身份证号',
    looking(
      whole(`[1-9]\\d{5}${S}(?:18|19|20)\\d{2}${S}\\d{4}${S}\\d{3}[\\dXx]`),
      apart('[1-9]', 16, '[\\dXx]'),
    ),
    isId,
    [3, 2],
  ],
  ['银行卡号', looking(whole('[3-69]\\d{3}(?:[ -]?\\d{4}){2,3}(?:[ -]?\\d{1,3})?')), isCard, [4, 4]],
  [
    '身份证号',
    looking(whole('[1-8]\\d{14}'), whole('[1-8]\\d{5}[ -]\\d{6}[ -]\\d{3}'), apart('[1-8]', 13)),
    isOldId,
    [3, 2],
  ],
  [
    '手机号',
    looking(
      whole(`1[3-9]\\d${S}\\d{4}${S}\\d{4}`),
      whole('1[3-9]\\d[ -]\\d{3}[ -]\\d{5}'),
      whole('86[ -]?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}'),
      apart('1', 9),
    ),
    (digits) => /^1[3-9]\d{9}$/.test(digits),
    [3, 4],
  ],
  ['固定电话', looking(`(?<![\\d.])(?<!\\d-)${AREA}${LOCAL}`, `${CALLED}${LOCAL}`), () => true, [0, 2]],
]

const SPOKEN = { 〇: 0, 零: 0, 一: 1, 幺: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const plain = (text) =>
  text
    .replace(/[\p{Cf}\p{M}]/gu, '')
    .replace(/[〇零一幺二三四五六七八九]{7,}/g, (run) => Array.from(run, (one) => SPOKEN[one]).join(''))
    .replace(/[^\x20-\x7e\u3000-\u303f\u4e00-\u9fff]/gu, (one) => {
      const narrow = one.normalize('NFKC')
      return narrow.length > one.length ? one : narrow.padEnd(one.length)
    })
    .replace(/[\p{Pd}\u2212\u00b7\u30fb\u2022]/gu, '-')
    .replace(/(?!\n)\s/gu, ' ')

/** "手机号（138****8000）", each once. */
export function numbersIn(text) {
  const seen = plain(text)
  const found = []
  for (const [what, looks, holds, [first, last]] of KINDS)
    for (const { 0: match, index } of seen.matchAll(looks)) {
      const bare = match.replace(/[^\dXx]/g, '').toUpperCase()
      const digits = what === '手机号' ? bare.slice(-11) : bare
      const [from, to] = [index, index + match.length]
      if (!holds(digits) || found.some((one) => from < one.to && one.from < to)) continue
      const hidden = '*'.repeat(digits.length - first - last)
      found.push({ from, to, says: `${what}（${digits.slice(0, first)}${hidden}${digits.slice(-last)}）` })
    }
  return [...new Set(found.map(({ says }) => says))]
}

const WATCHED = 'textarea, input:not([type]), input[type="text"]'

function say(field) {
  const id = `${field.id}-numbers`
  const numbers = numbersIn(field.value)
  const there = document.getElementById(id)
  if (numbers.length === 0) return there?.remove()
  const place = there ?? Object.assign(document.createElement('p'), { id, className: 'error warn' })
  place.textContent = `这里像有${numbers.join('、')}：不是必须的请删去，公开时会遮盖`
  if (!there) field.before(place)
  field.setAttribute('aria-describedby', [...new Set([...named(field), id])].join(' '))
}

const named = (field) => (field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)

/** When a field is left: nobody is interrupted in the middle of a word. */
export function watchNumbers() {
  document.addEventListener('change', ({ target }) => {
    if (target.form?.method === 'post' && target.id && target.matches(WATCHED)) say(target)
  })
}
