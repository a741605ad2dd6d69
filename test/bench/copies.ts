import type { Content } from '../../src/round/proposals/rules/content.ts'

/** Planted copies: a proposal as somebody would hand it in again as their own. Everything from a seed. */
export const STRENGTHS = ['light', 'medium', 'heavy'] as const
export type Strength = (typeof STRENGTHS)[number]

export type Chance = () => number
/** Numerical Recipes' linear congruence: good enough to choose sentences, and the same on every machine. */
export function chanceFrom(seed: number): Chance {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/**
 * light: two letters of every third clause are others, as where a place or a number is put in. medium: a third of the
 * clauses is rewritten, the others are shuffled within their text. heavy: two thirds.
 */
export function copyOf(content: Content, strength: Strength, chance: Chance): Content {
  const edit = (text: string) =>
    strength === 'light'
      ? touched(text, chance)
      : rewritten(text, strength === 'medium' ? 1 / 3 : 2 / 3, chance)
  const { title, summary, need, goals, innovation, effects, plan, risks } = content
  return {
    ...content,
    title: edit(title),
    summary: edit(summary),
    need: edit(need),
    goals: goals.map(edit),
    innovation: edit(innovation),
    effects: effects.map((effect) => ({ ...effect, method: edit(effect.method) })),
    plan: plan.map((step) => ({ ...step, work: edit(step.work) })),
    risks: risks.map(({ risk, response }) => ({ risk: edit(risk), response: edit(response) })),
  }
}

const clausesOf = (text: string): string[] => text.split(/(?<=[，。；—])/)

const touched = (text: string, chance: Chance): string =>
  clausesOf(text)
    .map((clause) => {
      if (chance() > 1 / 3 || clause.length < 6) return clause
      const at = 1 + Math.floor(chance() * (clause.length - 4))
      return clause.slice(0, at) + pick(WHAT, chance).slice(0, 2) + clause.slice(at + 2)
    })
    .join('')

const rewritten = (text: string, share: number, chance: Chance): string =>
  clausesOf(text)
    .map((clause) => ({ clause: chance() < share ? fresh(clause.length, chance) : clause, order: chance() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ clause }) => clause)
    .join('')

function fresh(length: number, chance: Chance): string {
  let text = ''
  while (text.length < length) text += sentence(chance)
  return text.slice(0, length)
}

/** The same project told by its own organization, in some 900 characters of its own beside the template's. */
export function inOwnWords(content: Content, chance: Chance): Content {
  const tell = (sentences: number) => Array.from({ length: sentences }, () => sentence(chance)).join('')
  return {
    ...content,
    summary: content.summary + tell(6),
    need: content.need + tell(8),
    innovation: content.innovation + tell(5),
    plan: content.plan.map((step) => ({ ...step, work: step.work + sentence(chance) })),
  }
}

/** A sentence of what such projects do: 12⁵ of one form, in three forms. */
function sentence(chance: Chance): string {
  const [when, who, where, what, so] = [WHEN, WHO, WHERE, WHAT, SO].map((words) => pick(words, chance))
  const form = Math.floor(chance() * 3)
  if (form === 0) return `${when}${who}到${where}${what}，${so}。`
  return form === 1
    ? `在${where}，${who}${when}${what}；${so}。`
    : `${so}，所以${when}要请${who}${what}，地点在${where}。`
}

const pick = (words: string[], chance: Chance): string => words[Math.floor(chance() * words.length)] ?? ''

const WHEN =
  '每周三下午 寒暑假里 逢年过节 每月第一个周末 天冷以前 晚饭以后 入户的时候 开学前后 雨季到来前 午休时间 重阳前后 换季的日子'.split(
    ' ',
  )
const WHO =
  '退休教师 楼门组长 社区医生 返乡大学生 老党员 物业师傅 全职妈妈 街角店主 心理咨询师 消防队员 法律援助律师 手艺传承人'.split(
    ' ',
  )
const WHERE =
  '社区活动室 小区凉亭 胡同口的空地 养老驿站 街道图书馆 菜市场旁边 学校操场 居民客厅 地下室改的课堂 文化站 卫生服务站 临街的橱窗'.split(
    ' ',
  )
const WHAT =
  '教大家辨认骗局 陪独居的人说说话 把旧衣裳改成手袋 量血压并记在本子上 排练自己写的小戏 清点楼道里的杂物 带孩子认识草药 给轮椅换轮胎 商量停车的先后 练习包扎和搬运 录下老街的故事 讲合同里的陷阱'.split(
    ' ',
  )
const SO =
  '愿意出门的人一次比一次多 谁家缺什么当场就记下来 吵了三年的事有了头绪 不会用手机的也跟上了 家属终于可以歇半天 材料由居民自己保管 学会的人再教两个邻居 没来的由组长上门补课 反馈贴在单元门口 费用一笔一笔写清楚 遇到急事知道先找谁 做得不好的下个月就换'.split(
    ' ',
  )
