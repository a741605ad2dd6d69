import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** Work of one hash: 2^14 rounds of 16 blocks, 32 MiB of memory, about 60 ms. A hash names its own, so they may be raised. */
const COST = { N: 16384, r: 16, p: 1 }
const KEY_BYTES = 64
const SALT_BYTES = 16
const MOST_MEMORY = 64 * 1024 * 1024

/** "scrypt$16384$16$1$salt$key", salt and key in base64. Runs outside the event loop: other requests go on. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await derive(password, salt, COST, KEY_BYTES)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), key.toString('base64')].join('$')
}

/** False for a wrong password, and for a hash that is not one of ours. */
export async function verifyPassword({
  hash,
  password,
}: {
  hash: string
  password: string
}): Promise<boolean> {
  const [kind, N, r, p, salt = '', key = ''] = hash.split('$')
  const expected = Buffer.from(key, 'base64')
  if (kind !== 'scrypt' || expected.length === 0) return false
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), cost, expected.length), expected)
}

/** The same letters typed on another keyboard (NFKC) are the same password. */
function derive(password: string, salt: Buffer, cost: typeof COST, bytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { ...cost, maxmem: MOST_MEMORY }
    scrypt(password.normalize('NFKC'), salt, bytes, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
