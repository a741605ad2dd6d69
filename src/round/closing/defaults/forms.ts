import { z } from 'zod'
import { choice } from '../../../web/boxes/choices.ts'
import { orNone, whereRead } from '../../../web/boxes/box.ts'
import { money } from '../../../web/boxes/numbers.ts'
import { area } from '../../../web/boxes/texts.ts'

/** Longest reason, in characters. */
const LONGEST = 2000

export { answerForm } from '../../agreements/lapses/forms.ts'

/** What the office would do without the organization. The amount that is to be recovered is known. */
export const defaultForm = z
  .object({
    kind: choice('办理', { report: '按已有材料评估', refund: '登记追回' }, '请选择怎样办理'),
    spent: orNone(money('有凭证的支出')),
    reason: area('已有的材料和理由', LONGEST, '请写明已有的材料和理由'),
  })
  .refine(({ kind, spent }) => kind === 'refund' || spent !== null, {
    path: ['spent'],
    message: '请填写有凭证的支出，没有的填0',
    ...whereRead('kind', 'spent'),
  })
