import { z } from 'zod'
import { lengthOf } from '../../../shared/words.ts'
import type { Content, Topic } from '../rules/content.ts'
import { ticks, words, wordsOrNone } from './cells.ts'

const plain = {
  need: words(1000, '居民需求'),
  goals: z
    .union([z.string(), z.array(z.string()).transform((all) => all.join('\n'))], '请填写目标')
    .transform((text, ctx) => {
      const goals = linesOf(text)
      const long = goals.findIndex((goal) => lengthOf(goal) > 200)
      if (goals.length === 0) ctx.addIssue('请至少写一条目标')
      if (goals.length > 10) ctx.addIssue('目标最多10条')
      if (long >= 0) ctx.addIssue(`第${long + 1}条目标太长，最多200个字`)
      return goals
    }),
  innovation: words(1000, '创新之处'),
}

/** 需求与目标. With a list of topics a proposal answers some of them, or says how its own need is known. */
export function needForm(topics: Topic[]): z.ZodType<Need> {
  if (topics.length === 0) return z.object(plain)
  const ground = {
    topics: ticks(topics, '有的选题已经不在清单里，请重新选择'),
    evidence: wordsOrNone(500, '需求的依据'),
  }
  return z
    .object({ ...ground, ...plain })
    .refine(({ topics: answered, evidence }) => answered.length > 0 || evidence !== '', {
      path: ['evidence'],
      error: '请选择回应的选题；不在选题之内的，写明需求是怎样得知的',
      // said together with what else is missing
      when: ({ value }) => z.object(READ).safeParse(value).success,
    })
    .transform(({ topics: answered, evidence, ...rest }) => ({
      ...rest,
      ...(answered.length > 0 && { topics: answered.map(({ id, title }) => ({ id, title })) }),
      ...(evidence !== '' && { evidence }),
    }))
}

type Need = Pick<Content, 'need' | 'goals' | 'innovation' | 'topics' | 'evidence'>
/** The ground of a need as it was read. */
const READ = { topics: z.array(z.object({ id: z.string() })), evidence: z.string() }

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
