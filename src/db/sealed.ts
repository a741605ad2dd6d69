/**
 * Secrets at rest: AES-GCM with 256 bits under a key derived from the site's DATA_SECRET.
 *
 * A sealed text is base64 of: a version byte, four bytes that name the key, 12 random bytes (the IV), the ciphertext with
 * its tag. `about` says whose it is and which field ("bank:ORGANIZATION"); it is authenticated, so that a sealed text
 * copied to another row does not open there. To rotate, the new secret stands first and those before it follow: what they
 * sealed still opens, and is sealed anew when it is next written.
 */
export type Opened = { ok: true; text: string } | { ok: false; why: 'tampered' | 'key-unknown' }

/** The secret of now, then those before it: what they sealed still opens. */
export type Secrets = [string, ...string[]]
export const dataSecrets = (env: { DATA_SECRET: string; DATA_SECRET_BEFORE?: string }): Secrets =>
  env.DATA_SECRET_BEFORE ? [env.DATA_SECRET, env.DATA_SECRET_BEFORE] : [env.DATA_SECRET]

/** The shortest secret, in characters. */
export const SHORTEST_SECRET = 32
const VERSION = 1
const KEY_NAME = 4
const IV = 12
const HEAD = 1 + KEY_NAME

export async function seal(secret: string, about: string, text: string): Promise<string> {
  const { key, name } = await keyOf(secret)
  const head = Uint8Array.of(VERSION, ...name)
  const iv = crypto.getRandomValues(new Uint8Array(IV))
  const sealed = await crypto.subtle.encrypt(withIv(iv, head, about), key, new TextEncoder().encode(text))
  return toBase64(Uint8Array.of(...head, ...iv, ...new Uint8Array(sealed)))
}

/** `secrets`: the one of now first, then those before. Whatever is wrong with a text is said, never thrown. */
export async function unseal(secrets: string[], about: string, sealed: string): Promise<Opened> {
  const bytes = fromBase64(sealed)
  if (!bytes || bytes[0] !== VERSION || bytes.length <= HEAD + IV) return { ok: false, why: 'tampered' }
  const keys = await Promise.all(secrets.map(keyOf))
  const found = keys.find(({ name }) => name.every((byte, at) => byte === bytes[at + 1]))
  if (!found) return { ok: false, why: 'key-unknown' }
  const how = withIv(bytes.slice(HEAD, HEAD + IV), bytes.slice(0, HEAD), about)
  try {
    const text = await crypto.subtle.decrypt(how, found.key, bytes.slice(HEAD + IV))
    return { ok: true, text: new TextDecoder().decode(text) }
  } catch {
    return { ok: false, why: 'tampered' }
  }
}

const withIv = (iv: Uint8Array<ArrayBuffer>, head: Uint8Array<ArrayBuffer>, about: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: Uint8Array.of(...head, ...new TextEncoder().encode(about)),
})

/** HKDF-SHA-256: one output is the key, another names it without telling anything of it. */
async function keyOf(secret: string): Promise<{ key: CryptoKey; name: Uint8Array<ArrayBuffer> }> {
  if (secret.length < SHORTEST_SECRET)
    throw new Error(`DATA_SECRET has ${SHORTEST_SECRET} characters or more`)
  const from = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), 'HKDF', false, [
    'deriveKey',
    'deriveBits',
  ])
  const aes = { name: 'AES-GCM', length: 256 }
  const [key, name] = await Promise.all([
    crypto.subtle.deriveKey(how('key'), from, aes, false, ['encrypt', 'decrypt']),
    crypto.subtle.deriveBits(how('name'), from, KEY_NAME * 8),
  ])
  return { key, name: new Uint8Array(name) }
}

const how = (info: string) => ({
  name: 'HKDF',
  hash: 'SHA-256',
  salt: new Uint8Array(),
  info: new TextEncoder().encode(info),
})

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}
