import { newId } from '../../../src/db/db.ts'
import type { Site } from '../../support.ts'
import { assignedRound } from './assigned.ts'

/** A name that could leak: it is nowhere in what the organization wrote. */
export const GROUP = '永定门外街道永外新市民融入课堂社'

/** A whole sheet as its expert types it: 81 points. */
export const TYPED = {
  version: '0',
  'points.goal': '20.5',
  'points.output': '18.5',
  'points.effect': '26',
  'points.innovation': '16',
  'comments.effect': '测量办法可行',
  comment: '我的综合意见',
  advice: 'improve',
}

/** A round in scoring, one of its sheets, and its expert. */
export async function ownSheet(site: Site) {
  const group = () => site.member(`${GROUP}${newId()}`)
  const round = await assignedRound(site, [{ title: '胡同讲古' }], {}, group)
  const id = round.sheetOf(0, 0)
  return { round, id, by: round.experts[0].person, path: `/sheets/${id}` }
}
