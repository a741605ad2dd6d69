import nzh from 'nzh/cn'

/** Money in whole fen (分), 1 元 = 100 分. Never a fraction. */
export type Fen = number

/** "35,000.00", as a table shows it. */
export function yuan(fen: Fen): string {
  const sign = fen < 0 ? '-' : ''
  const whole = Math.trunc(Math.abs(fen) / 100)
  const cents = String(Math.abs(fen) % 100).padStart(2, '0')
  return `${sign}${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}

/** "叁万伍仟元整", as an agreement writes it. */
export const yuanInWords = (fen: Fen): string =>
  nzh.toMoney((fen / 100).toFixed(2), { outSymbol: false, forceZheng: true })

/**
 * Reads what a person types: "35,000", "35000.5", "３５０００元", "￥35 000". Null when it is not an amount of whole fen,
 * or could be meant otherwise: "1,5", "3元5".
 */
export function readYuan(typed: string): Fen | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^¥|元$/g, '')
  const inGroups = /^\d{1,3}(,\d{3})+(\.|$)/.test(plain)
  const found = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(inGroups ? plain.replaceAll(',', '') : plain)
  if (!found) return null
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}
