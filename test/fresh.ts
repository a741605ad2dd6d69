import { env } from 'cloudflare:workers'
import { type RunnerTask, afterAll, afterEach, beforeAll } from 'vitest'
import { IN_STORIES } from './access/raced.ts'
import { begin, newlyBroken, unbroken } from './breaks.ts'
import { doneByOne, isDoneByOne } from './raced.ts'
import { empty } from './storage.ts'

// A worker runs several files, one after the other: each of them finds its storage empty.
beforeAll(async () => {
  await empty()
  begin()
  doneByOne.clear()
})

// Whatever a test has written, every check holds after it, but for those that it says it breaks: asked after each test, or, where the
// other home is asked that, after each file.
async function allHolds(): Promise<void> {
  const broken = await newlyBroken()
  if (broken.length > 0) throw new Error(`no longer holds: ${JSON.stringify(broken)}`)
}
if (env.THOROUGH) afterEach(allHolds)

afterAll(async () => {
  if (!env.THOROUGH) return allHolds()
  const whole = unbroken()
  if (whole.length > 0) throw new Error(`breaks(…) names what holds all the same: ${whole.join(', ')}`)
})

// A story that says which acts it lets eight do at once has done so. (What vitest hands over first must be taken apart.)
// oxlint-disable-next-line no-empty-pattern
afterAll(({}, { file }) => {
  const acts = file.tasks.every(isRun) ? (IN_STORIES[file.name] ?? []) : []
  const missing = acts.filter((act) => !isDoneByOne(act))
  if (missing.length > 0) throw new Error(`raced by nobody in this file: ${missing.join()}`)
})

/** With `-t` some of a file are left out. */
const isRun = (task: RunnerTask): boolean =>
  task.mode === 'run' && (task.type !== 'suite' || task.tasks.every(isRun))
