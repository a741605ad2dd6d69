import fc from 'fast-check'
import { tendRecords } from '../../src/nightly.ts'
import { checkByNight } from '../../src/nightly/checks.ts'
import type { Someone } from '../somebody.ts'
import { BIRTH, type Bureau } from './bureau.ts'
import {
  DAY,
  type Desk,
  type Life,
  born,
  deskOf,
  isOver,
  isSilent,
  nextMoment,
  onDuty,
  peopleOf,
} from './life.ts'
import { deadEndOf, faultsOf } from './ends.ts'
import { obey } from './obey.ts'
import { lacksIn } from './open.ts'
import { type Shape, shapes } from './shape.ts'
import { UPSETS, type UpsetName } from './upset.ts'

/**
 * A step of a life: somebody looks at their desk and does what it says, or all of the office does, time going on where there is
 * nothing to do; or something else happens, or days pass.
 */
export type Step =
  | { do: 'obey'; who: number; line: number }
  | { do: 'upset'; what: UpsetName; pick: number }
  | { do: 'wait'; days: number }
  | { do: 'night' }
  | { do: 'on' }

const nat = fc.nat({ max: 30 })
export const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: fc.constant({ do: 'on' as const }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('obey' as const), who: nat, line: nat }) },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('upset' as const),
      what: fc.constantFrom(...Object.keys(UPSETS)),
      pick: nat,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'night' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 12 }) }),
  },
)

/** `isWatched`: every desk is asked after each thing that happens, and not only where nobody has anything to do. */
export type Told = { shape: Shape; steps: Step[]; isWatched: boolean }
/** Lives of which one in so many is watched. */
export const livesWatched = (oneIn: number): fc.Arbitrary<Told> =>
  fc.record({
    shape: shapes,
    steps: fc.array(steps, { maxLength: 40, size: 'max' }),
    isWatched: fc.nat({ max: oneIn - 1 }).map((n) => n === 0),
  })

/** Lives a life to its end; throws where it does not end, or where something that is open stands on nobody's desk. */
export async function live(bureau: Bureau, told: Told, birth: number): Promise<Ended> {
  const life = await born(bureau, told.shape, birth, told.isWatched)
  for (const step of told.steps) {
    if (await isOver(life)) break
    await take(life, step)
    if (life.isWatched) await lacksIn(life)
  }
  const left = await end(life)
  const faults = left === null ? await faultsOf(life) : []
  if (faults.length > 0) throw new Error(`it has ended with ${faults.join(', ')}: ${life.told.join('; ')}`)
  return { acts: life.told.length, left, told: life.told }
}
/** `left`: why it could not be brought to an end; null where it was. */
export type Ended = { acts: number; left: string | null; told: string[] }

async function take(life: Life, step: Step): Promise<void> {
  life.now += 60_000
  switch (step.do) {
    case 'wait':
      life.now += step.days * DAY
      life.told.push(`${step.days} days`)
      return
    case 'night':
      return night(life)
    case 'on':
      if (!(await round(life, onDuty(life, 0))) && !(await isOver(life))) life.now = await nextMoment(life)
      return
    case 'upset': {
      const done = await UPSETS[step.what]?.(life, step.pick)
      if (done) life.told.push(`${step.what}: ${done.ok ? 'done' : done.refusal.why}`)
      return
    }
    case 'obey': {
      const people = peopleOf(life)
      const who = people[step.who % people.length]
      if (!who || isSilent(life, who)) return
      const { by, lines } = await deskOf(life, who)
      const line = lines[step.line % Math.max(1, lines.length)]
      if (line) await obey(life, by, line)
    }
  }
}

/** What happens by itself in a night, but for files and the root of the history, which lie in a bucket. Sessions are swept by the machine's clock. */
async function night({ bureau: { db }, now }: Life): Promise<void> {
  await tendRecords(db, now, BIRTH)
  await checkByNight(db, [], now)
}

/** A life is over within three years of days on which everybody does what their desk says. */
const LONGEST = 3 * 365

/**
 * Everybody does what their desk says, one after the other, until there is nothing left to do. Where nobody has anything to do,
 * what is open must stand on a desk all the same; then time passes.
 */
async function end(life: Life): Promise<string | null> {
  const last = life.now + LONGEST * DAY
  for (let idle = 0; !(await isOver(life));) {
    if (await round(life, onDuty(life, idle))) {
      idle = 0
      continue
    }
    await lacksIn(life)
    const dead = await deadEndOf(life)
    if (dead !== null) return dead
    idle += 1
    if (idle === 2) [life.now, idle] = [await nextMoment(life), 0]
    if (life.now > last) throw new Error(`it does not end: ${life.told.join('; ')}`)
  }
  return null
}

/** Each of them looks at their desk, and does what it says; whoever did something goes on. Whether anybody did anything. */
async function round(life: Life, people: Someone[]): Promise<boolean> {
  const busy: Someone[] = []
  for (const who of people)
    if (!isSilent(life, who) && (await obeyed(life, await deskOf(life, who)))) busy.push(who)
  if (busy.length > 0) await round(life, busy)
  return busy.length > 0
}

/** Whether anything was done. */
async function obeyed(life: Life, { by, lines }: Desk): Promise<boolean> {
  let isDone = false
  for (const line of lines) {
    life.now += 1000
    const done = await obey(life, by, line)
    isDone ||= done?.ok ?? false
  }
  return isDone
}
