import { expect } from 'vitest'
import type { Answered } from './site.ts'

/** Every act of a story is sent by so many at once. */
export const COPIES = 8

/** Acts that come to the same however often they are done, so that each may be told that it is done. */
const SAME_AGAIN: [RegExp, reason: string][] = [
  [/\/sections\/|\/draft$|\/budget$/, 'the same words typed by the same person are saved already'],
  [/\/objections$/, 'the same objection of the same person is one objection'],
  [/^\/(rounds\/new|round-files|needs\/look-up)$|\/room$/, 'it answers, and writes nothing'],
]

/** Of copies of an act that were sent at once one is done at the most; what is said to the others is a refusal, no breakdown. */
export function theOneDone(path: string, answers: Answered[]): Answered {
  const done = answers.filter(({ status }) => status < 400)
  const broken = answers.filter(({ status }) => status >= 500)
  expect(broken, `${path}, done by ${answers.length} at once`).toEqual([])
  const isSame = SAME_AGAIN.some(([pattern]) => pattern.test(path))
  if (!isSame) expect(done.length, `${path} is done once`).toBeLessThanOrEqual(1)
  const [answer] = [...done, ...answers]
  if (!answer) throw new Error('sent no copy')
  return answer
}
