import { fork } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { read } from '../shape/tree.ts'
import type { Question } from './ask.ts'

const turns = [['test/shared/money.test.ts']]
const broken: Question = { path: 'src/shared/money.ts', text: 'export {}', turns }
const { path, text } = read('src/shared/result.ts')
const turnsOfNext = [['test/shared/money.test.ts', 'test/shared/points.test.ts']]

test('a mutant is gone when the next file is asked about', { timeout: 60_000 }, async () => {
  const child = fork('test/mutants/ask.ts')
  const isRed = async (question: Question): Promise<unknown> => {
    child.send(question)
    const [answer] = await once(child, 'message')
    return answer
  }
  await once(child, 'message')
  expect(await isRed(broken)).toBe(true)
  expect(await isRed({ path, text, turns: turnsOfNext })).toBe(false)
  child.kill()
})
