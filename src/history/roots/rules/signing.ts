/** A public key (32 bytes) and a signature (64 bytes) of Ed25519, in base64. */
export type Signed = { key: string; signature: string }

/** `secret`: a private key as PKCS #8 in base64, what `openssl genpkey` writes. Null: it is none. */
export async function sign(secret: string, text: string): Promise<Signed | null> {
  try {
    const key = await crypto.subtle.importKey('pkcs8', bytesOf(secret), 'Ed25519', true, ['sign'])
    const { x = '' } = await crypto.subtle.exportKey('jwk', key)
    const signature = await crypto.subtle.sign('Ed25519', key, new TextEncoder().encode(text))
    return { key: base64Of(bytesOf(urlless(x))), signature: base64Of(new Uint8Array(signature)) }
  } catch {
    return null
  }
}

/** Whatever is no key or no signature signs nothing. */
export async function isSigned({ key, signature }: Signed, text: string): Promise<boolean> {
  try {
    const published = await crypto.subtle.importKey('raw', bytesOf(key), 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify(
      'Ed25519',
      published,
      bytesOf(signature),
      new TextEncoder().encode(text),
    )
  } catch {
    return false
  }
}

const urlless = (text: string): string => text.replaceAll('-', '+').replaceAll('_', '/')
const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64.trim()), (letter) => letter.charCodeAt(0))
const base64Of = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
