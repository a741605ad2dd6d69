import { type Finding } from '../../rules/personal.ts'
import { personalIn } from '../../../shared/personal/find.ts'
import type { Budget } from '../budget.ts'
import { ROW_END, type Signs, cellsIn, spelledIn } from './cells.ts'
import { attributesOf, readingXml } from './xml.ts'

type Found = Omit<Finding, 'where'>

/** Paragraphs, cells and breaks end a text; other tags may stand in the middle of a number. */
const ENDS = new Set(
  'p si is c v f text comment tab br cr tc row s n pt title name definedname defaultvalue li item textcode'.split(
    ' ',
  ),
)
/** Of a table, in a text and in a sheet. */
const ROWS = new Set(['tr', 'row'])
/** What else of a tag is read by people: names of sheets, what a picture shows, values of fields. */
const READ_TOO = /\b(?:name|val|v|descr|title|alt|tooltip|caption|author|prompt|error|target)\s*=/i
const READ =
  /^(name|val|v|descr|title|alt|tooltip|caption|author|prompt|prompttitle|error|errortitle|displayname|target)$/i
/** Characters: a text that is longer is searched before it ends, but for its last few. */
const LONGEST_TEXT = 10_000
const LONGEST_NUMBER = 40

/** Finds numbers in an XML part as it is read, holding no more than the last paragraph. `signs`: of the same workbook. */
export function textsOf(budget: Budget, signs: Signs = new Map()) {
  const cells = cellsIn(signs)
  const spelled = spelledIn()
  const found = new Map<string, Found>()
  let text = ''
  const look = (end: number, after: string[] = []) => {
    if (!budget.read(end)) return false
    const piece = text.slice(0, end)
    const rows = spelled([...piece.split('\n').map((line) => line.trim()), ...after])
    for (const one of personalIn([piece, ...rows].join('\n'))) found.set(one.what + one.masked, one)
    text = text.slice(end)
    return true
  }
  const add = (more: string) => {
    text += more
    if (text.length < LONGEST_TEXT) return
    const end = text.lastIndexOf('\n') + 1
    if (!look(end > 0 ? end : text.length - LONGEST_NUMBER)) throw new Error('the budget is over')
  }
  const end = (name: string) => void (ENDS.has(name.toLowerCase()) && add('\n'))
  const open = (name: string, attributes: string) => {
    if (READ_TOO.test(attributes)) add(valuesIn(attributes))
    cells.open(name, attributes)
    end(name)
  }
  const close = (name: string) => {
    add(cells.close(name))
    end(name)
    if (ROWS.has(name.toLowerCase())) add(`\n${ROW_END}\n`)
  }
  const xml = readingXml({ text: (more) => void (cells.takes(more) || add(more)), open, close })
  return {
    ...xml,
    /** What was found, each once. */
    end: (): Found[] => {
      if (!budget.isOver && text.trim() !== '') look(text.length, [ROW_END])
      return [...found.values()]
    },
  }
}

/** A line each. What is no longer than a number's digits, or is a machine's own, says nothing. */
const valuesIn = (attributes: string): string =>
  [...attributesOf(attributes)]
    .filter(([name, value]) => READ.test(name) && value.length >= 11 && !value.includes('{'))
    .map(([, value]) => `\n${value}\n`)
    .join('')
