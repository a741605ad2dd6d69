import { type Column, List } from '../../../web/columns.tsx'
import type { TrancheRow } from '../rules/agreement.ts'
import { GATE_WORDS } from './words.ts'

/** When which part is paid; on a contract and on its draft alike. */
export const TrancheTable = ({ tranches }: { tranches: TrancheRow[] }) => (
  <List narrow columns={COLUMNS} rows={tranches} sums="合计" />
)

const COLUMNS: Column<TrancheRow>[] = [
  { head: '期次', text: ({ seq }) => `第${seq}期`, keep: 'name' },
  { head: '拨付条件', text: ({ gate }) => GATE_WORDS[gate] },
  { head: '比例（%）', count: ({ percent }) => percent, sum: true },
  { head: '金额（元）', money: ({ amount }) => amount, sum: true },
]
