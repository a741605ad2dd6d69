import type { Content } from '../../../../src/round/proposals/rules/content.ts'
import type { Site, Someone } from '../../../support.ts'
import { hosted } from '../../../organizations/cast.ts'
import { submittedProposal } from '../../opened.ts'
import { CONTENT } from '../typed.ts'
import { unlike } from '../../../unlike.ts'

const TELLS =
  '老街坊每周三带着工具到活动室修理旧家电并且教年轻人怎样检查插座和煤气管线做完以后大家一起吃面谈谈近况'

/** Words of its own by each mark, so that tests do not meet in the index. */
export function textOf(mark: string): Content {
  const own = [...TELLS]
    .map((letter, i) => (i % 3 === 0 ? letter + (mark[i % mark.length] ?? '') : letter))
    .join('')
  return { ...CONTENT, title: `修理铺${mark}`, summary: own, need: [...own].toReversed().join('') }
}

/** Submits as a new organization. */
export async function submittedIn(site: Site, roundId: string, content: Partial<Content>) {
  const by = await site.member(`单位${unlike()}`)
  await hosted(site, by)
  const id = await submittedProposal(site, roundId, by, content)
  return { by, id }
}

type Shown = {
  total: number
  pairs: { id: string; a: string; b: string; percent: number; isOwn: number; verdict: string | null }[]
  groups: { id: string; count: number; excerpt: string; members: { proposal: string }[] }[]
}

/** The list as an officer is shown it; of pairs that have half in common, unless told. */
export async function shownTo(site: Site, as: Someone, roundId: string, query = '?least=50'): Promise<Shown> {
  const { json } = await site.json(`/rounds/${roundId}/similar${query}`, as)
  const [pairs, groups] = [json['pairs'], json['groups']]
  return {
    total: Number(json['total']),
    pairs: Array.isArray(pairs) ? pairs : [],
    groups: Array.isArray(groups) ? groups : [],
  }
}
