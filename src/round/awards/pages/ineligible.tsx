import { paths } from '../../../paths.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Export } from '../../../web/controls.tsx'
import { Empty } from '../../../web/parts.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import { numbered } from '../../calls/rules/round.ts'

export type Ineligible = {
  proposalId: string
  number: number
  title: string
  organization: string
  reason: string
}

/** What did not get past the eligibility check, each with its reason. */
export const IneligibleTable = ({ rows, plan, url }: { rows: Ineligible[]; plan: Plan; url: string }) =>
  rows.length === 0 ? (
    <Empty title="没有未入围的申报">资格审查不通过的列在这里，并写明理由。</Empty>
  ) : (
    <>
      <Export url={url} />
      <List lined scroll="未入围的申报" columns={ineligibleColumns(plan)} rows={rows} />
    </>
  )

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
