import { paths } from '../../../paths.ts'
import { Empty } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import { numbered } from '../../calls/rules/round.ts'
import type { Room } from '../rules/room.ts'

export type Ineligible = {
  proposalId: string
  number: number
  title: string
  organization: string
  reason: string
}

/** What did not get past the eligibility check, each with its reason. */
export const IneligibleTable = ({ rows, plan }: { rows: Ineligible[]; plan: Room['plan'] }) =>
  rows.length === 0 ? (
    <Empty title="没有未入围的申报">资格审查不通过的列在这里，并写明理由。</Empty>
  ) : (
    <Table
      lined
      scroll="未入围的申报"
      head={[{ text: '受理编号' }, { text: '项目与申报单位', keep: true }, { text: '理由' }]}
    >
      {rows.map((row) => (
        <tr>
          <td class="nowrap">{numbered(plan, 'SQ', row.number)}</td>
          <th scope="row" class="keep">
            <a href={paths.proposal(row.proposalId)}>{row.title}</a>
            <small>{row.organization}</small>
          </th>
          <td>{row.reason}</td>
        </tr>
      ))}
    </Table>
  )
