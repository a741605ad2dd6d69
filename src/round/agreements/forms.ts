import { z } from 'zod'
import { choice, confirm } from '../../web/boxes/choices.ts'
import { day } from '../../web/boxes/days.ts'
import { version } from '../../web/boxes/numbers.ts'
import { area } from '../../web/boxes/texts.ts'
import { SIDE_WORDS } from './rules/agreement.ts'

const startsOn = day('项目开始的日期')

export const agreementForm = z.object({ startsOn })

/** A new draft in the place of one that nobody has signed says why; `draft`: of which, which machines may leave out. */
export const redraftForm = z.object({
  startsOn,
  reason: area('重新拟定的原因', 200),
  draft: version(1).optional(),
})

export const signatureForm = z.object({
  /** The one that was read; machines may leave it out of the first. */
  draft: version(1).optional(),
  /** Said by those who may sign for either. */
  side: choice('代表哪一方', SIDE_WORDS, '请选择代表哪一方签署').optional(),
  confirm: confirm('请确认已经读过协议，并同意签署'),
})
