import { z } from 'zod'
import { orNone } from '../../web/boxes/box.ts'
import { id, yesNo } from '../../web/boxes/choices.ts'
import { day } from '../../web/boxes/days.ts'
import { filter, page, search } from '../../web/boxes/query.ts'
import { area, line, phone } from '../../web/boxes/texts.ts'
import { LONGEST_TEXT } from './rules/objection.ts'

/** 公示: its first day, and whom to ask. */
export const noticeForm = z.object({
  from: day('开始日期', '请选择开始日期'),
  contact: area('联系方式', 300, '请写明联系方式'),
})

const NAME = '真实姓名或单位全称'

/** 异议: `submissionId` null means the whole list. */
export const objectionForm = z.object({
  submissionId: orNone(id('针对哪个项目', '请从名单里选择')),
  name: line(NAME, 60).refine((typed) => typed.length !== 1, `请填写${NAME}`),
  phone: phone(),
  text: area('异议的内容和理由', LONGEST_TEXT, '请写明异议的内容和理由'),
})

export const answerForm = z.object({
  upheld: yesNo('异议是否成立', { yes: '成立', no: '不成立' }),
  text: area('调查情况和理由', LONGEST_TEXT, '请写明调查情况和理由'),
})

/** `word`: those that are called so alone; `whole`: on one page, to be printed. */
export const noticeQuery = z.object({ word: search(50), page: page(), whole: filter(['on']) })
export type NoticeQuery = z.infer<typeof noticeQuery>
export const noticesQuery = z.object({ page: page() })
/** `waiting`: those without an answer alone. */
export const objectionsQuery = z.object({ page: page(), waiting: filter(['on']) })
