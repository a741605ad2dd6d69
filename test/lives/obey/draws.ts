import {
  answerAside,
  askAside,
  commitSecret,
  drawPanel,
  revealSecret,
} from '../../../src/round/panel/draws/actions.ts'
import type { Side } from '../../../src/round/panel/draws/rules/draw.ts'
import type { Person } from '../../../src/people/rules/person.ts'
import { hashOf } from '../../../src/shared/seeded.ts'
import type { Act } from '../life.ts'

/** In a life each side has its own name for a secret. */
const sideOf = (by: Person): Side => (by.roles.includes('auditor') ? 'auditor' : 'officer')

/** A draw that somebody has prepared is brought to its result, or set aside where that is not to be had. */
export const obeyedOfDraws: Record<string, Act> = {
  'commit-draw': ({ bureau, now }, by, id) =>
    commitSecret(bureau.db, by, id, { side: sideOf(by), hash: hashOf(sideOf(by)) }, now),
  'reveal-draw': ({ bureau, now }, by, id) =>
    revealSecret(bureau.db, by, id, { side: sideOf(by), number: sideOf(by) }, now),
  'conclude-draw': async ({ bureau, now }, by, id) => {
    const drawn = await drawPanel(bureau.db, by, id, '03 08 17 21 24 31 07', now)
    if (drawn.ok || drawn.refusal.why === 'number-not-yet' || drawn.refusal.why === 'aside-waits')
      return drawn
    return askAside(bureau.db, by, id, drawn.refusal.why, now)
  },
  'set-draw-aside': ({ bureau, now }, by, id) => askAside(bureau.db, by, id, '没有收齐指纹', now),
  'answer-draw-aside': ({ bureau, now }, by, id) => answerAside(bureau.db, by, id, true, now),
}
