import { startOf, endOf } from '../../shared/days.ts'
import type { Fault } from '../fault.ts'
import type { Public } from './read.ts'

/** What came after the decision: its notice ran its days before it was final, objections came in them, and payments follow from awards. */
export const whyNotAfter = (bundle: Public): Fault | null =>
  whyNotNoticed(bundle) ?? whyNotObjected(bundle) ?? whyNotNamed(bundle) ?? whyNotPaid(bundle)

function whyNotNoticed({ notices, decision }: Public): Fault | null {
  const final = notices.find((one) => one.is_of_decision)
  if (!final || final.announced_at !== decision.announced_at) return fault('没有公示最后公告的名单')
  if (decision.approved_at < decision.prepared_at) return fault('名单在拟定以前审定')
  if (startOf(final.from) < decision.approved_at - DAY) return fault(`第${final.seq}号公示早于名单的审定`)
  return final.announced_at < endOf(final.to) ? fault(`第${final.seq}号公示没有期满就公告`) : null
}

const fault = (reason: string): Fault => ({ file: 'notices.json', where: null, reason })
const DAY = 86_400_000

function whyNotObjected({ objections, notices, proposals }: Public): Fault | null {
  const wrong = objections.find(({ notice, at, proposal }) => {
    const of = notices.find(({ seq }) => seq === notice)
    const isKnown = proposal === null || proposals.some(({ id }) => id === proposal)
    return !of || !isKnown || at < startOf(of.from) || at >= endOf(of.to)
  })
  return wrong
    ? {
        file: 'objections.json',
        where: null,
        reason: `对第${wrong.notice}号公示的异议不在公示期内，或者不是对这一期的`,
      }
    : null
}

/** The funded are named, and nobody else. */
function whyNotNamed({ proposals, decision }: Public): Fault | null {
  const funded = new Set(decision.lines.filter((line) => line.award_fen > 0).map(({ proposal }) => proposal))
  const wrong = proposals.find(({ id, funded: named }) => (named !== null) !== funded.has(id))
  return wrong
    ? { file: 'proposals.json', where: null, reason: `${wrong.id} 是否写明名称，与是否立项不一致` }
    : null
}

function whyNotPaid({ payments, decision }: Public): Fault | null {
  for (const [proposal, all] of Map.groupBy(payments, (one) => one.proposal)) {
    const award = decision.lines.find((line) => line.proposal === proposal)?.award_fen ?? 0
    const sum = all.reduce((paid, one) => paid + one.amount_fen, 0)
    const isOnce = new Set(all.map(({ tranche }) => tranche)).size === all.length
    if (sum > award || !isOnce || all.some((one) => one.award_fen !== award))
      return {
        file: 'payments.json',
        where: null,
        reason: `${proposal} 立项 ${award} 分，拨付 ${sum} 分，不一致`,
      }
  }
  return null
}
