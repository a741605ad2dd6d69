import fc from 'fast-check'
import { remind } from '../../src/letters/store.ts'
import { nearDates } from '../../src/nightly/dates.ts'
import { overdueByRule } from '../../src/nightly/terms.ts'
import type { Someone } from '../somebody.ts'
import type { Bureau } from './bureau.ts'
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

export type Told = { shape: Shape; steps: Step[] }
export const lives: fc.Arbitrary<Told> = fc.record({
  shape: shapes,
  steps: fc.array(steps, { maxLength: 40, size: 'max' }),
})

/** Lives a life to its end; throws where it does not end, or where something that is open stands on nobody's desk. */
export async function live(bureau: Bureau, told: Told, birth: number): Promise<Ended> {
  const life = await born(bureau, told.shape, birth)
  for (const step of told.steps) if (!(await isOver(life))) await take(life, step)
  // of every sequence each beginning is one, too: so this is asked of any state
  if (!(await isOver(life))) await lacksIn(life, [])
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
      if ((await round(life, onDuty(life, 0))) !== null && !(await isOver(life)))
        life.now = await nextMoment(life)
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

/** What the nights tell people. */
async function night({ bureau: { db }, now }: Life): Promise<void> {
  const told = await Promise.all([nearDates(db, now), overdueByRule(db, now)])
  const [first, ...others] = remind(db, told.flat(), now)
  if (first) await db.batch([first, ...others])
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
    const desks = await round(life, onDuty(life, idle))
    if (desks === null) {
      idle = 0
      continue
    }
    await lacksIn(life, desks)
    const dead = await deadEndOf(life)
    if (dead !== null) return dead
    idle += 1
    if (idle === 2) [life.now, idle] = [await nextMoment(life), 0]
    if (life.now > last) throw new Error(`it does not end: ${life.told.join('; ')}`)
  }
  return null
}

/** Each of them looks at their desk, and does what it says; whoever did something goes on. The desks, where nobody did anything. */
async function round(life: Life, people: Someone[]): Promise<Desk[] | null> {
  const [desks, busy]: [Desk[], Someone[]] = [[], []]
  for (const who of people) {
    const desk = await deskOf(life, who)
    desks.push(desk)
    if (!isSilent(life, who) && (await obeyed(life, desk))) busy.push(who)
  }
  if (busy.length === 0) return desks
  await round(life, busy)
  return null
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
