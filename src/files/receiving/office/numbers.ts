import { booksIn, mainOf } from '../../rules/office.ts'
import type { Finding } from '../../rules/personal.ts'
import type { Budget } from '../budget.ts'
import type { Search } from '../search.ts'
import { inMemory } from '../upload.ts'
import { Damaged, type Entry, bytesOf } from '../zip.ts'
import { type Package, type Part, packageOf, readXml, spending } from './package.ts'
import type { Signs } from './cells.ts'
import { hasNoText, holdsTexts, isXml, placeOf } from './places.ts'
import { textsOf } from './texts.ts'

/** Bytes of a workbook inside of a document: it is held whole. */
const MOST_BOOK = 4 * 1024 * 1024

/**
 * The numbers in an Office document: in every part that is XML, the main one first, and in the workbooks of its charts. Where
 * a part cannot be read, or the budget ends, it was looked through in part. Null: a part is not what the archive says of it.
 */
export async function numbersInOffice(of: Package, budget: Budget): Promise<Search | null> {
  const search: Search = { searched: 'whole', findings: [] }
  for await (const found of inTurn(of, budget)) {
    if (found === 'damaged') return null
    search.findings.push(...found.findings)
    if (!found.isWhole || budget.isOver) search.searched = 'part'
  }
  return search
}

/** Bytes of parts after which others are served. */
const A_WHILE = 200_000

async function* inTurn(of: Package, budget: Budget) {
  const main = mainOf(of)
  const books = booksIn(of)
  // before the sheets that name them
  const others = of.parts
    .filter((part) => part.name !== main?.name)
    .toSorted((a, b) => Number(holdsTexts(b)) - Number(holdsTexts(a)))
  const signs: Signs = new Map()
  for (const part of of.parts.filter(({ name }) => name === main?.name).concat(others)) {
    if (budget.isOver) return
    yield books.includes(part.name) ? inBook(of, part, budget) : inPart(of, part, budget, signs)
    yield budget.breathe(A_WHILE).then(() => NOTHING)
  }
}

const NOTHING = { findings: [], isWhole: true }

type InPart = { findings: Finding[]; isWhole: boolean }

async function inPart(
  { source }: Package,
  part: Part,
  budget: Budget,
  signs: Signs,
): Promise<InPart | 'damaged'> {
  if (hasNoText(part)) return NOTHING
  if (!isXml(part)) return { findings: [], isWhole: false }
  const texts = textsOf(budget, signs)
  const isWhole: boolean | 'damaged' = await readXml(source, part.entry, budget, texts).then(
    () => true,
    (error: unknown) => (error instanceof Damaged ? 'damaged' : false),
  )
  if (isWhole === 'damaged') return isWhole
  const where = placeOf(part)
  return { findings: texts.end().map((one) => ({ ...one, where })), isWhole }
}

/** A workbook inside of a document; not what lies in that again. */
async function inBook(of: Package, { name, entry }: Part, budget: Budget): Promise<InPart> {
  const bytes = entry.unpacked <= MOST_BOOK ? await held(of, entry, budget) : null
  const book = bytes && (await packageOf(inMemory(bytes), budget))
  if (!book || booksIn(book).length > 0) return { findings: [], isWhole: false }
  const found = await numbersInOffice(book, budget)
  return {
    findings: (found?.findings ?? []).map((one) => ({ ...one, where: `图表的数据表${numberOf(name)}` })),
    isWhole: found?.searched === 'whole',
  }
}

const numberOf = (name: string): string => /(\d+)\.\w+$/.exec(name)?.[1] ?? ''

async function held({ source }: Package, entry: Entry, budget: Budget): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(entry.unpacked)
  let at = 0
  try {
    for await (const piece of spending(bytesOf(source, entry), budget)) {
      bytes.set(piece, at)
      at += piece.length
    }
    return bytes
  } catch {
    return null
  }
}
