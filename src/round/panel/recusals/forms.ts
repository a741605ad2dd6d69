import { z } from 'zod'
import { confirm, id } from '../../../web/boxes/choices.ts'
import { area, line } from '../../../web/boxes/texts.ts'
import { isSaid, relationForm, unsaid } from '../forms.ts'
import { LONGEST_DETAIL } from '../rules/declaration.ts'

/** Why an expert gives up a sheet; it cannot be had back. */
export const sheetRecusalForm = relationForm
  .extend({ confirmed: confirm('请确认回避以后不能恢复') })
  .refine(isSaid, unsaid)

/** Whom an officer pins: a member, and an organization by the number of its proposal or by its name. */
export const pinForm = z.object({
  expert: id('专家'),
  organization: line('申报书编号或者单位名称', 60),
  reason: area('事实和理由', LONGEST_DETAIL),
})
