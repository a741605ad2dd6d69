import { sayMinute } from '../../../../shared/days.ts'
import { saying } from '../../../../web/words.ts'
import { ASSIGN_WORDS, CHANGE_WORDS } from '../../pages/words.ts'
import type { Gap, Lost } from '../rules/distribution.ts'
import type { AlterRefusal, DistributeRefusal, UseRefusal } from '../rules/refusals.ts'

const DISTRIBUTE_WORDS = {
  ...CHANGE_WORDS,
  ...ASSIGN_WORDS,
  'whole-panel-reads': '本期每份申报书由全体成员评审，不用拟定分配方案，请直接分配评分表',
  'distribution-moved': ({ at }: { at: number }) => `方案在${sayMinute(at)}又有改动，请看过现在的方案再办理`,
}
const NONE = '还没有分配方案，请先拟定'

export const sayDistributeRefusal = saying<DistributeRefusal>(DISTRIBUTE_WORDS)

export const sayUseRefusal = saying<UseRefusal>({
  ...DISTRIBUTE_WORDS,
  'no-distribution': NONE,
  'distribution-lost': ({ sheets }) => `方案里有${sheets}份评分表不能再这样分，请重新拟定或者手工改动`,
  'distribution-open': ({ proposals }) => `有${proposals}项申报还缺专家，而且有人可以分，请补齐再分配`,
})

export const sayAlterRefusal = saying<AlterRefusal>({
  ...DISTRIBUTE_WORDS,
  'no-distribution': NONE,
  'nothing-altered': '请选择不再分给谁，或者改为分给谁，两者不能相同',
  'not-read': '这份申报书不在评审之列，只能去掉',
  'not-given': '方案里没有把这份申报书分给选中的成员，请刷新页面再选',
  'given-already': ({ name }) => `这份申报书已经分给${name}`,
  'not-ready': '只能分给已经申报回避、还在任的成员',
  'member-recused': ({ name }) => `${name}应当回避这家单位，不能分配`,
  'member-full': ({ name, most }) => `${name}已有${most}份，不能再多`,
  'experts-enough': ({ number }) => `这份申报书已有${number}名专家，请选择不再分给谁`,
})

export const LOST_WORDS: Record<Lost['why'], string> = {
  'off-panel': '专家不再评审',
  recused: '专家应当回避',
  'not-read': '申报书不再参加评审',
}

export const GAP_WORDS: Record<Gap['why'], string> = {
  recused: '其余成员都应当回避',
  full: '其余成员的份数已满',
  open: '有成员可以分',
}
