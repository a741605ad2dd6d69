/** Half of the 2 MB that D1 binds, in bytes; a letter of a text is three at most. */
const MOST = 1_000_000
const BYTES = 3

/** Rows as JSON arrays for json_each, in as few texts as D1 binds: one for some thousands of rows, none where there are none. */
export function jsonParts(rows: readonly unknown[]): string[] {
  const parts: string[][] = []
  let size = MOST
  for (const text of rows.map((row) => JSON.stringify(row))) {
    const bytes = text.length * BYTES
    if (size + bytes > MOST) {
      parts.push([])
      size = 0
    }
    parts.at(-1)?.push(text)
    size += bytes
  }
  return parts.map((texts) => `[${texts.join()}]`)
}
