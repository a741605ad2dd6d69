import { z } from 'zod'
import { chosenFrom } from '../../../../web/boxes/choices.ts'
import { whole } from '../../../../web/boxes/numbers.ts'
import { area } from '../../../../web/boxes/texts.ts'
import type { Community } from '../../rules/content.ts'
import { members, partners } from './rows.ts'

export const BENEFICIARIES = z.object(
  {
    who: area('受益人群', 200),
    direct: whole('直接受益人数', [1, 999_999], '人'),
    indirect: whole('间接受益人数', [0, 999_999], '人'),
  },
  '请填写受益人群',
)

/** 受益人群与实施社区: for how many, and where. `places`: the communities that the district keeps. */
export const beneficiariesForm = (places: Community[]) =>
  z.object({
    // what was not begun says each of its fields
    beneficiaries: BENEFICIARIES.prefault({ who: '', direct: '', indirect: '' }),
    communities: chosenFrom(
      '实施社区',
      places.map(({ id, subdistrict, community }): Community => ({ id, subdistrict, community })),
      '有的社区已经不在名录里，请重新选择',
    ),
  })

/** 团队: who does it, and what for. */
export const teamForm = z.object({ team: members })

/** 合作单位, if any. */
export const partnersForm = (places: Community[]) => z.object({ partners: partners(places) })
