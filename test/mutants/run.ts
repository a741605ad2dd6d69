import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { chanceFrom } from '../bench/copies.ts'
import { CODE, filesIn, read } from '../shape/tree.ts'
import type { Question } from './ask.ts'
import { isPure, testsOf } from './tests.ts'
import { type Mutant, mutantsOf } from './tokens.ts'

/**
 * `npm run mutants -- src/round/scoring/rules`: puts one token of these rules otherwise, asks their tests, and prints
 * what none of them minds. `--draw 100 --seed 7` takes a hundred of them; where no rules are named, of all there are.
 */
const { values: options, positionals } = parseArgs({
  options: { draw: { type: 'string' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
})
let asked: ChildProcess | undefined

async function run(): Promise<void> {
  const begun = performance.now()
  const mutants = drawn(rulesIn(positionals).flatMap((path) => mutantsOf(read(path))))
  if (await isRedAlready(mutants))
    return console.log('their tests fail without a change, or there is nothing to change')
  const living: Mutant[] = []
  for (const mutant of mutants) {
    if (await isRed({ ...mutant, turns: testsOf(mutant.path) })) continue
    living.push(mutant)
    console.log(`${mutant.path}:${mutant.line}  ${mutant.before}  →  ${mutant.after}`)
  }
  asked?.kill()
  const died = mutants.length - living.length
  const [percent, seconds] = [(100 * died) / mutants.length, (performance.now() - begun) / 1000]
  console.log(
    `${mutants.length} mutants: ${died} died, ${living.length} live; ${percent.toFixed(0)}% in ${seconds.toFixed(0)} s`,
  )
}

function rulesIn(named: string[]): string[] {
  const wanted = named.map((path) => path.replace(/^\.\/|\/$/g, ''))
  const isWanted = (path: string) => wanted.length === 0 || wanted.some((one) => path.startsWith(one))
  return filesIn('src', CODE).filter((path) => isPure(path) && isWanted(path))
}

function drawn(all: Mutant[]): Mutant[] {
  if (options.draw === undefined) return all
  const chance = chanceFrom(Number(options.seed))
  const inOrder = all.map((mutant) => ({ mutant, order: chance() })).toSorted((a, b) => a.order - b.order)
  return inOrder.slice(0, Number(options.draw)).map(({ mutant }) => mutant)
}

async function isRedAlready(mutants: Mutant[]): Promise<boolean> {
  const [first] = mutants
  if (!first) return true
  const tests = new Set(mutants.flatMap(({ path }) => testsOf(path).flat()))
  return isRed({ path: first.path, text: read(first.path).text, turns: [[...tests]] })
}

/** A mutant that never comes to an end has died too. */
async function isRed(question: Question): Promise<boolean> {
  asked ??= await opened()
  asked.send(question)
  const answer = once(asked, 'message', { signal: AbortSignal.timeout(LONGEST) })
  return answer.then(([isSo]) => isSo === true, endless)
}

function endless(): true {
  asked?.kill('SIGKILL')
  asked = undefined
  return true
}

const LONGEST = 120_000

async function opened(): Promise<ChildProcess> {
  const child = fork('test/mutants/ask.ts')
  await once(child, 'message')
  return child
}

await run()
