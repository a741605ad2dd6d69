import { paths } from '../../../paths.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, Pages, ROWS, pageIn, partOf } from '../../../web/controls.tsx'
import { Empty } from '../../../web/parts.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import { numbered } from '../../calls/rules/round.ts'
import { type Shown, isNamed } from './ranking.tsx'

export type Ineligible = {
  proposalId: string
  number: number
  title: string
  organization: string
  reason: string
}

/** What did not get past the eligibility check, each with its reason. */
export function IneligibleTable({
  rows: all,
  plan,
  shown,
}: {
  rows: Ineligible[]
  plan: Plan
  shown: Shown
}) {
  if (all.length === 0) return <Empty title="没有未入围的申报">资格审查不通过的列在这里，并写明理由。</Empty>
  const { rows, ...part } = partOf(narrowedTo(all, shown.word), shown.page, ROWS)
  return (
    <>
      <Filters
        shown={`共${part.total}项`}
        action={new URL(shown.url, 'http://here').pathname}
        keep={{ track: shown.track }}
        url={shown.url}
        items={[{ kind: 'search', name: 'word', label: '受理编号、项目或单位', value: shown.word }]}
      />
      {rows.length === 0 ? (
        <Empty title="没有符合条件的项目">换一个条件试试。</Empty>
      ) : (
        <List lined scroll="未入围的申报" columns={ineligibleColumns(plan)} rows={rows} />
      )}
      {part.total > ROWS && <Pages {...part} href={pageIn(shown.url)} />}
    </>
  )
}

export const narrowedTo = (all: Ineligible[], word: string): Ineligible[] =>
  all.filter(({ number, title, organization }) => !word || isNamed(word, number, title, organization))

export const ineligibleColumns = (plan: Plan): Column<Ineligible>[] => [
  { head: '受理编号', text: ({ number }) => numbered(plan, 'SQ', number) },
  {
    head: '项目',
    text: ({ title }) => title,
    href: ({ proposalId }) => paths.proposal(proposalId),
    also: { head: '申报单位', text: ({ organization }) => organization },
    keep: 'name',
  },
  { head: '理由', text: ({ reason }) => reason },
]
