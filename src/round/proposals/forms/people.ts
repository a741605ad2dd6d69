import { z } from 'zod'
import type { Community } from '../rules/content.ts'
import { rows, words, wordsOrNone } from './cells.ts'

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
