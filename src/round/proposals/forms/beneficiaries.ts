import { z } from 'zod'
import type { Community } from '../rules/content.ts'
import { ticks, whole, words } from './cells.ts'

/** 受益人群与实施社区: for how many, and where. `places`: the communities that the district keeps. */
export const beneficiariesForm = (places: Community[]) =>
  z.object({
    // what was not begun says each of its fields
    beneficiaries: z.preprocess(
      (sent) => sent ?? {},
      z.object(
        {
          who: words(200, '受益人群'),
          direct: whole(1, 999_999, '直接受益人数'),
          indirect: whole(0, 999_999, '间接受益人数'),
        },
        '请填写受益人群',
      ),
    ),
    communities: ticks(places, '有的社区已经不在名录里，请重新选择').transform((chosen) =>
      chosen.map(({ id, subdistrict, community }) => ({ id, subdistrict, community })),
    ),
  })
