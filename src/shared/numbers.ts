/**
 * A number as it is kept and compared: of a voucher, of a filing, a code. Two that people take for the same are the same,
 * whatever their case, width (NFKC), dashes, spaces and marks that nobody sees. Composed once more at the end: a letter
 * whose capital is written as several (ῒ), and what stood apart by an unseen mark.
 */
export const keptNumber = (typed: string): string =>
  typed.normalize('NFKC').replace(DASHES, '-').replace(UNSEEN, '').toUpperCase().normalize('NFKC')

/** Every dash, and the minus sign. */
const DASHES = /[\p{Pd}\u2212]/gu
/** Spaces and control characters, joiners, byte order marks. */
const UNSEEN = /[\s\p{Cc}\p{Cf}]/gu

/** Its letters and digits alone: of a code that people group by dashes. */
export const bareNumber = (typed: string): string => keptNumber(typed).replaceAll('-', '')
