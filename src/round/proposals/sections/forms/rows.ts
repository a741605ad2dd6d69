import { z } from 'zod'
import { orNone, rows, such } from '../../../../web/boxes/box.ts'
import { decimal, whole } from '../../../../web/boxes/numbers.ts'
import { area, areaOrNone, line, lineOrNone } from '../../../../web/boxes/texts.ts'
import { MOST_LINES } from '../../budget/rules/lines.ts'
import type { Community, Partner, Step } from '../../rules/content.ts'

/** What a row of each list asks, in the order of its columns. */

const WRONG = '这一行的格式不对'

export const OUTPUT = z.object(
  { name: area('产出指标', 40), target: decimal('目标值'), unit: line('单位', 10) },
  WRONG,
)

export const EFFECT = z.object(
  {
    name: area('成效指标', 40),
    baseline: orNone(decimal('基线')),
    target: decimal('目标值'),
    unit: line('单位', 20),
    method: area('测量办法', 100),
  },
  WRONG,
)

export const STEP = z.object(
  {
    month: whole('从第几月', [1, 24]),
    until: orNone(whole('到第几月', [1, 24])),
    work: area('工作', 200),
  },
  WRONG,
)

/** The last month is only kept where it is another than the first. */
const step = z.codec(
  STEP.refine(({ month, until }) => until === null || until >= month, {
    path: ['until'],
    error: '结束的月份不能早于开始的月份',
  }),
  z.custom<Step>(),
  {
    decode: ({ month, until, work }) => ({
      ...{ month, work },
      ...(until !== null && until > month && { until }),
    }),
    encode: ({ until = null, ...row }) => ({ ...row, until }),
  },
)

export const RISK = z.object({ risk: area('风险', 100), response: area('应对办法', 300) }, WRONG)

export const MEMBER = z.object(
  { name: line('姓名', 20), duty: area('分工', 60), qualification: areaOrNone('资质与经验', 100) },
  WRONG,
)

/** A community of the district is chosen by its place: its own account can consent. */
export const partnerBoxes = (places: Community[]) =>
  z.object(
    {
      name: area('合作单位', 60),
      does: area('合作内容', 200),
      community: such(
        lineOrNone('本区社区', 40),
        (id) => id === '' || places.some((place) => place.id === id),
        '这个社区已经不在名录里，请重新选择',
      ),
    },
    WRONG,
  )

const partner = (places: Community[]) =>
  z.codec(partnerBoxes(places), z.custom<Partner>(), {
    decode: ({ community: chosen, ...row }) => {
      const community = places.find(({ id }) => id === chosen)
      return { ...row, ...(community && { community }) }
    },
    encode: ({ community, ...row }) => ({ ...row, community: community?.id ?? '' }),
  })

export const outputs = rows(OUTPUT, '请至少写一项产出', MOST_LINES)
export const effects = rows(EFFECT, '请至少写一项成效', MOST_LINES)
export const steps = rows(step, '请至少写一步计划', MOST_LINES)
export const risks = rows(RISK, '请至少写一项风险与应对', MOST_LINES)
export const members = rows(MEMBER, '请至少写一名成员', MOST_LINES)
export const partners = (places: Community[]) => rows(partner(places), null, MOST_LINES)
