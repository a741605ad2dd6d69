import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** docs/DEPENDENCIES.md is true: it names what there is, with the licence that each gives itself, and the scripts that may run. */
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
const text = readFileSync('docs/DEPENDENCIES.md', 'utf8')
const [, worker = '', development = '', scripts = ''] = text.split(/^## /m)

/** The cells of a table's rows, below its head. */
const rowsOf = (part: string): string[][] =>
  part
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

const { dependencies, devDependencies } = read('package.json')

test.each([
  ['in the Worker', worker, dependencies],
  ['for development', development, devDependencies],
])('%s: every package has its line, and nothing else has', (_, part, wanted) => {
  expect(rowsOf(part).map(([name]) => name)).toEqual(Object.keys(wanted))
  expect(rowsOf(part).filter((row) => row.length !== 4 || row.includes(''))).toEqual([])
})

test.each([...rowsOf(worker), ...rowsOf(development)])(
  '%s has the licence that it gives itself',
  (name, _, licence) => {
    const { license, licenses } = read(`node_modules/${name}/package.json`)
    expect(license ?? licenses[0].type).toBe(licence)
  },
)

test('versions are exact', () => {
  const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d/.test(version),
  )
  // types of Node and Node itself move within the same year's line, and package-lock.json holds which
  expect(loose.map(([name]) => name)).toEqual(['@types/node', 'node'])
})

test('only the scripts that are named here would run at an installation, and one is let', () => {
  const packages = Object.entries<{ hasInstallScript?: boolean }>(read('package-lock.json').packages)
  const withScripts = packages
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/.*node_modules\//, ''))
  const rows = rowsOf(scripts)
  expect(rows.map(([name]) => name).toSorted()).toEqual(withScripts.toSorted())
  const install = readFileSync('src/start/install.mjs', 'utf8')
  expect(/WITH_SCRIPTS = \[(.*)\]/.exec(install)?.[1]).toBe(
    rows.flatMap(([name, , runs]) => (runs === 'yes' ? [`'${name}'`] : [])).join(', '),
  )
  expect(install).toContain("'--ignore-scripts'")
})
