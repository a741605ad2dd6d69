import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { hashedAssets } from '../../src/start/cloudflare/assets.ts'

const to = mkdtempSync(join(tmpdir(), 'assets-'))
afterAll(() => rmSync(to, { recursive: true }))

test('Cloudflare is given each file at the root and where its address says what it is, which browsers keep', () => {
  const [, folder, , define = ''] = hashedAssets(to)
  const hash: string = JSON.parse(define.replace('ASSETS_HASH:', ''))
  const files = readdirSync('src/web/assets').filter((name) => name !== '_headers')
  expect(folder).toBe(to)
  expect(readdirSync(join(to, 'assets', hash))).toEqual(files)
  expect(readdirSync(to).toSorted()).toEqual([...files, '_headers', 'assets'].toSorted())
  const headers = readFileSync(join(to, '_headers'), 'utf8')
  expect(headers).toContain(readFileSync('src/web/assets/_headers', 'utf8'))
  expect(headers).toMatch(/\/assets\/\*\n {2}Cache-Control: public, max-age=31536000, immutable\n$/)
})

test('files that ask for each other stay where they are', () => {
  for (const name of readdirSync('src/web/assets').filter(
    (one) => /\.m?js$/.test(one) && !one.startsWith('htmx'),
  ))
    expect([name, readFileSync(`src/web/assets/${name}`, 'utf8')]).toEqual([
      ...[name, expect.not.stringMatching(/(from |import\()'(?!\.\/)/)],
    ])
})
