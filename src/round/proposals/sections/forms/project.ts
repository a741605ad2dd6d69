import { z } from 'zod'
import { lengthOf } from '../../../../shared/words.ts'
import { box, such } from '../../../../web/boxes/box.ts'
import { chosenFrom, id } from '../../../../web/boxes/choices.ts'
import { whole } from '../../../../web/boxes/numbers.ts'
import { area, areaOrNone, line, lineOrNone } from '../../../../web/boxes/texts.ts'
import type { Plan } from '../../../calls/rules/plan.ts'
import type { Content, Topic } from '../../rules/content.ts'
import { asks } from '../rules/sections.ts'
import { effects, outputs, risks, steps } from './rows.ts'

/** 项目概况. */
export const ABOUT = z.object({
  title: line('项目名称', 30),
  track: id('赛道'),
  category: id('领域'),
  place: line('实施地点', 60),
  months: whole('实施时间', [1, 24], '个月'),
  leader: line('项目负责人', 20),
  summary: area('项目概况', 500),
})

/** The place may be left blank where the form asks for communities. */
export const aboutForm = (plan: Pick<Plan, 'form' | 'categories'>) =>
  ABOUT.extend({
    category: such(
      ABOUT.shape.category,
      (chosen) => plan.categories === undefined || plan.categories.includes(chosen),
      '请从列出的领域中选择',
    ),
    place: asks(plan, 'beneficiaries') ? lineOrNone('实施地点', 60) : ABOUT.shape.place,
  })

const MOST_GOALS = 10
const LONGEST_GOAL = 200

/** One a line; a machine may send them as a list. */
const goals = box(
  z.codec(z.union([z.string(), z.array(z.string())], '请填写目标'), z.array(z.string()), {
    decode: (sent, ctx) => {
      const text = Array.isArray(sent) ? sent.join('\n') : sent
      const said = text
        .split('\n')
        .map((one) => one.trim())
        .filter(Boolean)
      const say = (message: string) => ctx.issues.push({ code: 'custom', input: sent, message })
      const long = said.findIndex((one) => lengthOf(one) > LONGEST_GOAL)
      if (said.length === 0) say('请至少写一条目标')
      if (said.length > MOST_GOALS) say(`目标最多${MOST_GOALS}条`)
      if (long >= 0) say(`第${long + 1}条目标太长，最多${LONGEST_GOAL}个字`)
      return said
    },
    encode: (said) => said.join('\n'),
  }),
  { title: '目标', kind: 'area' },
)

export const PLAIN = z.object({ need: area('居民需求', 1000), goals, innovation: area('创新之处', 1000) })

/** 需求与目标, with the ground of the need: topics of the round's list that it answers, or how it is known. */
export const needBoxes = (topics: Topic[]) =>
  z.object({
    topics: chosenFrom(
      '回应的选题',
      topics.map(({ id: topic, title }): Topic => ({ id: topic, title })),
      '有的选题已经不在清单里，请重新选择',
    ),
    evidence: areaOrNone('需求的依据', 500),
    ...PLAIN.shape,
  })

type Need = Pick<Content, 'need' | 'goals' | 'innovation' | 'topics' | 'evidence'>

/** With a list of topics a proposal answers some of them, or says how its own need is known. */
export const needForm = (topics: Topic[]): z.ZodType<Need> => (topics.length === 0 ? PLAIN : grounded(topics))

const grounded = (topics: Topic[]) =>
  z.codec(
    needBoxes(topics).refine(({ topics: answered, evidence }) => answered.length > 0 || evidence !== '', {
      path: ['evidence'],
      error: '请选择回应的选题；不在选题之内的，写明需求是怎样得知的',
      // said together with what else is missing
      when: ({ value }) => GROUND.safeParse(value).success,
    }),
    z.custom<Need>(),
    {
      decode: ({ topics: answered, evidence, ...rest }) => ({
        ...rest,
        ...(answered.length > 0 && { topics: answered }),
        ...(evidence !== '' && { evidence }),
      }),
      encode: ({ topics: answered = [], evidence = '', ...rest }) => ({
        ...rest,
        topics: answered,
        evidence,
      }),
    },
  )

/** The ground of a need as it was read. */
const GROUND = z.object({ topics: z.array(z.object({ id: z.string() })), evidence: z.string() })

/** 产出与成效: what is done, and what changes by it. */
export const outputsForm = z.object({ outputs, effects })

/** 活动计划: what is done in which month, or from one month to another. */
export const planForm = z.object({ plan: steps })

/** 风险与应对; how it goes on after the money ends, where the round asks. */
export const RISKS = z.object({ risks, sustainability: area('可持续', 500) })
export const risksForm = (plan: Pick<Plan, 'form'>): z.ZodType<Pick<Content, 'risks' | 'sustainability'>> =>
  riskBoxes(plan)
export const riskBoxes = (plan: Pick<Plan, 'form'>) =>
  asks(plan, 'sustainability') ? RISKS : RISKS.pick({ risks: true })
