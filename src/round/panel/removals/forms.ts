import { z } from 'zod'
import { confirm, id } from '../../../web/boxes/choices.ts'
import { area } from '../../../web/boxes/texts.ts'
import { LONGEST_DETAIL } from '../rules/declaration.ts'

/** Why a member leaves the panel of their own accord; they do not come back to it. */
export const resignationForm = z.object({
  reason: area('原因', LONGEST_DETAIL),
  confirmed: confirm('请确认退出以后不能再回到本期评审委员会'),
})

/** Whom an officer takes off, and why. */
export const removalForm = z.object({
  expert: id('成员'),
  reason: area('原因', LONGEST_DETAIL),
  confirmed: confirm('请确认撤下以后不能再回到本期评审委员会'),
})
