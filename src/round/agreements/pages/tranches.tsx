import { type Fen, yuan } from '../../../shared/money.ts'
import type { TrancheRow } from '../rules/agreement.ts'
import { GATE_WORDS } from './words.ts'

/** When which part is paid; on a contract and on its draft alike. */
export const TrancheTable = ({ tranches, total }: { tranches: TrancheRow[]; total: Fen }) => (
  <table>
    <thead>
      <tr>
        <th scope="col">期次</th>
        <th scope="col">拨付条件</th>
        <th scope="col" class="num">
          比例
        </th>
        <th scope="col" class="num">
          金额（元）
        </th>
      </tr>
    </thead>
    <tbody>
      {tranches.map(({ seq, gate, percent, amount }) => (
        <tr>
          <td>第{seq}期</td>
          <td>{GATE_WORDS[gate]}</td>
          <td class="num">{percent}%</td>
          <td class="num">{yuan(amount)}</td>
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row" colspan={2}>
          合计
        </th>
        <td class="num">100%</td>
        <td class="num">{yuan(total)}</td>
      </tr>
    </tfoot>
  </table>
)
