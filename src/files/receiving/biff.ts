/** What the records of an old Excel stream ([MS-XLS]) say. `numbers`: those of cells that could be a telephone's. */
export type Records = { hasMacroSheet: boolean; isLocked: boolean; numbers: number[] }

const [LOCK, SHEET, NUMBER, SHORT, SHORTS] = [0x2f, 0x85, 0x203, 0x27e, 0xbd]
/** Numbers that are kept: more say nothing new. */
const MOST_NUMBERS = 10_000

/** Reads the records one by one, holding no more than the last. */
export async function sheetRecords(pieces: AsyncGenerator<Uint8Array>): Promise<Records> {
  const records: Records = { hasMacroSheet: false, isLocked: false, numbers: [] }
  let rest = new Uint8Array()
  for await (const piece of pieces) {
    const bytes = new Uint8Array(rest.length + piece.length)
    bytes.set(rest)
    bytes.set(piece, rest.length)
    rest = bytes.slice(readAll(bytes, records))
  }
  return records
}

/** The bytes of whole records that stood there. */
function readAll(bytes: Uint8Array, records: Records): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  while (at + 4 <= bytes.length) {
    const length = view.getUint16(at + 2, true)
    if (at + 4 + length > bytes.length) break
    take(view.getUint16(at, true), new DataView(bytes.buffer, bytes.byteOffset + at + 4, length), records)
    at += 4 + length
  }
  return at
}

function take(type: number, body: DataView, records: Records): void {
  if (type === LOCK) records.isLocked = true
  // the kind of a sheet: 1 is one of Excel 4's macros
  if (type === SHEET && body.byteLength > 5) records.hasMacroSheet ||= body.getUint8(5) === 1
  const found = numbersOf(type, body).filter(
    (value) => Number.isInteger(value) && value > 1e10 && value < 1e14,
  )
  if (records.numbers.length < MOST_NUMBERS) records.numbers.push(...found)
}

function numbersOf(type: number, body: DataView): number[] {
  const { byteLength } = body
  if (type === NUMBER && byteLength >= 14) return [body.getFloat64(6, true)]
  if (type === SHORT && byteLength >= 10) return [shortNumber(body.getUint32(6, true))]
  if (type !== SHORTS) return []
  const count = Math.max(0, Math.floor((byteLength - 6) / 6))
  return Array.from({ length: count }, (_, no) => shortNumber(body.getUint32(6 + no * 6, true)))
}

/** An RkNumber: the upper bits of a double or a whole number, perhaps a hundredth of it. */
function shortNumber(rk: number): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setUint32(4, rk & 0xfffffffc, true)
  const value = rk & 2 ? rk >> 2 : view.getFloat64(0, true)
  return rk & 1 ? value / 100 : value
}
