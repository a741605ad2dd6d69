/** GB 11643-1999: a day that there was, and the check digit over the first 17. */
export function isIdNumber(id: string): boolean {
  if (!/^\d{17}[\dX]$/.test(id) || !isDay(id.slice(6, 14))) return false
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(id[at]), 0)
  return '10X98765432'[sum % 11] === id[17]
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Of before 1999, GB 11643-1989: no check digit, so the province and the day of birth must be ones that there are. */
export const isOldIdNumber = (id: string): boolean =>
  /^\d{15}$/.test(id) && PROVINCES.test(id) && isDay(`19${id.slice(6, 12)}`)

const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])/

function isDay(digits: string): boolean {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}

/** Begins as a card does and passes Luhn's sum (ISO/IEC 7812). One number in ten that begins so does too. */
export function isBankCard(digits: string): boolean {
  if (!CARD.test(digits)) return false
  const sum = [...digits].toReversed().reduce((total, digit, at) => {
    const twice = at % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return total + (twice > 9 ? twice - 9 : twice)
  }, 0)
  return sum % 10 === 0
}

/** 银联 62 and 9558, and cards of other nets: 13 to 19 digits. */
const CARD = /^(62\d{14,17}|9558\d{12,15}|4\d{12}(\d{3})?|5[1-5]\d{14}|35\d{14}|3[47]\d{13})$/
