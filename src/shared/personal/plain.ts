/**
 * A text whose digits are read as people read them, each character standing where it stood: full-width and circled ones,
 * 一三八 and 〇, every dash and every blank are what they look like.
 */
export function plainDigits(text: string): string {
  if (!ODD.test(text)) return text
  return text
    .replace(SPELLED, (run) => Array.from(run, (one) => SPOKEN[one] ?? one).join(''))
    .replace(WIDE, narrow)
    .replace(DASHES, '-')
    .replace(BLANKS, ' ')
}

/** Neither ASCII nor the letters and marks of plain Chinese, which are left as they are. */
const ODD = /[^\n\x20-\x7e\u3001-\u303f\u4e00-\u9fff，。：；！？（）“”]|[〇零一幺二三四五六七八九]{7}/u
const WIDE = /[^\x20-\x7e\u3000-\u303f\u4e00-\u9fff]/gu
const DASHES = /[\p{Pd}\u2212\u00b7\u30fb\u2022]/gu
/** The end of a line is none. */
const BLANKS = /(?!\n)\s/gu

/** Seven or more in a row: no sentence has as many. */
const SPELLED = /[〇零一幺二三四五六七八九]{7,}/g
const SPOKEN: Record<string, string> = {
  ...{ 〇: '0', 零: '0', 一: '1', 幺: '1', 二: '2', 三: '3' },
  ...{ 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' },
}

function narrow(one: string): string {
  const plain = one.normalize('NFKC')
  return plain.length > one.length ? one : plain.padEnd(one.length)
}

/** A text without what nobody sees between its letters, nor what frames them; `at`: where each letter stood. */
export function withoutUnseen(text: string): { seen: string; at: (no: number) => number } {
  if (!UNSEEN.test(text)) return { seen: text, at: (no) => no }
  const places = [...text.matchAll(SEEN)].flatMap(({ 0: run, index }) =>
    Array.from({ length: run.length }, (_, no) => index + no),
  )
  return { seen: text.replace(/[\p{Cf}\p{M}]/gu, ''), at: (no) => places[no] ?? text.length }
}

const UNSEEN = /[\p{Cf}\p{M}]/u
const SEEN = /[^\p{Cf}\p{M}]+/gu
