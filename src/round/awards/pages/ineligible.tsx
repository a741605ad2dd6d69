import { paths } from '../../../paths.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, Pages, ROWS, pageIn } from '../../../web/controls.tsx'
import { Empty } from '../../../web/parts.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import { numbered } from '../../calls/rules/round.ts'
import type { Ineligible } from '../store/ineligible.ts'
import type { Shown } from './ranking.tsx'

/** `rows`: a page of the `found`, of `all` that did not get past the eligibility check. */
export type NotIn = { rows: Ineligible[]; all: number; found: number }

/** What did not get past the eligibility check, each with its reason. */
export function IneligibleTable({ rows, all, found, plan, shown }: NotIn & { plan: Plan; shown: Shown }) {
  if (all === 0) return <Empty title="没有未入围的申报">资格审查不通过的列在这里，并写明理由。</Empty>
  return (
    <>
      <Filters
        shown={`共${found}项`}
        action={new URL(shown.url, 'http://here').pathname}
        keep={{ track: shown.track }}
        url={shown.url}
        items={[{ kind: 'search', name: 'word', label: '受理编号、项目或单位', value: shown.word }]}
      />
      {found === 0 ? (
        <Empty title="没有符合条件的项目">换一个条件试试。</Empty>
      ) : (
        <List lined scroll="未入围的申报" columns={ineligibleColumns(plan)} rows={rows} />
      )}
      {found > ROWS && <Pages page={shown.page} total={found} href={pageIn(shown.url)} />}
    </>
  )
}

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
