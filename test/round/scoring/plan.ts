import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { withNumbers } from '../calls/ruled.ts'
import { plan } from '../screening/closed-round.ts'

/** Four criteria and an hour's clock of their own, as in the real round. */
export const CRITERIA: Plan['criteria'] = [
  { code: 'goal', name: '项目目标', max: 2500, asks: '需求是否真实' },
  { code: 'output', name: '项目产出', max: 2500, asks: '产出是否具体' },
  { code: 'effect', name: '实施效果', max: 3000, asks: '效果能否测量' },
  { code: 'innovation', name: '项目创新性', max: 2000, asks: '有没有新意' },
]

const CHAIN = ['effect', 'goal', 'output', 'innovation']

export const scoringPlan = (change: Partial<Plan> = {}): Plan => {
  const usual = plan()
  const round = { ...usual, criteria: CRITERIA, ...change }
  return change.parameters ? round : withNumbers(round, { scoring: { tieBreak: CHAIN } })
}

/** 20.5 + 18.5 + 26 + 16 = 81. */
export const POINTS = { goal: 2050, output: 1850, effect: 2600, innovation: 1600 }
