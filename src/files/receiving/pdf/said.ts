import { type Finding } from '../../rules/personal.ts'
import { personalIn } from '../../../shared/personal/find.ts'
import type { Budget } from '../budget.ts'
import { bytesOf, nameIn } from './objects.ts'
import { type Dict, type Value, isDict, isText } from './syntax.ts'

/** What a PDF says outside of its pages: about itself, in bookmarks, notes, fields; and whether it does more than be read. */
export type Said = {
  findings: Map<string, Finding>
  hasScripts: boolean
  /** False: there is something in it that is not looked into, a file or a form of another sort, or no room any more. */
  take: (value: Value, stream: string | null, budget: Budget) => boolean
}

export function saidIn(): Said {
  const findings = new Map<string, Finding>()
  const look = (text: string, where: string) => {
    for (const one of personalIn(text)) findings.set(one.what + one.masked + where, { ...one, where })
  }
  const said: Said = {
    ...{ findings, hasScripts: false },
    take: (value, stream, budget) => {
      const dicts = [...dictsIn(value)]
      said.hasScripts ||= dicts.some(isScript)
      const where = isDict(value) ? placeOf(value) : '其他内容'
      const texts = [...textsIn(value)].map(readable)
      if (stream !== null && isDict(value) && nameIn(value, 'Subtype') === 'XML')
        texts.push(readable(stream).replace(/<[^>]*>/g, '\n'))
      if (!budget.read(texts.reduce((sum, { length }) => sum + length, 0))) return false
      look(texts.join('\n'), where)
      return !dicts.some(isUnread)
    },
  }
  return said
}

/** Runs something, or opens another file, when it is opened or pressed. */
const ACTIONS = ['JavaScript', 'Launch', 'ImportData', 'GoToR', 'GoToE']
const isScript = (dict: Dict): boolean => dict.has('JS') || ACTIONS.includes(nameIn(dict, 'S'))

/** Files in the file, a form in XML, a font whose letters nobody can tell. */
const isUnread = (dict: Dict): boolean =>
  dict.has('EF') ||
  dict.has('XFA') ||
  dict.has('EmbeddedFiles') ||
  (nameIn(dict, 'Type') === 'Font' && isMute(dict))

const KNOWN = ['WinAnsiEncoding', 'MacRomanEncoding', 'MacExpertEncoding', 'StandardEncoding']

function isMute(font: Dict): boolean {
  if (font.has('ToUnicode')) return false
  const kind = nameIn(font, 'Subtype')
  if (kind === 'Type0' || kind === 'Type3') return true
  if (kind.startsWith('CIDFont')) return false
  return (
    font.has('FontDescriptor') && !isDict(font.get('Encoding')) && !KNOWN.includes(nameIn(font, 'Encoding'))
  )
}

function placeOf(dict: Dict): string {
  if (dict.has('Producer') || dict.has('Creator') || nameIn(dict, 'Subtype') === 'XML') return '文件属性'
  if (dict.has('Title')) return dict.has('Parent') ? '书签' : '文件属性'
  return dict.has('Rect') || dict.has('FT') || dict.has('T') ? '批注和表单' : '其他内容'
}

function* dictsIn(value: Value): Generator<Dict> {
  if (isDict(value)) yield value
  if (isDict(value)) for (const one of value.values()) yield* dictsIn(one)
  if (Array.isArray(value)) for (const one of value) yield* dictsIn(one)
}

function* textsIn(value: Value): Generator<string> {
  if (isText(value)) yield value.text
  if (isDict(value)) for (const one of value.values()) yield* textsIn(one)
  if (Array.isArray(value)) for (const one of value) yield* textsIn(one)
}

/** Two bytes a letter, UTF-8, or a byte a letter. */
function readable(text: string): string {
  if (text.startsWith('\xfe\xff')) return new TextDecoder('utf-16be').decode(bytesOf(text))
  if (text.startsWith('\xff\xfe')) return new TextDecoder('utf-16le').decode(bytesOf(text))
  return text.startsWith('\xef\xbb\xbf') || text.startsWith('<?xpacket')
    ? new TextDecoder().decode(bytesOf(text))
    : text
}
