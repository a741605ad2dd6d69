import { readFileSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { KINDS, LIFE } from './house.ts'
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

  test('a stage is seven files, or a folder where one outgrows a screen or two', () => {
    const stages = readdirSync('src/round')
    expect(stages.filter((stage) => !LIFE.includes(stage))).toEqual([])
    expect(stages.flatMap((stage) => filesIn(`src/round/${stage}`, /./).flatMap(stageFaults))).toEqual([])
    expect(stages.flatMap((stage) => doubled(stage))).toEqual([])
  })

  test('the top holds what a newcomer must see, and no more', () => {
    const shown = readdirSync('.').filter((name) => !/^\.|\.log$/.test(name) && name !== 'node_modules')
    expect(shown.toSorted()).toEqual(TOP.toSorted())
  })
})

/** Tool settings live in test/, src/db/ or package.json. */
const TOP = [
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'wrangler.toml', 'README.md', 'LICENSE'],
  ...['src', 'migrations', 'test'],
]

/** The library that we serve ourselves is not ours to shorten. */
function isOurs(path: string): boolean {
  return !path.endsWith('.min.js')
}

const linesOf = (path: string): number => readFileSync(path, 'utf8').trimEnd().split('\n').length

/** pages and routes hold JSX; pages/ may hold words in plain .ts beside it. */
const ALLOWED = /^(rules|tables|store|actions|forms)\.ts$|^(pages|routes)\.tsx$/
const ALLOWED_BELOW = /^(rules|store|actions|forms)\/[\w-]+\.ts$|^(pages|routes)\/[\w-]+\.tsx?$/

function stageFaults(path: string): string[] {
  const inside = path.split('/').slice(3).join('/')
  if (basename(path).startsWith('index.')) return [`${path}: no index file; import the file itself`]
  if (ALLOWED.test(inside) || ALLOWED_BELOW.test(inside)) return []
  return [`${path}: a stage holds ${KINDS.join(', ')}: each a file, or a folder with a file a noun`]
}

function doubled(stage: string): string[] {
  const names = readdirSync(`src/round/${stage}`).map((name) => name.replace(/\.tsx?$/, ''))
  return names
    .filter((name, i) => names.indexOf(name) < i)
    .map((name) => `src/round/${stage} has both ${name}/ and a file ${name}: choose`)
}
