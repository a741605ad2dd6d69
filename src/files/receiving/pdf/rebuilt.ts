import type { Budget } from '../budget.ts'
import { type Drawing, drawingOf } from './costs.ts'
import { type Held, bytesOf, nameIn, objectsIn } from './objects.ts'
import { plainMap } from './maps.ts'
import { type Dict, Syntax, type Value, isDict, isReference, written } from './syntax.ts'
import { type Said, saidIn } from './said.ts'

/**
 * What a PDF comes to when it is written anew: nothing in it is packed any more, nothing points anywhere but to what is
 * there, no picture and no font is left. So nothing grows in the hands of the library that reads its pages.
 */
export type Rebuilt = {
  bytes: Uint8Array
  drawings: Map<number, Drawing>
  said: Said
  isLocked: boolean
  isWhole: boolean
}

/** Bytes that it may come to: the pages of a long report. */
const MOST_REBUILT = 8 * 1024 * 1024

export async function rebuilt(file: string, budget: Budget): Promise<Rebuilt> {
  const found = {
    ...{ objects: new Map<number, string>(), drawings: new Map<number, Drawing>() },
    ...{ said: saidIn(), isLocked: false, isWhole: true, root: 0, catalog: 0, size: 0 },
  }
  for (const trailer of trailersIn(file)) tail(trailer, found)
  for await (const held of breathing(objectsIn(file, budget), budget)) take(held, found, budget)
  const { objects, drawings, said, isLocked } = found
  const root = objects.has(found.root) ? found.root : found.catalog
  return { bytes: bytesIn(objects, root), drawings, said, isLocked, isWhole: found.isWhole && !budget.isOver }
}

async function* breathing(all: Generator<Held | undefined>, budget: Budget) {
  let count = 0
  for (const one of all) {
    yield one
    count += 1
    if (count % 500 === 0) yield budget.breathe().then(() => null)
  }
}

type Found = Omit<Rebuilt, 'bytes'> & {
  objects: Map<number, string>
  root: number
  catalog: number
  size: number
}

function* trailersIn(file: string): Generator<Dict> {
  let left = 1000
  for (
    let at = file.indexOf('trailer');
    at >= 0 && left > 0;
    at = file.indexOf('trailer', at + 7), left -= 1
  ) {
    const value = valueAt(file, at + 7)
    if (isDict(value)) yield value
  }
}

function valueAt(file: string, at: number): Value | undefined {
  try {
    return new Syntax(file, at).value()
  } catch {
    return undefined
  }
}

function tail(dict: Dict, found: Found): void {
  const root = dict.get('Root')
  if (isReference(root)) found.root = root.object
  if (dict.has('Encrypt')) found.isLocked = true
}

function take(held: Held | undefined | null, found: Found, budget: Budget): void {
  if (held === null) return
  if (!held || held.stream === undefined) found.isWhole = false
  if (!held) return
  const { no, value, stream } = held
  if (isDict(value) && nameIn(value, 'Type') === 'XRef') tail(value, found)
  if (isDict(value) && nameIn(value, 'Type') === 'Catalog') found.catalog = no
  if (!found.said.take(value, stream ?? null, budget)) found.isWhole = false
  const text = stream ? plainMap(stream) : stream
  if (text === undefined && stream !== undefined) found.isWhole = false
  const object = objectOf(value, text ?? null)
  found.size += object.length - (found.objects.get(no)?.length ?? 0)
  found.objects.delete(no)
  found.drawings.set(no, drawingOf(value, text ?? null))
  if (found.size <= MOST_REBUILT) found.objects.set(no, object)
  else {
    found.size -= object.length
    found.isWhole = false
  }
}

/** Not kept: how it was packed, what fonts are made of, and what would only cost. */
const LEFT_OUT =
  /^(Filter|F|DecodeParms|DP|Length|FontFile[23]?|W2|Metadata|StructTreeRoot|FFilter|FDecodeParms)$/

function objectOf(value: Value, stream: string | null): string {
  const kept = keptOf(value)
  if (stream === null || !isDict(kept)) return written(widthsIn(kept) ? kept : [])
  return `${written(kept).slice(0, -'>>'.length)}/Length ${stream.length}>>\nstream\n${stream}\nendstream`
}

function keptOf(value: Value): Value {
  if (Array.isArray(value)) return value.map(keptOf)
  if (!isDict(value)) return value
  const kept = [...value].filter(([key, one]) => !LEFT_OUT.test(key) && (key !== 'W' || widthsIn(one)))
  return new Map(kept.map(([key, one]) => [key, keptOf(one)]))
}

/** Letters for which widths may be given, one list over another. */
const MOST_WIDTHS = 300_000

/** [from to width …, from [widths] …]: whether it stays within what fonts have. */
function widthsIn(value: Value): boolean {
  if (!Array.isArray(value)) return true
  let sum = 0
  for (let at = 0; at + 1 < value.length; at += Array.isArray(value[at + 1]) ? 2 : 3) {
    const [from, to] = [value[at], value[at + 1]]
    if (typeof from === 'number' && typeof to === 'number') sum += Math.max(0, Math.min(to, 65_535) - from)
  }
  return sum <= MOST_WIDTHS
}

function bytesIn(objects: Map<number, string>, root: number): Uint8Array {
  const pieces = ['%PDF-1.7\n']
  const places = new Map<number, number>()
  let at = pieces[0]?.length ?? 0
  for (const [no, object] of objects) {
    const piece = `${no} 0 obj\n${object}\nendobj\n`
    places.set(no, at)
    at += piece.length
    pieces.push(piece)
  }
  const table = [...places].map(([no, place]) => `${no} 1\n${String(place).padStart(10, '0')} 00000 n \n`)
  const size = Math.max(0, ...objects.keys()) + 1
  pieces.push(
    `xref\n0 1\n0000000000 65535 f \n${table.join('')}trailer\n<</Size ${size}/Root ${root} 0 R>>\n`,
  )
  return bytesOf(`${pieces.join('')}startxref\n${at}\n%%EOF`)
}
