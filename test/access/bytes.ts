import { unzipSync } from 'fflate'

/** The bytes; of a package, those of its parts, without when it was packed. */
export async function bytesOf(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const isPacked = answer.headers.get('content-type')?.includes('openxmlformats') ?? false
  if (!isPacked) return LATIN.decode(bytes)
  const inside = Object.entries(unzipSync(bytes)).map(([name, part]) => `${name}:${LATIN.decode(part)}`)
  return inside.join('\n').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
}
const LATIN = new TextDecoder('latin1')
