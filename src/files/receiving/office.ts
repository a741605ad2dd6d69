import type { Office } from '../rules/kinds.ts'
import { type Finding, personalIn } from '../rules/personal.ts'
import type { Search } from './search.ts'
import type { Source } from './upload.ts'
import { type Entry, textOf } from './zip.ts'

/** Which inner files hold text, and how a person calls the place; $1 is the file's number. */
const PLACES: Record<Office, [RegExp, string][]> = {
  docx: [
    [/^word\/document\.xml$/, '正文'],
    [/^word\/(?:header|footer)\d*\.xml$/, '页眉页脚'],
    [/^word\/(?:footnotes|endnotes)\.xml$/, '脚注'],
    [/^word\/comments\.xml$/, '批注'],
  ],
  xlsx: [
    [/^xl\/sharedStrings\.xml$/, '单元格'],
    [/^xl\/worksheets\/sheet(\d+)\.xml$/, '第$1张工作表'],
    [/^xl\/comments(\d*)\.xml$/, '批注'],
  ],
  pptx: [
    [/^ppt\/slides\/slide(\d+)\.xml$/, '第$1页'],
    [/^ppt\/notesSlides\/notesSlide(\d+)\.xml$/, '第$1页的备注'],
  ],
}

/** Inner files that are read, each a request to the bucket; and the characters that all of them may unpack to. */
const MOST_PLACES = 200
const MOST_TEXT = 50 * 1024 * 1024

/** The numbers in an Office document's text; null: it unpacks to more than it may, or cannot be unpacked. */
export async function numbersInOffice(
  source: Source,
  kind: Office,
  entries: Entry[],
): Promise<Search | null> {
  const places = entries.flatMap((entry) => {
    const where = placeOf(kind, entry.name)
    return where === null ? [] : [{ entry, where }]
  })
  const budget = { left: MOST_TEXT }
  try {
    const found = await Promise.all(
      places
        .slice(0, MOST_PLACES)
        .map(async ({ entry, where }) =>
          distinct(await numbersIn(textOf(source, entry), budget)).map((one) => ({ ...one, where })),
        ),
    )
    return { searched: places.length > MOST_PLACES ? 'part' : 'whole', findings: found.flat() }
  } catch {
    return null
  }
}

function placeOf(kind: Office, name: string): string | null {
  const place = PLACES[kind].find(([pattern]) => pattern.test(name))
  return place ? name.replace(...place) : null
}

type Found = Omit<Finding, 'where'>

/** Paragraphs, cells and breaks end a text; other tags may stand in the middle of a number. */
const ENDS = /<\/(?:w:p|a:p|si|c|v|t|text|comment)>|<(?:w:tab|w:br|w:cr|a:br)\b[^>]*>/g
/** Characters: a tag that is longer is none; a text that is longer is searched before it ends, but for its last few. */
const LONGEST_TAG = 100_000
const LONGEST_TEXT = 10_000
const LONGEST_NUMBER = 40

/** Reads XML as it comes, holding no more than the last paragraph. */
async function numbersIn(xml: AsyncIterable<string>, budget: { left: number }): Promise<Found[]> {
  const found: Found[] = []
  let rest = ''
  let text = ''
  for await (const piece of xml) {
    budget.left -= piece.length
    rest += piece
    const until = endOfTags(rest)
    if (budget.left < 0 || rest.length - until > LONGEST_TAG) throw new Error('unpacks to too much')
    text += rest
      .slice(0, until)
      .replace(ENDS, '\n')
      .replace(/<[^>]*>/g, '')
    rest = rest.slice(until)
    const whole = endOfTexts(text)
    found.push(...personalIn(text.slice(0, whole)))
    text = text.slice(whole)
  }
  return [...found, ...personalIn(text + rest)]
}

/** What stands before a tag that has begun and not ended. */
function endOfTags(xml: string): number {
  const begun = xml.lastIndexOf('<')
  return begun > xml.lastIndexOf('>') ? begun : xml.length
}

function endOfTexts(text: string): number {
  const end = text.lastIndexOf('\n') + 1
  return text.length - end > LONGEST_TEXT ? text.length - LONGEST_NUMBER : end
}

const distinct = (found: Found[]): Found[] => [
  ...new Map(found.map((one) => [one.what + one.masked, one])).values(),
]
