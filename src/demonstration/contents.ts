import type { BundleProposal } from '../bundle/entries.ts'
import { lineOf } from '../round/proposals/budget/rules/lines.ts'
import {
  type BudgetLine,
  type Content,
  type Source,
  readBudgetKind,
} from '../round/proposals/rules/content.ts'
import type { Fen } from '../shared/money.ts'
import { toldOf } from './told/told.ts'

/** A folder's proposal as a submitted one. The folder names no leader: the organization's contact stands in. */
export function contentOf(proposal: BundleProposal, leader: string): Content {
  const { title, track, category, place, outputs } = proposal
  const { summary, need, goals, effects, innovation, plan, risks } = toldOf(proposal)
  return {
    title,
    track,
    category,
    place,
    leader,
    months: proposal.months ?? 12,
    summary,
    // some were found ineligible for saying nothing here; the form asks for something
    need: need || '（未说明）',
    goals,
    outputs,
    effects,
    innovation,
    plan,
    risks,
    budget: proposal.budget.map(({ kind, name, grant, self }) => ({
      kind: readBudgetKind(kind),
      name,
      grant,
      own: self,
    })),
  }
}

/** The same with what today's form asks besides. */
export const withAsked = (content: Content): Content => ({
  ...content,
  evidence: '社区议事会两次提到，又入户走访了二十户，今年春天问的。',
  beneficiaries: { who: '会手艺的老人和放了学的孩子', direct: 80, indirect: 200 },
  communities: [],
  team: [
    { name: content.leader, duty: '总负责', qualification: '做社区工作八年' },
    { name: '志愿者组长', duty: '招募和排班', qualification: '' },
  ],
  sustainability: '结束以后由志愿者队伍接着做，场地由社区提供。',
  partners: [{ name: '街道文化站', does: '提供活动室，每学期办一次展览' }],
  answers: {
    again: '否',
    support: ['活动场地', '宣传招募'],
    safety: '负责人到场，活动前检查场地，急救箱放在门口，就近联系社区卫生服务站。',
  },
})

/** The folder's amounts as today's form has them: unit price by quantity, what the grant pays apart from what it does not. */
export const withEstimates = (content: Content): Content => ({
  ...content,
  budget: content.budget.flatMap(estimated),
})

const UNITS: Record<string, string> = {
  material: '份',
  volunteer: '人次',
  service: '次',
  venue: '场',
  publicity: '批',
}

function estimated({ kind, name, grant, own }: BudgetLine): BudgetLine[] {
  const sources: [Source, Fen][] = [
    ['grant', grant],
    ['own', own],
  ]
  return sources
    .filter(([, amount]) => amount > 0)
    .map(([source, amount]) => {
      const times = [20, 12, 10, 5].find((count) => amount % (count * 1000) === 0) ?? 1
      const unit = times === 1 ? '项' : (UNITS[kind] ?? '月')
      const [price, quantity] = [amount / times, times * 100]
      return lineOf({ kind, name, price, quantity, unit, basis: '按往年同类活动', activity: '', source })
    })
}
