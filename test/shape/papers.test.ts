import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { TOOLS } from './house.ts'
import { filesIn } from './tree.ts'

/** What is promised on paper is held against the code. `path: words` in one pair of backticks: the file has the words. */
const ASVS = 'docs/ASVS.md'
const PAPERS = [ASVS, 'SECURITY.md', 'THREATS.md']
type Named = { path: string; words: string }

const linkedIn = (text: string, folder: string): Named[] =>
  [...text.matchAll(/\]\(((?!https?:)[^)]+)\)/g)].map(([, path = '']) => ({
    path: join(folder, path),
    words: '',
  }))

const namedIn = (text: string): Named[] =>
  [...text.matchAll(/`((?:src|test|migrations|docs)\/[^`:]*|[\w.-]+\.(?:toml|json|md))(?:: ([^`]+))?`/g)].map(
    ([, path = '', words = '']) => ({ path, words }),
  )

function faultOf({ path, words }: Named): string[] {
  if (!existsSync(path)) return [`${path} is not there`]
  if (words === '' || (statSync(path).isFile() && readFileSync(path, 'utf8').includes(words))) return []
  return [`${path} does not have: ${words}`]
}

const read = (paper: string) => readFileSync(paper, 'utf8')

describe.each(PAPERS)('%s', (paper) => {
  test('names files that are there, and what is in them', () => {
    const text = read(paper)
    expect([...namedIn(text), ...linkedIn(text, dirname(paper))].flatMap(faultOf)).toEqual([])
  })
})

describe('docs/ASVS.md', () => {
  const rows = [...read(ASVS).matchAll(/^\| (\d+\.\d+\.\d+) \| (.) \| [^|]+ \| ([^|]+) \| ([^|]*) \|/gm)].map(
    ([, number = '', level, standing, why = '']) => ({ number, level, standing, why }),
  )

  test('has every requirement of levels 1 and 2 once', () => {
    const numbers = (level: string) => rows.filter((row) => row.level === level).map(({ number }) => number)
    expect([numbers('1'), numbers('2')]).toEqual([LEVEL_1, LEVEL_2].map((all) => all.trim().split(/\s+/)))
  })

  test('counts what holds, what does not apply and what is open', () => {
    const count = (word: string) => rows.filter(({ standing }) => standing === word).length
    const said = `**${count('holds')} hold, ${count('does not apply')} do not apply, ${count('open')} are open**`
    expect(read(ASVS).replaceAll(/\s+/g, ' ')).toContain(said)
    expect(count('holds') + count('does not apply') + count('open')).toBe(rows.length)
  })

  test('says what is needed where something is open, and refers to nothing that it does not have', () => {
    const silent = rows.filter(({ standing, why }) => standing === 'open' && !/Needed: |see \d/.test(why))
    expect(silent.map(({ number }) => number)).toEqual([])
    const names = [...read(ASVS).matchAll(/^\| \*\*([a-z ]+)\*\* \|/gm)].map(([, name]) => name)
    const meant = rows.flatMap(({ why }) => [...why.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name]) => name))
    expect(meant.filter((name) => !names.includes(name))).toEqual([])
  })
})

