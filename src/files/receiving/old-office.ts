import { personalIn } from '../../shared/personal/find.ts'
import type { OldOffice } from '../rules/kinds.ts'
import type { Budget } from './budget.ts'
import { sheetRecords } from './biff.ts'
import type { Ole, Stream } from './ole.ts'
import type { Search } from './search.ts'

/** Where each keeps its text, and what a person calls it. */
const MAIN: Record<OldOffice, { streams: string[]; where: string }> = {
  doc: { streams: ['WordDocument'], where: '正文' },
  xls: { streams: ['Workbook', 'Book'], where: '表格' },
  ppt: { streams: ['PowerPoint Document'], where: '演示文稿' },
}
const KINDS: OldOffice[] = ['doc', 'xls', 'ppt']

const mainOf = ({ streams }: Ole, kind: OldOffice): Stream | undefined =>
  streams.find(({ name }) => MAIN[kind].streams.includes(name))

/** What a compound file is. `locked`: a modern document under a password. Null: something else, an installer or a letter. */
export async function oldOfficeOf(ole: Ole): Promise<OldOffice | 'macros' | 'locked' | null> {
  if (ole.names.includes('EncryptedPackage')) return 'locked'
  const kinds = KINDS.filter((kind) => mainOf(ole, kind))
  const [kind] = kinds
  if (!kind || kinds.length > 1) return null
  return (await hasMacros(ole, kind)) ? 'macros' : kind
}

/** Where Word and Excel keep a project of macros; PowerPoint has it inside its one stream, Excel 4 on sheets. */
const PROJECTS = ['Macros', '_VBA_PROJECT_CUR', '_VBA_PROJECT', 'VBA']

async function hasMacros(ole: Ole, kind: OldOffice): Promise<boolean> {
  if (ole.names.some((name) => PROJECTS.includes(name))) return true
  const main = mainOf(ole, kind)
  if (!main || kind === 'doc') return false
  if (kind === 'xls') return (await sheetRecords(main.bytes())).hasMacroSheet
  for await (const text of textsOf(main)) if (VBA_INFO.test(text)) return true
  return false
}

/** [MS-PPT] VBAInfoAtom: version 2, type 0x0400, 12 bytes; then a reference and whether there are macros. */
// oxlint-disable-next-line no-control-regex
const VBA_INFO = /\x02\x00\x00\x04\x0c\x00\x00\x00[^]{4}\x01\x00\x00\x00/

/**
 * Numbers in the digits that stand there as text, of one byte or of two, and in a sheet's cells. What is packed, drawn,
 * written in wide digits or apart is not seen: the file counts as looked through in part. One under a password: not at all.
 */
export async function numbersInOldOffice(ole: Ole, kind: OldOffice, budget: Budget): Promise<Search> {
  const main = mainOf(ole, kind)
  const cells = main && kind === 'xls' ? await sheetRecords(main.bytes()) : null
  if (!main || cells?.isLocked || (await isLocked(ole, main, kind))) return { searched: 'none', findings: [] }
  const found = personalIn((cells?.numbers ?? []).join('\n'))
  for await (const text of textsOf(main)) {
    const runs = runsIn(text)
    if (!budget.unpack(text.length) || !budget.read(runs.length)) break
    found.push(...personalIn(runs))
    await budget.breathe()
  }
  const { where } = MAIN[kind]
  const each = new Map(found.map((one) => [one.what + one.masked, { ...one, where }]))
  return { searched: 'part', findings: [...each.values()] }
}

async function isLocked({ streams }: Ole, main: Stream, kind: OldOffice): Promise<boolean> {
  // [MS-PPT] CurrentUserAtom: its token says so
  const user = kind === 'ppt' && streams.find(({ name }) => name === 'Current User')
  if (user) for await (const text of textsOf(user)) return text.slice(12, 16) === '\xdf\xc4\xd1\xf3'
  if (kind !== 'doc') return false // of a sheet a record says it
  // [MS-DOC] FibBase: the ninth bit of its flags
  for await (const text of textsOf(main)) return (text.charCodeAt(11) & 1) === 1
  return false
}

/** Characters of a piece, and of what is carried over into the next: longer than any number. */
const PIECE = 65_536
const CARRIED = 200

/** A stream as text of one character a byte, in pieces that overlap. */
async function* textsOf(stream: Stream): AsyncGenerator<string> {
  let text = ''
  for await (const bytes of stream.bytes()) {
    text += String.fromCharCode(...bytes)
    if (text.length < PIECE) continue
    yield text
    // digits at the cut would look like a number's beginning; they were whole in this piece
    text = text.slice(-CARRIED).replace(/^[\d\0]+/, '')
  }
  yield text
}

/** What can be read in it: runs of ASCII, of one byte a character or of two, a run a line. */
const runsIn = (text: string): string =>
  [
    ...(text.match(ONE_BYTE) ?? []),
    ...(text.match(TWO_BYTES) ?? []).map((run) => run.replaceAll('\0', '')),
  ].join('\n')
const ONE_BYTE = /[ -~]{11,}/g
// oxlint-disable-next-line no-control-regex
const TWO_BYTES = /(?:[ -~]\0){11,}/g
