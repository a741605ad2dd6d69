import { z } from 'zod'
import type { Plan } from '../../calls/rules/plan.ts'
import { asks } from '../rules/sections.ts'
import { whole, words, wordsOrNone } from './cells.ts'

/** 项目概况. The place may be left blank where the form asks for communities. */
export const aboutForm = (plan: Plan) =>
  z.object({
    title: words(30, '项目名称'),
    track: z.string('请选择赛道').trim().min(1, '请选择赛道'),
    category: words(20, '领域').refine(
      (chosen) => plan.categories === undefined || plan.categories.includes(chosen),
      '请从列出的领域中选择',
    ),
    place: asks(plan, 'beneficiaries') ? wordsOrNone(60, '实施地点') : words(60, '实施地点'),
    months: whole(1, 24, '实施时间'),
    leader: words(20, '项目负责人'),
    summary: words(500, '项目概况'),
  })
