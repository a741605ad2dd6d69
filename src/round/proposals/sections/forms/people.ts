import { z } from 'zod'
import type { Community } from '../../rules/content.ts'
import { rows, ticks, whole, words, wordsOrNone } from '../../forms.ts'

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

/** 团队: who does it, and what for. */
export const teamForm = z.object({
  team: rows(
    {
      name: words(20, '姓名'),
      duty: words(60, '分工'),
      qualification: wordsOrNone(100, '资质与经验'),
    },
    '请至少写一名成员',
  ),
})

/** 合作单位, if any. A community of the district is chosen by its place: its own account can consent. */
export const partnersForm = (places: Community[]) =>
  z.object({
    partners: rows(
      {
        name: words(60, '合作单位'),
        does: words(200, '合作内容'),
        community: wordsOrNone(40, '社区').refine(
          (id) => id === '' || places.some((place) => place.id === id),
          '这个社区已经不在名录里，请重新选择',
        ),
      },
      null,
    )
      .optional()
      .transform((partners = []) =>
        partners.map(({ name, does, community }) => ({ name, does, ...(community && { community }) })),
      ),
  })