describe('what is said not to be there', () => {
  const shipped = filesIn('src', /\.(tsx?|m?js)$/)
    .filter((path) => !TOOLS.includes(path.split('/')[1] ?? '') && !path.endsWith('.min.js'))
    .map((path) => ({ path, text: read(path) }))
  const withWord = (word: RegExp) => shipped.filter(({ text }) => word.test(text)).map(({ path }) => path)

  test.each([
    ['code out of text', /\beval\(|new Function\(/],
    ['commands of the system', /child_process/],
    ['chance that can be guessed', /Math\.random\(/],
    ['messages between windows', /postMessage\(|addEventListener\(\s*'message'/],
    ['sockets and peers', /new WebSocket\(|WebSocketPair|RTCPeerConnection/],
    ['a cache of answers', /\bcaches\./],
    ['permission for other sites', /access-control-allow/i],
    ['a cookie that all of a domain gets', /setCookie\([^)]*domain:/],
  ])('%s', (_, word) => expect(withWord(word)).toEqual([]))

  test('requests to others: pages ask their own site; what leaves it goes by the channels, and by nothing else', () => {
    expect(
      withWord(/from 'node:(tls|net|https?)'/).filter((path) => !path.startsWith('src/machine/')),
    ).toEqual(['src/post/carriers/mail.ts'])
    expect(withWord(/\bfetch\(/)).toEqual([
      'src/post/carriers/web.ts',
      'src/web/assets/budget.mjs',
      // passes on what a page asks for
      'src/web/assets/offline-worker.js',
      'src/web/assets/passkeys.mjs',
      'src/web/assets/saving.mjs',
      'src/web/assets/there.mjs',
    ])
  })

  test('patterns out of input: those that are built are built of constants', () => {
    expect(withWord(/new RegExp\(/).filter((path) => !BUILT.includes(path))).toEqual([])
  })
})

/** Of names of cells and attributes, and of patterns of routes. */
const BUILT = [
  'src/round/proposals/budget/forms/file.ts',
  'src/round/proposals/budget/rules/rows.ts',
  'src/shared/personal/find.ts',
  'src/web/assets/numbers.mjs',
  'src/web/fresh.ts',
]

describe('this test', () => {
  test('finds a file that is gone, and words that are gone', () => {
    const said = namedIn(
      '`src/gone.ts`, `src/web/body.ts: readBody`, `src/web/body.ts: unwritten`, `test/web`',
    )
    expect(said.flatMap(faultOf)).toEqual([
      'src/gone.ts is not there',
      'src/web/body.ts does not have: unwritten',
    ])
  })
})

/** OWASP ASVS 5.0, requirements of level 1. */
const LEVEL_1 = `
  1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1
  2.1.1 2.2.1 2.2.2 2.3.1
  3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1 3.5.2 3.5.3
  4.1.1 4.4.1
  5.2.1 5.2.2 5.3.1 5.3.2
  6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1 6.4.2
  7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2
  8.1.1 8.2.1 8.2.2 8.3.1
  9.1.1 9.1.2 9.1.3 9.2.1
  10.4.1 10.4.2 10.4.3 10.4.4 10.4.5
  11.3.1 11.3.2 11.4.1
  12.1.1 12.2.1 12.2.2
  13.4.1
  14.2.1 14.3.1
  15.1.1 15.2.1 15.3.1`

/** The same of level 2. */
const LEVEL_2 = `
  1.1.1 1.1.2 1.2.6 1.2.7 1.2.8 1.2.9 1.3.3 1.3.4 1.3.5 1.3.6 1.3.7 1.3.8 1.3.9 1.3.10 1.3.11 1.4.1
  1.4.2 1.4.3 1.5.2
  2.1.2 2.1.3 2.2.3 2.3.2 2.3.3 2.3.4 2.4.1
  3.3.2 3.3.3 3.3.4 3.4.3 3.4.4 3.4.5 3.4.6 3.5.4 3.5.5 3.7.1 3.7.2
  4.1.2 4.1.3 4.2.1 4.3.1 4.3.2 4.4.2 4.4.3 4.4.4
  5.1.1 5.2.3 5.4.1 5.4.2 5.4.3
  6.1.2 6.1.3 6.2.9 6.2.10 6.2.11 6.2.12 6.3.3 6.3.4 6.4.3 6.4.4 6.5.1 6.5.2 6.5.3 6.5.4 6.5.5 6.6.1
  6.6.2 6.6.3 6.8.1 6.8.2 6.8.3 6.8.4
  7.1.1 7.1.2 7.1.3 7.3.1 7.3.2 7.4.3 7.4.4 7.4.5 7.5.1 7.5.2 7.6.1 7.6.2
  8.1.2 8.2.3 8.4.1
  9.2.2 9.2.3 9.2.4
  10.1.1 10.1.2 10.2.1 10.2.2 10.3.1 10.3.2 10.3.3 10.3.4 10.4.6 10.4.7 10.4.8 10.4.9 10.4.10 10.4.11
  10.5.1 10.5.2 10.5.3 10.5.4 10.5.5 10.6.1 10.6.2 10.7.1 10.7.2 10.7.3
  11.1.1 11.1.2 11.2.1 11.2.2 11.2.3 11.3.3 11.4.2 11.4.3 11.4.4 11.5.1 11.6.1
  12.1.2 12.1.3 12.3.1 12.3.2 12.3.3 12.3.4
  13.1.1 13.2.1 13.2.2 13.2.3 13.2.4 13.2.5 13.3.1 13.3.2 13.4.2 13.4.3 13.4.4 13.4.5
  14.1.1 14.1.2 14.2.2 14.2.3 14.2.4 14.3.2 14.3.3
  15.1.2 15.1.3 15.2.2 15.2.3 15.3.2 15.3.3 15.3.4 15.3.5 15.3.6 15.3.7
  16.1.1 16.2.1 16.2.2 16.2.3 16.2.4 16.2.5 16.3.1 16.3.2 16.3.3 16.3.4 16.4.1 16.4.2 16.4.3 16.5.1
  16.5.2 16.5.3
  17.1.1 17.2.1 17.2.2 17.2.3 17.2.4 17.3.1 17.3.2`
