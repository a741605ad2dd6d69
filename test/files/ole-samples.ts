/** Compound files ([MS-CFB]) made here: the streams of an old Office document, whole enough to be read. */
type Parts = {
  streams: Record<string, Uint8Array>
  storages?: string[]
  /** Lays the sectors of every stream backwards, as a file that was edited for years has them. */
  isScattered?: boolean
}

const SECTOR = 512
const [FREE, END, TABLE] = [0xffffffff, 0xfffffffe, 0xfffffffd]
const LEAST = 4096

export function ole({ streams, storages = [], isScattered = false }: Parts): Uint8Array {
  const sectors: Uint8Array[] = []
  const next: number[] = []
  const lay = (bytes: Uint8Array, turned = isScattered): number => {
    const count = Math.max(1, Math.ceil(bytes.length / SECTOR))
    const first = sectors.length
    const order = Array.from({ length: count }, (_, at) => first + (turned ? count - 1 - at : at))
    order.forEach((no, at) => {
      sectors[no] = padded(bytes.slice(at * SECTOR, (at + 1) * SECTOR), SECTOR)
      next[no] = order[at + 1] ?? END
    })
    return order[0] ?? END
  }
  const big = Object.entries(streams).filter(([, bytes]) => bytes.length >= LEAST)
  const small = Object.entries(streams).filter(([, bytes]) => bytes.length < LEAST)
  const shared: number[] = []
  const sharedNext: number[] = []
  const places = new Map<string, number>()
  for (const [name, bytes] of small) {
    places.set(name, shared.length / 64)
    const pieces = Math.max(1, Math.ceil(bytes.length / 64))
    for (let at = 0; at < pieces; at += 1) sharedNext.push(at + 1 < pieces ? sharedNext.length + 1 : END)
    shared.push(...padded(bytes, pieces * 64))
  }
  for (const [name, bytes] of big) places.set(name, lay(bytes))
  const sharedAt = shared.length > 0 ? lay(Uint8Array.from(shared)) : END
  const sharedTable = shared.length > 0 ? lay(numbers(sharedNext)) : END
  const entries = [
    entry('Root Entry', 5, sharedAt, shared.length),
    ...storages.map((name) => entry(name, 1, 0, 0)),
    ...Object.entries(streams).map(([name, bytes]) => entry(name, 2, places.get(name) ?? END, bytes.length)),
  ]
  const directory = lay(Uint8Array.from(entries.flatMap((one) => [...one])))
  return whole(sectors, next, directory, sharedTable)
}

function whole(sectors: Uint8Array[], next: number[], directory: number, sharedTable: number): Uint8Array {
  // the table counts itself, and the lists of its sectors that no longer fit into the header
  let [tables, lists] = [0, 0]
  for (let round = 0; round < 4; round += 1) {
    tables = Math.ceil((sectors.length + tables + lists) / 128)
    lists = Math.max(0, Math.ceil((tables - 109) / 127))
  }
  const firstTable = sectors.length
  const firstList = firstTable + tables
  const table = [...next, ...Array<number>(tables).fill(TABLE), ...Array<number>(lists).fill(0xfffffffc)]
  const header = new DataView(new ArrayBuffer(SECTOR))
  new Uint8Array(header.buffer).set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  header.setUint16(26, 3, true)
  header.setUint16(28, 0xfffe, true)
  header.setUint16(30, 9, true)
  header.setUint16(32, 6, true)
  header.setUint32(44, tables, true)
  header.setUint32(48, directory, true)
  header.setUint32(56, LEAST, true)
  header.setUint32(60, sharedTable, true)
  header.setUint32(68, lists > 0 ? firstList : END, true)
  header.setUint32(72, lists, true)
  const listed = Array.from({ length: tables }, (_, at) => firstTable + at)
  for (let at = 0; at < 109; at += 1) header.setUint32(76 + at * 4, listed[at] ?? FREE, true)
  const more = Array.from({ length: lists }, (_, no) => {
    const held = listed.slice(109 + no * 127, 109 + (no + 1) * 127)
    return numbers([
      ...held,
      ...Array<number>(127 - held.length).fill(FREE),
      no + 1 < lists ? firstList + no + 1 : END,
    ])
  })
  const rest = [...sectors, padded(numbers(table), tables * SECTOR, 0xff), ...more]
  const bytes = new Uint8Array(SECTOR + rest.reduce((sum, { length }) => sum + length, 0))
  bytes.set(new Uint8Array(header.buffer))
  let at = SECTOR
  for (const one of rest) {
    bytes.set(one, at)
    at += one.length
  }
  return bytes
}

function entry(name: string, type: number, first: number, size: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(128))
  for (const [at, sign] of [...name].entries()) view.setUint16(at * 2, sign.charCodeAt(0), true)
  view.setUint16(64, (name.length + 1) * 2, true)
  view.setUint8(66, type)
  view.setUint32(116, first, true)
  view.setUint32(120, size, true)
  return new Uint8Array(view.buffer)
}

function padded(bytes: Uint8Array, size: number, by = 0): Uint8Array {
  const all = new Uint8Array(size).fill(by)
  all.set(bytes.subarray(0, size))
  return all
}

function numbers(values: number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4))
  values.forEach((value, at) => view.setUint32(at * 4, value, true))
  return new Uint8Array(view.buffer)
}

const HEAD = 1024

/** A text of two bytes a character. */
export const wide = (text: string): number[] =>
  [...text].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8])
export const narrow = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0) & 255)

/** Word's main stream: its head, and what stands in it. */
export function word(text: number[], isLocked = false): Uint8Array {
  const bytes = new Uint8Array(Math.max(LEAST, HEAD + text.length + 8))
  bytes.set([0xec, 0xa5, 0xc1, 0, 0, 0, 0, 0, 0, 0, 0, isLocked ? 1 : 0])
  bytes.set(text, HEAD)
  return bytes
}

/** Excel's: its records. */
export function book(records: [type: number, body: number[]][]): Uint8Array {
  const all = records.flatMap(([type, body]) => [
    ...[type & 255, type >> 8, body.length & 255, body.length >> 8],
    ...body,
  ])
  return padded(Uint8Array.from(all), Math.max(LEAST, all.length))
}

/** The eight bytes of a cell's number. */
export const double = (value: number): number[] => [...new Uint8Array(new Float64Array([value]).buffer)]

export const doc = (text = '申报单位情况', isLocked = false): Uint8Array =>
  ole({ streams: { WordDocument: word(wide(text), isLocked), '1Table': new Uint8Array(100) } })
export const xls = (records: [number, number[]][] = []): Uint8Array =>
  ole({ streams: { Workbook: book([[0x809, Array<number>(16).fill(0)], ...records]) } })
export const ppt = (text: number[] = []): Uint8Array =>
  ole({ streams: { 'PowerPoint Document': padded(Uint8Array.from(text), LEAST + text.length) } })
