import type { Plan } from '../../../../src/round/calls/rules/plan.ts'
import {
  commitSecret,
  drawPanel,
  prepareDraw,
  revealSecret,
} from '../../../../src/round/panel/draws/actions.ts'
import type { Asked, Side } from '../../../../src/round/panel/draws/rules/draw.ts'
import { hashOf } from '../../../../src/shared/seeded.ts'
import { startOf } from '../../../../src/shared/days.ts'
import type { Site, Someone } from '../../../site.ts'
import { unlike } from '../../../unlike.ts'
import { CLOSES, type Round, closedRound, valueOf } from '../../screening/closed-round.ts'
import { type Expert, makeExpert } from '../sitting.ts'
import { SECRETS } from './drawing.ts'

/** The day after the deadline; the secrets are open until its end, the public number comes the day after. */
export const REVEAL_BY = '2013-04-27'
export const PUBLIC_ON = '2013-04-28'
export const NUMBER_OUT = startOf(PUBLIC_ON)
export const NUMBER = '03 08 17 21 24 31 07'

export type Drawable = Round & { auditor: Someone; asked: Asked; experts: Expert[] }

/** A closed round, and in the pool so many experts of a field of its own. */
export async function drawable(
  site: Site,
  candidates = 5,
  seats = 3,
  change: Partial<Plan> = {},
): Promise<Drawable> {
  const round = await closedRound(site, [], undefined, change)
  const auditor = await site.person('孙监督', ['auditor'])
  const field = `领域${unlike()}`
  const experts: Expert[] = []
  for (let at = 1; at <= candidates; at += 1) experts.push(await makeExpert(site, `候选${at}`, field))
  const strata = [{ code: '业务', seats, fields: [field] }]
  const asked = { strata, source: '双色球第2013049期', revealBy: REVEAL_BY, publicOn: PUBLIC_ON }
  return { ...round, auditor, asked, experts }
}

export const idsOf = ({ experts }: Drawable): string[] => experts.map(({ expertId }) => expertId)

export const prepare = ({ id, officer, asked }: Drawable, site: Site) =>
  prepareDraw(site.db, officer, id, asked, CLOSES)

/** Both commit, and who is named reveals. */
export async function commitBoth(round: Drawable, site: Site, reveal: Side[] = []): Promise<void> {
  const who = [['officer', round.officer] as const, ['auditor', round.auditor] as const]
  for (const [side, by] of who)
    valueOf(await commitSecret(site.db, by, round.id, { side, hash: hashOf(SECRETS[side]) }, CLOSES))
  for (const [side, by] of who)
    if (reveal.includes(side))
      valueOf(await revealSecret(site.db, by, round.id, { side, number: SECRETS[side] }, CLOSES))
}

/** Prepared, committed, revealed and drawn. */
export async function drawnRound(site: Site, candidates = 5, seats = 3, change: Partial<Plan> = {}) {
  const round = await drawable(site, candidates, seats, change)
  valueOf(await prepare(round, site))
  await commitBoth(round, site, ['officer', 'auditor'])
  const outcome = valueOf(await drawPanel(site.db, round.officer, round.id, NUMBER, NUMBER_OUT))
  return { ...round, outcome }
}
