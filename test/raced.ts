import { expect } from 'vitest'
import type { Answered } from './site.ts'
import { together } from './together.ts'

/** Every act of a story is sent by so many at once. */
export const COPIES = 8

/** Acts that come to the same however often they are done, so that each may be told that it is done. */
const SAME_AGAIN: [RegExp, reason: string][] = [
  [
    /\/sections\/|^\/sheets\/[^/]+\/draft$|\/correction\/draft$/,
    'the same words typed by the same person are saved already',
  ],
  [/\/objections$/, 'the same objection of the same person is one objection'],
  [/\/account\/reading$/, 'whoever looks at an account twice has looked twice, and both are told'],
  [/^\/needs\/look-up$|\/room$|\/budget$/, 'it answers, and writes nothing'],
]

/** Acts whose form tells when its page was shown: it is done once, and whoever sends it again is led to what came of it. */
const LEADS_ON = /^\/rounds\/[^/]+\/proposals$/

/** Where acts were done by one of eight copies, in this file: test/fresh.ts asks it of every story. */
export const doneByOne = new Set<string>()
export function isDoneByOne(act: string): boolean {
  const place = new RegExp(`^${act.replaceAll(/:\w+/g, '[^/]+')}$`)
  return [...doneByOne].some((path) => place.test(path))
}

/** Of copies of an act that were sent at once one is done at the most; what is said to the others is a refusal, no breakdown. */
export function theOneDone(path: string, answers: Answered[]): Answered {
  const done = answers.filter(({ status }) => status < 400)
  const broken = answers.filter(({ status }) => status >= 500)
  expect(broken, `${path}, done by ${answers.length} at once`).toEqual([])
  const isSame = SAME_AGAIN.some(([pattern]) => pattern.test(path))
  const came = LEADS_ON.test(path)
    ? new Set(done.map(({ text, location }) => location ?? text)).size
    : done.length
  if (!isSame) expect(came, `${path} is done once`).toBeLessThanOrEqual(1)
  const [answer] = [...done, ...answers]
  if (!answer) throw new Error('sent no copy')
  if (done.length > 0) doneByOne.add(path)
  return answer
}

/** What came of an act: its result, or what the site answered. */
type Came = { ok: boolean; refusal?: { why: string } } | { status: number }

/**
 * Eight at once do the act of a place, each by their number from 0; nothing breaks down. test/shape/raced.test.ts reads which
 * acts are raced from these calls: `byEight(paths.withdrawal, …`.
 */
export async function byEight<T extends Came>(
  place: { pattern: string },
  act: (n: number) => Promise<T>,
): Promise<T[]> {
  const came = await together(COPIES, act)
  const broken = came.map(outcomeOf).filter((outcome) => typeof outcome === 'number' && outcome >= 500)
  expect(broken, `${place.pattern}, done by ${COPIES} at once`).toEqual([])
  return came
}

/**
 * Acts of which one excludes the others: eight do each of them, all at once. Read by test/shape/raced.test.ts, too:
 * `[paths.decisionReturn, () => …`.
 */
export async function eightOfEach(
  acts: [place: { pattern: string }, act: (n: number) => Promise<Came>][],
): Promise<Came[]> {
  return (await Promise.all(acts.map(([place, act]) => byEight(place, act)))).flat()
}

/** The one that was done; each of the others was told one of these, a reason or a status. None named: any refusal. */
export function theOne<T extends Came>(came: T[], ...told: (string | number)[]): T {
  const outcomes = came.map(outcomeOf)
  const [done, ...more] = came.filter((_, at) => isDone(outcomes[at]))
  const others = outcomes.filter((outcome) => !isDone(outcome))
  expect([done === undefined ? 'nobody' : 'one', more], outcomes.join()).toEqual(['one', []])
  if (told.length > 0) for (const other of new Set(others)) expect(told).toContain(other)
  if (done === undefined) throw new Error('nobody has done it')
  return done
}

/** 'ok' or the reason why not; of the site the status. */
const outcomeOf = (came: Came): string | number =>
  'status' in came ? came.status : came.ok ? 'ok' : (came.refusal?.why ?? '')
const isDone = (outcome: string | number | undefined): boolean =>
  typeof outcome === 'number' ? outcome < 400 : outcome === 'ok'

/** What the form to an address sends along unseen, in the page that shows it. */
export function hiddenIn(page: string, address: string): Record<string, string> {
  const form = page.slice(page.indexOf(`action="${address}"`))
  const fields = form
    .slice(0, form.indexOf('</form>'))
    .matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]))
}
