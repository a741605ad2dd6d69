import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { linesOf } from '../../../../src/round/awards/rules/frozen.ts'
import { rankRoom } from '../../../../src/round/awards/rules/room.ts'
import { findRoom } from '../../../../src/round/awards/store/room.ts'
import { recusals } from '../../../../src/round/panel/tables.ts'
import { subjects } from '../../../../src/history/subjects.ts'
import { leave } from '../../../made.ts'
import { type Site, openSite } from '../../../support.ts'
import { unlike } from '../../../unlike.ts'
import { type Assigned, assignedRound, score } from '../../scoring/assigned.ts'
import { OPENS } from '../../screening/closed-round.ts'
import { narrow, titleOf } from '../scored.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

/** What the page takes of what is kept is what the sheets say: all of the room, and the ranking that follows from it. */
async function same({ id: roundId }: Assigned): Promise<void> {
  const [kept, found] = await Promise.all([
    findRoom(site.db, { roundId }, site.now, { from: 'kept' }),
    findRoom(site.db, { roundId }, site.now),
  ])
  if (!kept || !found) throw new Error('no room')
  const byId = <T extends { proposal: string }>(rows: T[]) =>
    rows.toSorted((a, b) => (a.proposal < b.proposal ? -1 : 1))
  expect({ ...kept.room, entered: byId(kept.room.entered) }).toEqual({
    ...found.room,
    entered: byId(found.room.entered),
  })
  expect(linesOf(rankRoom(kept.room))).toEqual(linesOf(rankRoom(found.room)))
}

/** `expert` bars themselves from the organization of the proposal at `at`, after its sheets were given out. */
async function bar(round: Assigned, expert: 0 | 1 | 2, at: number): Promise<void> {
  const [roundId, { expertId }] = [round.id, round.experts[expert]]
  const [organizationId, made] = [
    round.proposals[at]?.organizationId ?? '',
    { by: round.officer.id, at: site.now + 1 },
  ]
  const told = { subject: subjects.declaration(roundId, expertId), what: 'recusals-declared', ...made }
  const row = site.db
    .insert(recusals)
    .values({ roundId, expertId, organizationId, reason: '开评以后认出是亲属的单位', ...made })
  await leave(site.db, [told], [row])
}

const EXPERT = fc.constantFrom(0, 1, 2)
const ACT = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ sheet: EXPERT, at: fc.nat(3), effect: fc.integer({ min: 0, max: 58 }) }),
  },
  { weight: 2, arbitrary: fc.record({ bars: EXPERT, at: fc.nat(3) }) },
)

test('the room from what is kept is the room from the sheets, after every act, whatever comes in which order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(ACT, { maxLength: 12, selector: (act) => JSON.stringify({ ...act, effect: 0 }) }),
      async (acts) => {
        const round = await assignedRound(
          site,
          [0, 1, 2, 3].map((at) => ({ title: titleOf(at) })),
          narrow(),
          (at) => site.member(`${titleOf(at)}社${unlike()}`),
        )
        await same(round)
        const barred = new Set<string>()
        for (const act of acts) {
          if ('bars' in act) {
            await bar(round, act.bars, act.at)
            barred.add(`${act.bars} ${act.at}`)
          } else if (!barred.has(`${act.sheet} ${act.at}`))
            await score(site, round, act.sheet, act.at, act.effect * 50)
          await same(round)
        }
      },
    ),
    { numRuns: 8 },
  )
})
