import { readFileSync, readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { KINDS, LIFE, placeOf } from './house.ts'
import { filesIn } from './tree.ts'

const written = ['src', 'test', 'migrations']
  .flatMap((folder) => filesIn(folder, /\.(tsx?|m?js|sql)$/))
  .filter(isOurs)

describe('files', () => {
  test('none is over 250 lines', () => {
    const long = written.map((path) => ({ path, lines: linesOf(path) })).filter(({ lines }) => lines > 250)
    expect(long.map(({ path, lines }) => `${path} has ${lines} lines: split it by noun`)).toEqual([])
  })

  test('none is named after nothing', () => {
    const vague = filesIn('src', /./)
      .concat(filesIn('test', /./))
      .filter((path) => /(^|[/_.-])(utils?|helpers?|managers?|services?|common|misc)([/_.-]|$)/i.test(path))
    expect(vague.map((path) => `${path}: name it after what it does`)).toEqual([])
  })

  test('a stage is seven files, or a folder where one outgrows a screen or two; so is each of its nouns', () => {
    expect(readdirSync('src/round').filter((stage) => !LIFE.includes(stage))).toEqual([])
    expect(stageFaults(filesIn('src/round', /./))).toEqual([])
  })

  test('a folder of a stage, or of its tests, is seen at a glance', () => {
    expect(crowded(written.filter((path) => /^(src|test)\/round\//.test(path)))).toEqual([])
  })

  test('the top holds what a newcomer must see, and no more', () => {
    const shown = readdirSync('.').filter((name) => !/^\.|\.log$/.test(name) && name !== 'node_modules')
    expect(shown.toSorted()).toEqual(TOP.toSorted())
  })
})

/** Tool settings live in test/, src/db/ or package.json. */
const TOP = [
  ...[
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'wrangler.toml',
    'README.md',
    'CONTRIBUTING.md',
    'LICENSE',
  ],
  ...['SECURITY.md', 'THREATS.md'],
  ...['src', 'migrations', 'test', 'docs'],
]

/** The library that we serve ourselves is not ours to shorten. */
function isOurs(path: string): boolean {
  return !path.endsWith('.min.js')
}

const linesOf = (path: string): number => readFileSync(path, 'utf8').trimEnd().split('\n').length

/** What the files of the stages lack as a whole, and each by itself. */
const stageFaults = (paths: string[]): string[] => [
  ...paths.flatMap(strange),
  ...doubled(paths.map(placed)),
  ...thin(paths.map(placed)),
]

/** `home`: the folder of the stage, or of one of its nouns; `inside`: the rest. */
type Placed = { home: string; isNoun: boolean; inside: string }

function placed(path: string): Placed {
  const { area, noun } = placeOf(path)
  const home = `src/round/${area}${noun && `/${noun}`}`
  return { home, isNoun: noun !== '', inside: path.slice(home.length + 1) }
}

/** pages and routes hold JSX; pages/ may hold words in plain .ts beside it. A stage's tables stay at its top. */
const ALLOWED = /^(rules|tables|store|actions|forms)\.ts$|^(pages|routes)\.tsx$/
const ALLOWED_BELOW = /^(rules|store|actions|forms)\/[\w-]+\.ts$|^(pages|routes)\/[\w-]+\.tsx?$/

function strange(path: string): string[] {
  const { isNoun, inside } = placed(path)
  if (basename(path).startsWith('index.')) return [`${path}: no index file; import the file itself`]
  if (isNoun && inside === 'tables.ts') return [`${path}: the tables of a stage stay at its top`]
  if (ALLOWED.test(inside) || ALLOWED_BELOW.test(inside)) return []
  return [
    `${path}: a stage, and each of its nouns, holds ${KINDS.join(', ')}: each a file, or a folder of them`,
  ]
}

function doubled(all: Placed[]): string[] {
  const files = all.filter(({ inside }) => !inside.includes('/'))
  return files
    .map(({ home, inside }) => ({ home, kind: kindOf(inside) }))
    .filter(({ home, kind }) => all.some((one) => one.home === home && one.inside.startsWith(`${kind}/`)))
    .map(({ home, kind }) => `${home} has both ${kind}/ and a file ${kind}: choose`)
}

/** What has one kind of file is no noun, but a part of one. */
function thin(all: Placed[]): string[] {
  const homes = new Set(all.filter(({ isNoun }) => isNoun).map(({ home }) => home))
  return [...homes]
    .filter((home) => kindsAt(all, home).size < 2)
    .map((home) => `${home} has one kind of file: leave it with the noun that it is a part of`)
}

const kindsAt = (all: Placed[], home: string): Set<string> =>
  new Set(all.filter((one) => one.home === home).map(({ inside }) => kindOf(inside)))

const kindOf = (inside: string): string => inside.replace(/[./].*$/, '')

const MOST_FILES = 14

function crowded(paths: string[]): string[] {
  const folders = [...new Set(paths.map(dirname))]
  return folders
    .map((folder) => ({ folder, files: paths.filter((path) => dirname(path) === folder).length }))
    .filter(({ files }) => files > MOST_FILES)
    .map(({ folder, files }) => `${folder} has ${files} files: look for the nouns in it`)
}

describe('these tests', () => {
  const find = (...inside: string[]) =>
    stageFaults(inside.map((path) => `src/round/proposals/${path}`)).length
  const BUDGET = ['budget/rules.ts', 'budget/pages/form.tsx', 'budget/pages/words.ts']

  test.each([
    [['rules/content.ts', 'tables.ts', 'store.ts', 'pages/words.ts', 'routes.tsx']],
    [BUDGET],
    [[...BUDGET, 'rules.ts', 'pages/rows.tsx']],
  ])('pass %j', (paths) => expect(find(...paths)).toBe(0))

  test.each([
    [['words.ts']],
    [['index.ts']],
    [['rules.ts', 'rules/content.ts']],
    [['rules/budget/findings.ts']],
    [[...BUDGET, 'budget/words.ts']],
    [[...BUDGET, 'budget/rules/findings.ts']],
    [[...BUDGET, 'budget/tables.ts']],
    [[...BUDGET, 'budget/file/forms.ts']],
    [['budget/rules/lines.ts', 'budget/rules/words.ts']],
  ])('find what is wrong in %j', (paths) => expect(find(...paths)).toBe(1))

  test('count the files of a folder, and not those below it', () => {
    const pages = Array.from({ length: MOST_FILES }, (_, at) => `src/round/calls/pages/p${at}.tsx`)
    expect(crowded([...pages, 'src/round/calls/tables.ts', 'src/round/calls/form/pages/table.tsx'])).toEqual(
      [],
    )
    expect(crowded([...pages, 'src/round/calls/pages/words.tsx'])).toHaveLength(1)
  })
})
