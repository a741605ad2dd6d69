import { env } from 'cloudflare:workers'
import { unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { declaredIn } from '../../src/web/declared.ts'
import { addressOf } from '../access/addresses.ts'
import { makeWorld } from '../access/world.ts'
import { ORIGIN } from '../support.ts'
import { NEVER_READ, planting } from './planted.ts'

/**
 * Every address that is everybody's, with a number of a person planted in every text that it reads: none is answered, on a page,
 * as data or in a file.
 */
let world: Awaited<ReturnType<typeof makeWorld>>
const app = makeApp(() => world.site.now)
const everybodys = declaredIn(app).filter(({ method, who }) => method === 'GET' && who === 'everybody')

beforeAll(async () => (world = await makeWorld()), 300_000)

const ask = (path: string, accept: string) =>
  app.request(
    ORIGIN + path,
    { headers: { accept } },
    { ...env, DB: planting(env.DB), AUTH_SECRET: env.AUTH_SECRET, DATA_SECRET: env.DATA_SECRET },
  )

async function textOf(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const isPacked = /zip|openxmlformats/.test(answer.headers.get('content-type') ?? '')
  const parts = isPacked ? Object.values(unzipSync(bytes)) : [bytes]
  return parts.map((part) => new TextDecoder().decode(part)).join('\n')
}

test('a number that nobody has let through stands on no public page, in no data and in no file', async () => {
  const read: string[] = []
  const leaks: string[] = []
  let hidden = 0
  for (const { pattern, exports } of everybodys) {
    const { path } = addressOf(`GET ${pattern}`, world.ids)
    const files = exports ? ['?format=csv', '?format=xlsx'] : []
    for (const [at, accept] of [
      [path, 'text/html'],
      [path, 'application/json'],
      ...files.map((query) => [path + query, 'text/html']),
    ]) {
      const answer = await ask(at ?? '', accept ?? '')
      expect(answer.status, at).toBeLessThan(500)
      if (!answer.ok) continue
      const text = await textOf(answer)
      read.push(`${at} ${accept}`)
      if (NEVER_READ.test(text)) leaks.push(`${at} ${accept} …${around(text)}`)
      if (text.includes('138****5678')) hidden += 1
    }
  }
  expect(leaks).toEqual([])
  expect(read.length).toBeGreaterThan(30)
  // it was there to be read
  expect(hidden).toBeGreaterThan(15)
}, 300_000)

function around(text: string): string {
  const at = NEVER_READ.exec(text)?.index ?? 0
  return text.slice(Math.max(0, at - 60), at + 20)
}
