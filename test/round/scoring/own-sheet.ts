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

/** What a round may ask besides: the first four are for experts, the others would tell them whose it is. */
export const ASKED = {
  evidence: '春天问了二十户',
  beneficiaries: { who: '独居老人', direct: 30, indirect: 90 },
  communities: [{ id: 'p', subdistrict: '和平里街道', community: '青年湖社区' }],
  sustainability: '由志愿者接着做',
  team: [{ name: '周成员', duty: '总负责', qualification: '社工师' }],
  partners: [{ name: '隔壁合作社', does: '场地' }],
  files: [{ id: 'f', name: '登记证书.pdf', size: 1, sha256: '0' }],
}

/** A round in scoring, one of its sheets, and its expert. */
export async function ownSheet(site: Site) {
  const group = () => site.member(`${GROUP}${newId()}`)
  const round = await assignedRound(site, [{ title: '胡同讲古', ...ASKED }], {}, group)
  const id = round.sheetOf(0, 0)
  return { round, id, by: round.experts[0].person, path: `/sheets/${id}` }
}
