import type { Kept } from '../rules/sheet.ts'

/** A sheet's XML with what holds something, and what is to be said of it. */
export type KeptXml = Kept & { xml: string }

/**
 * What of a sheet's XML is a table: cells with something in them. Not how wide it says it is, what was selected last, lists and
 * styles laid over whole columns, which are no rows and no columns.
 */
export function keptOf(sheet: string): KeptXml {
  const all = /<sheetData\b[^>]*>([^]*?)<\/sheetData>/.exec(sheet)?.[1]
  if (all === undefined) return { xml: sheet, hiddenRows: [], merged: [] }
  const data = isPlaced(all) ? withoutEmpty(all) : all
  return {
    xml: `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`,
    hiddenRows: hiddenIn(data),
    merged: mergedIn(sheet),
  }
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** Every row and cell says where it stands: one that is taken out moves no other. */
const isPlaced = (data: string): boolean => !/<(?:row|c)\b(?![^>]*\sr=")/.test(data)

const withoutEmpty = (data: string): string =>
  data
    .replace(/<c\b[^>]*\/>/g, '')
    .replace(/<c\b[^>]*>([^]*?)<\/c>/g, (cell, inside: string) => (HOLDS.test(inside) ? cell : ''))
    .replace(/<row\b[^>]*\/>|<row\b[^>]*>\s*<\/row>/g, '')

const HOLDS = /<f\b|<(?:v|t)\b[^>]*>[^<]/

/** Numbers of rows that are not seen, from 1. */
const hiddenIn = (data: string): number[] =>
  [...data.matchAll(/<row\b[^>]*>/g)].flatMap(([tag]) => {
    const isHidden = /\s(hidden="(1|true)"|ht="0(\.0*)?")/.test(tag)
    const no = Number(/\sr="(\d+)"/.exec(tag)?.[1])
    return isHidden && no > 0 ? [no] : []
  })

/** Cells that look like one: the first holds what stands there. */
const mergedIn = (sheet: string): Kept['merged'] =>
  [...sheet.matchAll(/<mergeCell\s[^>]*ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)].map(
    ([, left = '', top, right = '', bottom]) => ({
      ...{ left: columnOf(left), right: columnOf(right) },
      ...{ top: Number(top) - 1, bottom: Number(bottom) - 1 },
    }),
  )

/** "A" is 0, "AA" is 26. */
export const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
