import type { Plan } from '../../calls/rules/plan.ts'
import type { ExpertContent } from '../../proposals/rules/content.ts'

type Shown = Plan['parameters']['scoring']['placeShown']

/**
 * What an expert reads, with places no finer than the rules of the round allow. A place is typed as text: of one that names no
 * subdistrict nothing is left. A version from before it was ruled shows it as it was typed.
 */
export function placed(content: ExpertContent, shown: Shown): ExpertContent {
  if (shown === undefined || shown === 'community') return content
  const { communities, ...rest } = content
  if (shown === 'none') return { ...rest, place: '' }
  const subdistricts = [...new Set(communities?.map(({ subdistrict }) => subdistrict))]
  return {
    ...rest,
    place: /^.*?(街道|地区|镇|乡)/.exec(rest.place)?.[0] ?? '',
    ...(communities && {
      communities: subdistricts.map((subdistrict) => ({ id: '', subdistrict, community: '' })),
    }),
  }
}
