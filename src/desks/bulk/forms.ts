import { z } from 'zod'
import { WHOSE } from '../../owners/rules.ts'
import { CHECK_WORDS } from '../../round/screening/rules/credit.ts'
import { confirm, ids, ticks } from '../../web/boxes/choices.ts'
import { day } from '../../web/boxes/days.ts'
import { filter, page } from '../../web/boxes/query.ts'
import { line } from '../../web/boxes/texts.ts'
import { stepForm } from '../../round/needs/forms.ts'
import { MOST } from './rules/item.ts'

/** Of those that wait, the next so many, and of whom of the office. */
export const bulkQuery = z.object({ page: page(), whose: filter(WHOSE) })

const chosen = (what: string) => ids(what, [1, MOST], `请勾选要一起办的${what}`)

export const passForm = z.object({
  chosen: chosen('申报'),
  read: confirm('请确认勾选的申报书和附件都已经有人看过'),
})

export const lookUpForm = z.object({
  chosen: chosen('单位'),
  about: ticks('查了什么', CHECK_WORDS),
  checkedOn: day('查询日期'),
  source: line('查询来源', 100),
  clear: confirm('请确认勾选的单位都逐个查过，都没有查到问题'),
})

export const draftForm = z.object({ chosen: chosen('项目'), startsOn: day('项目开始的日期') })
export const openForm = z.object({ chosen: chosen('项目') })
export const closeForm = z.object({ chosen: chosen('项目') })

export const agendaForm = z.object({
  chosen: chosen('需求'),
  note: stepForm.shape.note,
})
