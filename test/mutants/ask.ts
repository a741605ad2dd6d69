import { resolve } from 'node:path'
import { createVitest } from 'vitest/node'
import { FILES, NOT_IN_NODE } from '../projects.ts'

/** Tests by turns, and the text that takes the place of a file meanwhile; on the disk nothing changes. */
export type Question = { path: string; text: string; turns: string[][] }

/** One warm vitest in a process of its own, which is asked whether a test fails, and can be ended when it never does. */
let current: Question | undefined
const inTurn = { isolate: false, maxWorkers: 1, pool: 'threads' } as const
const vitest = await createVitest(
  { config: false, watch: false, reporters: [{}], bail: 1, fsModuleCache: false },
  {
    plugins: [{ name: 'mutant', enforce: 'pre', load: textInPlaceOf }],
    test: { name: 'node', include: FILES.node, exclude: NOT_IN_NODE, testTimeout: 20_000, ...inTurn },
  },
)
process.on('message', (question: Question) => {
  void isRed(question).then((answer) => process.send?.(answer))
})
process.send?.('ready')

function textInPlaceOf(id: string): string | undefined {
  return current && id === resolve(current.path) ? current.text : undefined
}

/** The file of the question before is itself again: its last mutant would fail the tests of every other file. */
async function isRed(question: Question): Promise<boolean> {
  if (current) vitest.invalidateFile(resolve(current.path))
  current = question
  vitest.invalidateFile(resolve(question.path))
  for (const tests of question.turns) if (await fails(tests)) return true
  return false
}

async function fails(tests: string[]): Promise<boolean> {
  const specifications = tests.map((test) => vitest.getRootProject().createSpecification(resolve(test)))
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications)
  return unhandledErrors.length > 0 || testModules.some((module) => !module.ok())
}
