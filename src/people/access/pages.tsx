import { type Column, List } from '../../web/columns.tsx'
import { Empty } from '../../web/parts.tsx'
import { ACCESS_WORDS, type Access } from './rules.ts'

/** What happened last on the way into an account. */
export const AccessList = ({ rows }: { rows: Access[] }) =>
  rows.length > 0 ? (
    <List unseenCaption="最近登录" columns={ACCESS} rows={rows} />
  ) : (
    <Empty title="还没有记录">登录和没有成功的登录列在这里，保存半年。</Empty>
  )

export const ACCESS: Column<Access>[] = [
  { head: '事情', text: ({ what }) => ACCESS_WORDS[what], keep: 'name' },
  { head: '次数', count: ({ count }) => count, cell: ({ count }) => `${count}次`, keep: 'state' },
  { head: '设备', text: ({ device }) => device },
  { head: '最后一次', instant: ({ at }) => at, keep: 'date' },
]
