import { sql } from 'drizzle-orm'
import {
  answerAside,
  askAside,
  commitSecret,
  drawPanel,
  prepareDraw,
  revealSecret,
} from '../../../src/round/panel/draws/actions.ts'
import type { Side } from '../../../src/round/panel/draws/rules/draw.ts'
import { dayOf, plusDays } from '../../../src/shared/days.ts'
import { hashOf } from '../../../src/shared/seeded.ts'
import { asNow } from '../bureau.ts'
import type { Life } from '../life.ts'
import { type Upset, chosen, dbOf, ofOffice } from './kind.ts'

const ROUND = (id: string) => sql`select ${id} as id`
const sideOf = (pick: number): Side => (pick % 2 === 0 ? 'officer' : 'auditor')
/** Whoever commits reveals: always the same of the officers. */
const whoOf = ({ bureau }: Life, side: Side) => (side === 'officer' ? bureau.officers[0] : bureau.auditor)

const bySide =
  (act: typeof commitSecret | typeof revealSecret): Upset =>
  async (life, pick) => {
    const side = sideOf(pick)
    const by = await asNow(life.bureau, whoOf(life, side), life.now)
    const secret = { side, number: side, hash: hashOf(side) }
    return act(dbOf(life), by, life.roundId, secret, life.now)
  }

/** A panel is drawn, or half drawn, beside what the desks ask for. */
export const DRAWN = {
  'prepare a draw': async (life, pick) => {
    const by = chosen(life.bureau.officers, pick)
    if (!by) return undefined
    const today = dayOf(life.now)
    const asked = {
      strata: [{ code: '业务', seats: 3, fields: ['社会工作'] }],
      source: '双色球第2026055期',
      revealBy: today,
      publicOn: plusDays(today, 1),
    }
    return prepareDraw(dbOf(life), await asNow(life.bureau, by, life.now), life.roundId, asked, life.now)
  },
  'commit a secret': bySide(commitSecret),
  'reveal a secret': bySide(revealSecret),
  'enter the public number': ofOffice('officers', ROUND, (x, by, id) => drawPanel(x.db, by, id, '7', x.now)),
  'ask to set the draw aside': ofOffice('officers', ROUND, (x, by, id) =>
    askAside(x.db, by, id, '名单有误', x.now),
  ),
  'set the draw aside': ofOffice('approvers', ROUND, (x, by, id) => answerAside(x.db, by, id, true, x.now)),
  'keep the draw': ofOffice('approvers', ROUND, (x, by, id) => answerAside(x.db, by, id, false, x.now)),
} satisfies Record<string, Upset>
