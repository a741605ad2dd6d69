/** Points in whole hundredths: 20.5 分 is 2050. */
export type Points = number

/** "20.50", as a ranking shows it. */
export const showPoints = (points: Points): string =>
  `${Math.trunc(points / 100)}.${String(points % 100).padStart(2, '0')}`

/** Reads "20.5" or "２０.５". Null when it is not a number of hundredths. */
export function readPoints(typed: string): Points | null {
  const found = /^(\d{1,4})(?:\.(\d{1,2}))?$/.exec(typed.normalize('NFKC').trim())
  if (!found) return null
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}
