import { globSync } from 'node:fs'
import { parseCLI, startVitest } from 'vitest/node'
import { FILES, NOT_IN_NODE, type Project, configOf } from './projects.ts'

/** `npm run try -- test/round/scoring`: the tests of these folders and files and nothing else; --watch and -t as vitest has them. */
const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)])
if (filter.length === 0) {
  process.stderr.write('usage: npm run try -- [--watch] [-t words] test/folder test/file.test.ts …\n')
  process.exit(2)
}
const vitest = await startVitest(filter, { ...options, config: false }, await configOf(projectsOf(filter)))
if (!options.watch) await vitest.close()

/** Those that have a test of such a path; figures are `npm run bench`'s. */
function projectsOf(paths: string[]): Project[] {
  const wanted = (['node', 'd1', 'machine', 'browser', 'browser-d1'] as const).filter((name) => {
    const exclude = name === 'node' ? NOT_IN_NODE : []
    return globSync(FILES[name], { exclude }).some((file) => paths.some((path) => file.includes(path)))
  })
  return wanted.length > 0 ? wanted : ['node']
}
