import { z } from 'zod'
import { choice, id, pick } from '../../../web/boxes/choices.ts'
import { dayOrNone } from '../../../web/boxes/days.ts'
import { area, line, lineOrNone } from '../../../web/boxes/texts.ts'
import { isSaid, unsaid } from '../forms.ts'
import { CONFLICTS, LONGEST_DETAIL } from '../rules/declaration.ts'

/** Whom an applicant does not want to be judged by, and why: the relations that an expert declares, too. */
export const requestForm = z
  .object({
    name: line('专家姓名', 40),
    employer: lineOrNone('专家的单位', 60),
    kind: pick('关系', CONFLICTS, '请选择是什么关系'),
    endedOn: dayOrNone('结束日期'),
    detail: lineOrNone('事实和理由', LONGEST_DETAIL),
  })
  .refine(isSaid, unsaid)

export const withdrawalForm = z.object({ request: id('回避申请') })

export const answerForm = z.object({
  request: id('回避申请'),
  outcome: choice('答复', { upheld: '同意回避', refused: '不同意' }),
  reason: area('答复的理由', LONGEST_DETAIL),
})
