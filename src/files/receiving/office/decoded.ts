/** Bytes that tell an encoding: a mark, or `<` of two bytes. */
const BEGINS: [RegExp, string][] = [
  [/^(fffe|3c00)/, 'utf-16le'],
  [/^(feff|003c)/, 'utf-16be'],
  [/^efbbbf/, 'utf-8'],
]

/** The text of an XML part, by its mark or by what it says of itself. Throws where nobody here knows that encoding. */
export async function* decoded(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece))
    yield decoder.decode(piece, { stream: true })
  }
}

function encodingOf(head: Uint8Array): string {
  const hex = Array.from(head.subarray(0, 3), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const marked = BEGINS.find(([mark]) => mark.test(hex))?.[1]
  const said = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)/.exec(
    String.fromCharCode(...head.subarray(0, 200)),
  )?.[1]
  return marked ?? said ?? 'utf-8'
}
