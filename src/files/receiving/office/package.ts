import type { Budget } from '../budget.ts'
import type { Source } from '../upload.ts'
import { type Entry, bytesOf, entriesOf } from '../zip.ts'
import { decoded } from './decoded.ts'
import { type Xml, attributesOf, readingXml } from './xml.ts'

/** A part of a package: `type` as `[Content_Types].xml` says it, '' where it does not. */
export type Part = { name: string; type: string; entry: Entry }
/** `type`: the last word of the relationship's. `target`: a part's name, or where outside. `from`: '' of the whole package. */
export type Relation = { from: string; type: string; target: string; isExternal: boolean }
/** An Office document since 2007 (ECMA-376 part 2): parts, and what each is to which. */
export type Package = { source: Source; parts: Part[]; relations: Relation[] }

/** Files in one Office document. */
const MOST_ENTRIES = 5000
/** Bytes that they may unpack to, by what they say themselves: pictures hardly shrink, text does by ten. */
const MOST_UNPACKED = 200 * 1024 * 1024

/** How parts of one document hang together. */
const MOST_RELATIONS = 20_000

const TYPES = '[content_types].xml'

/** Null: an archive that cannot be read, names a file twice, or unpacks to more than it may. */
export async function packageOf(source: Source, budget: Budget): Promise<Package | null> {
  const entries = await entriesOf(source, MOST_ENTRIES)
  if (!entries || entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > MOST_UNPACKED) return null
  const named = new Map(entries.map((entry) => [keyOf(entry.name), entry]))
  if (named.size < entries.length) return null
  try {
    const typeOf = await typesIn(source, named.get(TYPES), budget)
    const parts = [...named].map(([name, entry]) => ({ name, type: typeOf(name), entry }))
    return { source, parts, relations: await relationsIn(source, parts, budget) }
  } catch {
    return null
  }
}

/** Names of parts are compared without regard to case. */
const keyOf = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()

async function typesIn(source: Source, entry: Entry | undefined, budget: Budget) {
  const [byName, byEnding] = [new Map<string, string>(), new Map<string, string>()]
  const open = (name: string, text: string) => {
    const said = attributesOf(text)
    const type = (said.get('ContentType') ?? '').trim().toLowerCase()
    if (name === 'Override') byName.set(keyOf(said.get('PartName') ?? ''), type)
    if (name === 'Default') byEnding.set((said.get('Extension') ?? '').toLowerCase(), type)
  }
  if (entry) await readXml(source, entry, budget, readingXml({ open }))
  return (name: string): string => byName.get(name) ?? byEnding.get(/\.([^./]+)$/.exec(name)?.[1] ?? '') ?? ''
}

const RELATIONS = /^(.*?)_rels\/([^/]*)\.rels$/

async function relationsIn(source: Source, parts: Part[], budget: Budget): Promise<Relation[]> {
  const relations: Relation[] = []
  for await (const found of relationsInTurn(source, parts, budget)) {
    if (relations.length + found.length > MOST_RELATIONS) throw new Error('too many relations')
    relations.push(...found)
  }
  return relations
}

async function* relationsInTurn(source: Source, parts: Part[], budget: Budget) {
  for (const { name, entry } of parts) {
    const found = RELATIONS.exec(name)
    if (found) yield relationsOf(source, entry, budget, found)
  }
}

async function relationsOf(source: Source, entry: Entry, budget: Budget, [, folder = '', of = '']: string[]) {
  const relations: Relation[] = []
  const open = (element: string, text: string) => {
    if (relations.length > MOST_RELATIONS) throw new Error('too many relations')
    if (element === 'Relationship') relations.push(relationIn(folder, of, attributesOf(text)))
  }
  await readXml(source, entry, budget, readingXml({ open }))
  return relations
}

function relationIn(folder: string, of: string, said: Map<string, string>): Relation {
  const isExternal = (said.get('TargetMode') ?? '').trim().toLowerCase() === 'external'
  const target = said.get('Target') ?? ''
  const type = (said.get('Type') ?? '').trim().split('/').at(-1)?.toLowerCase() ?? ''
  return {
    ...{ from: of && folder + of, type, isExternal },
    target: isExternal ? target : keyOf(resolved(folder, target)),
  }
}

/** A target as its part would find it: "../media/a.png", "/word/media/a.png". */
function resolved(folder: string, target: string): string {
  try {
    return decodeURIComponent(new URL(target, `part://x/${folder}`).pathname)
  } catch {
    return target
  }
}

/** Throws where the part is no XML, or the budget ends in it. */
export async function readXml(
  source: Source,
  entry: Entry,
  budget: Budget,
  { read, isWhole }: Xml,
): Promise<void> {
  for await (const piece of decoded(spending(bytesOf(source, entry), budget))) read(piece)
  if (!isWhole()) throw new Error('cut short')
}

export async function* spending(
  pieces: AsyncIterable<Uint8Array>,
  budget: Budget,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    if (!budget.unpack(piece.length)) throw new Error('the budget is over')
    yield piece
  }
}
