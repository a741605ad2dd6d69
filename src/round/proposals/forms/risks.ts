import { z } from 'zod'
import type { Plan } from '../../calls/rules/plan.ts'
import { asks } from '../rules/sections.ts'
import { rows, words } from './cells.ts'

const risks = rows({ risk: words(100, '风险'), response: words(300, '应对办法') }, '请至少写一项风险与应对')

/** 风险与应对; how it goes on after the money ends, where the round asks. */
export const risksForm = (plan: Plan) =>
  asks(plan, 'sustainability')
    ? z.object({ risks, sustainability: words(500, '可持续') })
    : z.object({ risks })
