import type { Office } from './kinds.ts'

/** A part of an Office document by its content type, and how parts hang together. `from` '': of the whole document. */
type Part = { name: string; type: string }
type Relation = { from: string; type: string; target: string; isExternal: boolean }
type Package = { parts: Part[]; relations: Relation[] }

/** What reaches out of a document, or lies in it unread: a template or a file elsewhere, a file within, a control. */
export type Reach = 'template' | 'linked' | 'embedded' | 'controls'

/** Of the main part, without its namespace. */
const MAIN: Record<Office, RegExp> = {
  docx: /wordprocessingml\.(document|template)\.main\+xml$/,
  xlsx: /spreadsheetml\.(sheet|template)\.main\+xml$/,
  pptx: /presentationml\.(presentation|template|slideshow)\.main\+xml$/,
}
const KINDS: Office[] = ['docx', 'xlsx', 'pptx']

/** The part that all others hang on, which the package names, whatever it is called. */
export const mainOf = ({ parts, relations }: Package): Part | undefined => {
  const relation = relations.find(({ from, type }) => from === '' && type === 'officedocument')
  return parts.find(({ name }) => name === relation?.target)
}

/** What an archive is, by its main part; null: no document, or two at once. Macros are not taken, whatever it calls itself. */
export function officeOf(of: Package): Office | 'macros' | Reach | null {
  if (hasMacros(of)) return 'macros'
  const main = mainOf(of)
  const kinds = KINDS.filter((kind) => of.parts.some(({ type }) => MAIN[kind].test(type)))
  const [kind] = kinds
  if (!main || !kind || kinds.length > 1 || !MAIN[kind].test(main.type)) return null
  return reachIn(of) ?? unread(of) ?? kind
}

const MACRO_TYPE = /vbaproject|vbadata|macroenabled|macrosheet/
const MACRO_RELATION = /^(vbaproject|wordvbadata|xlmacrosheet|xlintlmacrosheet)$/
const MACRO_NAME = /vba(project|data)|(^|\/)macrosheets\//i

const hasMacros = ({ parts, relations }: Package): boolean =>
  parts.some(({ name, type }) => MACRO_TYPE.test(type) || MACRO_NAME.test(name)) ||
  relations.some(({ type }) => MACRO_RELATION.test(type))

/** What a reader follows by a click, and pictures. */
const MAY_BE_OUTSIDE = ['hyperlink', 'image', 'video', 'audio', 'media']
const IS_EMBEDDED = ['oleobject', 'afchunk', 'subdocument', 'frame', 'package']
const IS_CONTROL = ['control', 'activexcontrolbinary', 'attachedtoolbars']

function reachIn({ parts, relations }: Package): Reach | null {
  const typeOf = new Map(parts.map(({ name, type }) => [name, type]))
  for (const relation of relations) {
    const reach = reachOf(relation, typeOf)
    if (reach) return reach
  }
  return null
}

function reachOf(relation: Relation, typeOf: Map<string, string>): Reach | null {
  const { type, isExternal } = relation
  if (IS_CONTROL.includes(type)) return 'controls'
  if (isExternal)
    return MAY_BE_OUTSIDE.includes(type) ? null : type === 'attachedtemplate' ? 'template' : 'linked'
  return IS_EMBEDDED.includes(type) && !isBookOfChart(relation, typeOf) ? 'embedded' : null
}

const IS_CHART = /drawingml\.chart\+xml$|ms-office\.chartex\+xml$/
/** A whole workbook inside of another document. */
const IS_BOOK = /spreadsheetml\.sheet$/

/** The numbers behind a chart, which are searched like any workbook's. */
const isBookOfChart = ({ from, target, type }: Relation, typeOf: Map<string, string>): boolean =>
  type === 'package' && IS_CHART.test(typeOf.get(from) ?? '') && IS_BOOK.test(typeOf.get(target) ?? '')

/** Parts that nothing names may still be opened by whoever knows where. */
function unread({ parts, relations }: Package): Reach | null {
  if (parts.some(({ type }) => /activex/.test(type))) return 'controls'
  const named = new Set(relations.map(({ target }) => target))
  const isInside = ({ name, type }: Part) =>
    type.endsWith('oleobject') ||
    (IS_BOOK.test(type) && !named.has(name)) ||
    /\/embeddings\/.*\.(bin|exe|ole)$/.test(name)
  return parts.some(isInside) ? 'embedded' : null
}

/** Workbooks inside of a document that are searched. */
export const booksIn = ({ parts }: Package): string[] =>
  parts.filter(({ type }) => IS_BOOK.test(type)).map(({ name }) => name)
