import type { BundleProposal } from '../bundle/entries.ts'
import { readBudgetKind } from '../round/proposals/rules/content.ts'
import type { Content } from '../round/proposals/rules/content.ts'
import { yuan } from '../shared/money.ts'

/** A folder's proposal as a submitted one. The folder names no leader: the organization's contact stands in. */
export function contentOf(proposal: BundleProposal, leader: string): Content {
  const { title, track, category, place, summary, need, goals, outputs, effects, innovation, plan, risks } =
    proposal
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

/** The same as it would stand in the form's fields. */
export function typedOf(content: Content): Record<string, string> {
  const { title, track, category, place, leader, summary, need, innovation } = content
  const { goals, outputs, effects, plan, risks, budget, months } = content
  const amounts = budget.map(({ grant, own, ...line }) => ({ ...line, grant: yuan(grant), own: yuan(own) }))
  return {
    ...{ title, track, category, place, leader, summary, need, innovation },
    months: String(months),
    goals: goals.join('\n'),
    ...Object.fromEntries(
      Object.entries({ outputs, effects, plan, risks, budget: amounts }).flatMap(([name, rows]) =>
        cells(name, rows),
      ),
    ),
  }
}

const cells = (name: string, rows: object[]): [string, string][] =>
  rows.flatMap((row, at) =>
    Object.entries(row).map(([key, value]): [string, string] => [
      `${name}.${at}.${key}`,
      String(value ?? ''),
    ]),
  )
