import type { Column } from '../../../web/columns.tsx'
import type { Agreement, Why } from '../../scoring/rules/agreement.ts'
import type { Coefficient } from '../../scoring/rules/icc.ts'
import type { Fairness } from '../rules/fairness.ts'

type Line = { name: string; value: number | null; low: number | null; high: number | null; says: string }

/** Whatever is 1 is complete agreement; with its 95 % interval where there is one. */
export function agreementRows({ agreement: { all, complete } }: Fairness): Line[] {
  const icc = (key: keyof Agreement['icc']): Coefficient =>
    complete.icc[key].value === null ? all.icc[key] : complete.icc[key]
  const line = (name: string, key: keyof Agreement['icc'], says: string): Line => {
    const one = icc(key)
    return {
      name,
      value: one.value,
      low: one.low,
      high: one.high,
      says: 'why' in one ? sayWhy(one.why) : says,
    }
  }
  return [
    line('ICC(1,1)', 'icc11', '每个项目由不同的专家评时，一位专家的分有多少出自项目本身'),
    line('ICC(2,1)', 'icc21', '一位专家的分有多少出自项目本身，专家松紧不同也算分歧'),
    line('ICC(3,1)', 'icc31', '不计谁松谁紧，只看高低的次序是否一致'),
    line('ICC(1,k)', 'icc1k', '各位专家平均以后的ICC(1,1)'),
    line('ICC(2,k)', 'icc2k', '各位专家平均以后的ICC(2,1)：换一批同样的专家，得分大体不变的程度'),
    line('ICC(3,k)', 'icc3k', '各位专家平均以后的ICC(3,1)'),
    alone('Krippendorff α', all.alpha, '意思与ICC(2,1)相近，缺的评分表照缺'),
    alone('Kendall W', complete.kendallW, '各人名次表的共同次序，1为完全一样'),
  ]
}

const alone = (name: string, one: Agreement['alpha'], says: string): Line => ({
  ...{ name, value: one.value, low: null, high: null },
  says: 'why' in one ? sayWhy(one.why) : says,
})

export const agreementColumns: Column<Line>[] = [
  { head: '指标', text: ({ name }) => name, keep: 'name' },
  { head: '值', decimal: ({ value }) => show(value), keep: 'state' },
  { head: '95%低', decimal: ({ low }) => show(low) },
  { head: '95%高', decimal: ({ high }) => show(high) },
  { head: '说明', text: ({ says }) => says },
]

const show = (value: number | null): string | null => value?.toFixed(4) ?? null

function sayWhy(why: Why): string {
  switch (why) {
    case 'one-rater':
      return '只有一位专家，没有可比的'
    case 'one-subject':
      return '可比的项目不到两个'
    case 'sheets-missing':
      return '不是每位专家都评了每个项目'
    case 'no-pairs':
      return '没有两位专家评过同一个项目'
    case 'no-variance':
      return '分数都一样，没有高低'
    case 'subjects-alike':
      return '项目之间的差别比专家之间的出入还小，算不出来'
  }
}
