import { plainDigits } from '../../../shared/personal/plain.ts'
import { attributesOf } from './xml.ts'

/** Texts of one character that a workbook keeps once for all its cells, by their numbers. */
export type Signs = Map<number, string>

/** Reads which of a workbook's texts are one digit alone, and says what a cell shows that names one of them. */
export function cellsIn(signs: Signs) {
  let at = 0
  let kept: string | null = null
  let named: string | null = null
  return {
    open: (name: string, attributes: string) => {
      if (name === 'si') kept = ''
      if (name === 'c' && attributesOf(attributes).get('t') === 's') named = ''
    },
    /** Whether the text is the number of another: it is no text of the cell. */
    takes: (text: string): boolean => {
      if (kept !== null && kept.length < 2) kept += text.trim()
      if (named !== null) named += text
      return named !== null
    },
    /** What a cell that ends shows. */
    close: (name: string): string => {
      if (name === 'si') {
        if (kept !== null && isSign(kept)) signs.set(at, kept)
        at += 1
        kept = null
      }
      if (name !== 'c' || named === null) return ''
      const shown = signs.get(Number(named)) ?? (named.length < SHORTEST ? '' : named)
      named = null
      return shown
    },
  }
}

/** A number of another text is shorter than any number of a person. */
const SHORTEST = 7

/** Digits that stand alone, one a line (cells of a form, "1|3|8|…"), as one number a row. */
export function spelledIn() {
  let run = ''
  return (lines: string[]): string[] => {
    const ended: string[] = []
    for (const line of lines) {
      if (isSign(line)) run += plainDigits(line)
      else if (line !== '') {
        ended.push(run)
        run = ''
      }
    }
    return ended.filter((one) => one.length >= SHORTEST)
  }
}

/** Stands where a row of a table ends. */
export const ROW_END = '\u241e'

const isSign = (text: string): boolean => /^[\dXx]$/.test(plainDigits(text))
