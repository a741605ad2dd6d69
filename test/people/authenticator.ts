import { ORIGIN } from './site.ts'

type Challenge = { challenge: string }
/** What differs from an honest browser on the site itself. */
type Odd = { origin?: string; challenge?: string; flags?: number; counter?: number }

/** User present and verified; with 0x40 a new key follows. */
const VERIFIED = 0x05
export const PRESENT_ONLY = 0x01

/** An authenticator in software, with one key (P-256): what a browser would put into the form. */
export async function authenticator() {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(
    { name: 'ECDSA', namedCurve: 'P-256' },
    true,
    ['sign', 'verify'],
  )
  const id = crypto.getRandomValues(new Uint8Array(16))
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey)
  let used = 0

  async function made({ challenge }: Challenge, odd: Odd = {}): Promise<string> {
    const client = clientData('webauthn.create', challenge, odd)
    const key = cborMap([1, 2], [3, -7], [-1, 1], [-2, fromBase64(x)], [-3, fromBase64(y)])
    const data = joined(
      ...[await rpHash(), [(odd.flags ?? VERIFIED) | 0x40], counted(0), new Uint8Array(16)],
      ...[[0, id.length], id, key],
    )
    const attestationObject = cborMap(['fmt', 'none'], ['attStmt', EMPTY], ['authData', data])
    const response = { clientDataJSON: base64(client), attestationObject: base64(attestationObject) }
    return answer({ ...response, transports: ['internal'] })
  }

  async function signed({ challenge }: Challenge, odd: Odd = {}): Promise<string> {
    const client = clientData('webauthn.get', challenge, odd)
    used = odd.counter ?? used + 1
    const data = joined(await rpHash(), [odd.flags ?? VERIFIED], counted(used))
    const message = joined(data, await sha256(client))
    const raw = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, message)
    const signature = base64(der(new Uint8Array(raw)))
    return answer({ clientDataJSON: base64(client), authenticatorData: base64(data), signature })
  }

  const answer = (response: object): string =>
    JSON.stringify({
      ...{ id: base64(id), rawId: base64(id), type: 'public-key', clientExtensionResults: {} },
      response,
    })
  return { made, signed }
}

const encode = (text: string) => new TextEncoder().encode(text)
const sha256 = async (bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
const rpHash = () => sha256(encode(new URL(ORIGIN).hostname))

const clientData = (type: string, challenge: string, odd: Odd) =>
  encode(
    JSON.stringify({
      type,
      challenge: odd.challenge ?? challenge,
      origin: odd.origin ?? ORIGIN,
      crossOrigin: false,
    }),
  )

const counted = (count: number): number[] => [0, 0, 0, count]
const joined = (...parts: Iterable<number>[]) => Uint8Array.from(parts.flatMap((part) => [...part]))

/** CBOR as far as a key needs it: small numbers, short texts, bytes, maps. */
type Item = number | string | Uint8Array | typeof EMPTY
const EMPTY = Symbol('an empty map')
const cborMap = (...entries: [Item, Item][]) => joined([0xa0 + entries.length], ...entries.flat().map(cbor))

function cbor(item: Item): Iterable<number> {
  if (item === EMPTY) return [0xa0]
  if (typeof item === 'number') return [item < 0 ? 0x20 - 1 - item : item]
  if (typeof item === 'string') return [0x60 + item.length, ...encode(item)]
  if (typeof item === 'symbol') return []
  return [0x58, item.length, ...item]
}

/** A signature as WebAuthn has it (ASN.1), of r and s as Web Crypto gives them. */
function der(raw: Uint8Array): Uint8Array {
  const number = (bytes: Uint8Array): number[] => {
    const from = bytes.findIndex((byte) => byte !== 0)
    const short = [...bytes.slice(from)]
    const positive = (short[0] ?? 0) > 0x7f ? [0, ...short] : short
    return [2, positive.length, ...positive]
  }
  const both = [...number(raw.slice(0, 32)), ...number(raw.slice(32))]
  return joined([0x30, both.length], both)
}

const base64 = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
