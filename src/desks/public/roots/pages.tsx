import { paths } from '../../../paths.ts'
import { sayDay, sayInstant } from '../../../shared/days.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Pages, listHref } from '../../../web/controls.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Empty, Head, Note } from '../../../web/parts.tsx'
import type { Listed, Shown } from './store.ts'

const LEAD =
  '每天夜里把全部经过和全部提交的校验值合成一个值（根），签名后公布在这里。事后改动、删去、补写任何一条，就对不上当夜的根。'

type Props = { roots: Listed[]; total: number; page: number }

/** 历史的根: a list that anybody can keep a copy of. */
export const RootsPage = ({ roots, total, page }: Props) => (
  <div class="page">
    <Head title="历史的根" lead={LEAD} meta={`共${total}夜`} />
    {total === 0 ? (
      <Empty title="还没有根">第一夜过后列在这里。</Empty>
    ) : (
      <List scroll="历史的根" columns={COLUMNS} rows={roots} />
    )}
    <Pages page={page} total={total} href={(to) => listHref(paths.roots(), {}, to)} />
  </div>
)

const COLUMNS: Column<Listed>[] = [
  { head: '日期', text: ({ day }) => sayDay(day), href: ({ day }) => paths.rootOf(day), keep: 'name' },
  { head: '根', text: ({ root }) => root, cell: ({ root }) => <code>{root}</code> },
  { head: '条目', count: ({ size }) => size, keep: 'state' },
  { head: '签名', text: ({ key }) => (key ? '已签名' : '未签名') },
]

export const RootPage = ({ root }: { root: Shown }) => (
  <div class="page">
    <Head title={`${sayDay(root.day)}的根`} lead={LEAD} />
    {root.key === null && (
      <Note tone="warn" label="未签名">
        当夜站点没有签名的密钥，这个根没有签名。
      </Note>
    )}
    <Facts rows={factsOf(root)} />
  </div>
)

const factsOf = ({ size, root, previous, at, key, signature, statement }: Shown) => [
  { name: '根（SHA-256）', value: <code>{root}</code> },
  { name: '条目', value: String(size) },
  { name: '前一夜的根', value: previous ? <code>{previous}</code> : '没有，这是第一夜' },
  { name: '合成时间', value: sayInstant(at) },
  ...(key === null
    ? []
    : [
        { name: '被签名的文字', value: <code>{statement}</code> },
        { name: '公钥（Ed25519）', value: <code>{key}</code> },
        { name: '签名', value: <code>{signature}</code> },
      ]),
]
