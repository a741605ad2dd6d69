import { paths } from '../../paths.ts'
import { sayInstant } from '../../shared/days.ts'
import { type Column, List } from '../../web/columns.tsx'
import { Export } from '../../web/controls.tsx'
import { Head } from '../../web/parts.tsx'
import type { Happened, Kept } from '../rules/version.ts'
import { sayVersion } from './words.ts'

const WORDS: Record<string, string> = {
  'rulebook-copied': '复制示范文本起草',
  'rulebook-imported': '导入文件起草',
  'rulebook-version-drafted': '由前一版起草',
  'rulebook-version-saved': '修改',
  'rulebook-requested': '提请批准',
  'rulebook-enacted': '批准施行',
}

export const happenedColumns: Column<Happened>[] = [
  { head: '办理', text: ({ what }) => WORDS[what] ?? what, keep: 'name' },
  { head: '办理人', text: ({ by }) => by, keep: 'state' },
  { head: '时间', instant: ({ at }) => at, cell: ({ at }) => <time>{sayInstant(at)}</time>, keep: 'date' },
]

/** Who drafted a version, wrote on it, put it forward, and put it into force, and when. */
export const HistoryPage = ({
  version,
  happened,
  url,
}: {
  version: Kept
  happened: Happened[]
  url: string
}) => (
  <div class="page">
    <Head
      title={`经过：${version.book.title}`}
      crumbs={[
        { href: paths.rulebooks(), text: '管理办法' },
        { href: paths.rulebook(version.id), text: sayVersion(version) },
        { text: '经过' },
      ]}
      meta={`共${happened.length}条记录，最早的在前`}
      actions={<Export url={url} />}
    />
    <List scroll="这一版的经过" lined columns={happenedColumns} rows={happened} />
  </div>
)
