import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { FILES, NOT_IN_NODE } from '../projects.ts'
import { placeOf } from '../shape/house.ts'
import { importsOf, read, target } from '../shape/tree.ts'

export const isPure = (path: string): boolean =>
  /^src\/.*\.ts$/.test(path) && (placeOf(path).kind === 'rules' || placeOf(path).area === 'shared')

/**
 * The tests in plain Node that come to a file by way of rules alone, the likeliest to mind a change first: those that
 * bear its name, the others that import it, the rest.
 */
export function testsOf(path: string): string[][] {
  const found = TESTS.filter((test) => stepsFrom(test).has(path))
  const fewest = Math.min(...found.map((test) => stepsFrom(test).get(path) ?? Infinity))
  const isNear = (test: string) => stepsFrom(test).get(path) === fewest
  const isNamesake = (test: string) => basename(test).split('.', 1)[0] === basename(path, '.ts')
  const [near, far] = [found.filter(isNear), found.filter((test) => !isNear(test))]
  return [near.filter(isNamesake), near.filter((test) => !isNamesake(test)), far].filter(
    ({ length }) => length,
  )
}

const TESTS = globSync(FILES.node, { exclude: NOT_IN_NODE })

/** How many imports lie between a test and each file that it comes to. */
function stepsFrom(test: string): Map<string, number> {
  const known = STEPS.get(test)
  if (known) return known
  const steps = new Map([[test, 0]])
  // a Map hands out what is added while one goes through it
  for (const [path, step] of steps)
    for (const next of importedBy(path)) if (!steps.has(next)) steps.set(next, step + 1)
  STEPS.set(test, steps)
  return steps
}

const STEPS = new Map<string, Map<string, number>>()

const importedBy = (path: string): string[] =>
  importsOf(read(path))
    .filter(({ isType }) => !isType)
    .map(({ from }) => target(path, from))
    .filter((to) => isPure(to) || /^test\/.*\.tsx?$/.test(to))
