/** What stands in an XML part, in its order. Names are without their prefix: `w:p` is `p`. */
export type Reader = {
  open?: (name: string, attributes: string) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/** `isWhole`: nothing that has begun is left open, so far. */
export type Xml = { read: (piece: string) => void; isWhole: () => boolean }

/** Characters: a tag that is longer is none. */
const LONGEST_TAG = 100_000
/** What opens something that is no tag, and what ends that. */
const SPANS: Record<string, string> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' }
const TAG = /<(\/?)([^\s/>"']+)((?:[^>"']|"[^"]*"|'[^']*')*)>/y

/**
 * Reads XML as it comes, holding no more than a tag. Throws where it is none, and at a document type: no Office program
 * writes one, and it may say what any name stands for.
 */
export function readingXml(reader: Reader): Xml {
  let rest = ''
  let until: string | null = null
  const span = (at: number): number => {
    const end = rest.indexOf(until ?? '', at)
    const to = end < 0 ? Math.max(at, rest.length - 2) : end
    if (until === ']]>') reader.text?.(rest.slice(at, to))
    if (end < 0) return -to
    const past = end + (until ?? '').length
    until = null
    return past
  }
  const markup = (at: number): number => {
    const begins =
      /[!?]/.test(rest[at + 1] ?? '') && Object.keys(SPANS).find((one) => rest.startsWith(one, at))
    if (begins) {
      until = SPANS[begins] ?? null
      return at + begins.length
    }
    if (rest.startsWith('<!', at) && rest.length - at >= '<![CDATA['.length)
      throw new Error('a document type')
    const ends = rest.indexOf('>', at)
    if ((ends < 0 ? rest.length : ends) - at > LONGEST_TAG) throw new Error('an endless tag')
    TAG.lastIndex = at
    const [whole = '', closes, name = '', attributes = ''] = TAG.exec(rest) ?? []
    if (!whole && rest.length - at > LONGEST_TAG) throw new Error('an endless attribute')
    if (whole) tell(reader, closes === '/', name.slice(name.indexOf(':') + 1), attributes)
    return at + whole.length
  }
  const read = (piece: string) => {
    rest += piece
    let at = 0
    while (at < rest.length) {
      if (until !== null) {
        const past = span(at)
        at = Math.abs(past)
        if (past <= 0) break
        continue
      }
      const tag = rest.indexOf('<', at)
      const end = tag < 0 ? endOfText(rest, at) : tag
      if (end > at) reader.text?.(plain(rest.slice(at, end)))
      at = end
      if (tag < 0) break
      const past = markup(at)
      if (past === at) break
      at = past
    }
    rest = rest.slice(at)
  }
  return { read, isWhole: () => until === null && rest === '' }
}

function tell(reader: Reader, closes: boolean, name: string, attributes: string): void {
  if (closes) return reader.close?.(name)
  reader.open?.(name, attributes)
  if (attributes.endsWith('/')) reader.close?.(name)
}

/** An entity that has begun and not ended waits for the rest of it. */
function endOfText(xml: string, from: number): number {
  const begun = xml.indexOf('&', Math.max(from, xml.length - LONGEST_ENTITY))
  return begun < 0 || xml.includes(';', begun) ? xml.length : begun
}
const LONGEST_ENTITY = 200

/** "&#49;&#x33;" as it is read. */
export const plain = (xml: string): string =>
  xml.includes('&')
    ? xml.replace(/&(?:#0*(\d{1,7})|#x0*([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (all, dec, hex, name) => {
        if (name) return NAMED[String(name).toLowerCase()] ?? ''
        const code = dec ? Number(dec) : Number.parseInt(hex, 16)
        return code <= 0x10ffff ? String.fromCodePoint(code) : all
      })
    : xml
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const ATTRIBUTE = /([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** In whatever order and quotes they stand. */
export const attributesOf = (attributes: string): Map<string, string> =>
  new Map(
    [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', one, other]) => [
      name.slice(name.indexOf(':') + 1),
      plain(one ?? other ?? ''),
    ]),
  )
