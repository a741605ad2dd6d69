import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FILES } from '../projects.ts'

/** The site has two homes, Cloudflare and a machine of one's own, and one suite of tests: a difference is a defect of the home. */
const tests = globSync('test/**/*.{ts,tsx}').filter((path) => !path.startsWith('test/shape/'))
const those = (says: RegExp) => tests.filter((path) => says.test(readFileSync(path, 'utf8'))).toSorted()

/** Who asks in which home it runs, each with what one of them cannot tell. */
const ASKS: Record<string, string> = {
  'test/counting.ts': 'rows that are read are counted by D1 alone; node:sqlite has no counter of them',
}

describe('both homes', () => {
  test('run the same files, in npm test', () => {
    expect(FILES.machine).toEqual(FILES.d1)
    expect(globSync(FILES.d1).length).toBeGreaterThan(200)
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(scripts.test.match(/(?<=--project )[\w-]+/g)).toEqual([
      'node',
      'd1',
      'machine',
      'browser',
      'browser-d1',
    ])
  })

  test('are both gone to by a browser: one by all of its files, the other by some that there are, or all', () => {
    const all = globSync(FILES.browser)
    const some = FILES['browser-d1'].flatMap((pattern) => globSync(pattern))
    expect(some.length).toBeGreaterThanOrEqual(FILES['browser-d1'].length)
    expect(all.toSorted()).toEqual([...new Set([...all, ...some])].toSorted())
  })

  test('are told apart by no test, but for what one of them cannot tell', () => {
    const asking = /navigator\.userAgent|Cloudflare-Workers|process\.versions|instanceof Sqlite|WebSocketPair/
    expect(those(asking)).toEqual(Object.keys(ASKS))
  })

  test('give a test its storage in one place', () => {
    expect(those(/from 'cloudflare:test'/)).toEqual(['test/storage.ts'])
    const site = globSync(FILES.d1).filter((path) => /machine\/|node:sqlite/.test(importsIn(path)))
    expect(site).toEqual(['test/files/bucket.d1.test.ts'])
  })
})

const importsIn = (path: string): string =>
  (readFileSync(path, 'utf8').match(/(?<= from ')[^']+/g) ?? []).join('\n')
