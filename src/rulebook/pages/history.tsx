import { paths } from '../../paths.ts'
import { sayInstant } from '../../shared/days.ts'
import { Head } from '../../web/parts.tsx'
import { Table } from '../../web/tables.tsx'
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

/** Who drafted a version, wrote on it, put it forward, and put it into force, and when. */
export const HistoryPage = ({ version, happened }: { version: Kept; happened: Happened[] }) => (
  <div class="page">
    <Head
      title={`经过：${version.book.title}`}
      crumbs={[
        { href: paths.rulebooks(), text: '管理办法' },
        { href: paths.rulebook(version.id), text: sayVersion(version) },
        { text: '经过' },
      ]}
    />
    <Table
      scroll="这一版的经过"
      lined
      head={[{ text: '时间', keep: true }, { text: '办理' }, { text: '办理人' }]}
    >
      {happened.map(({ what, by, at }) => (
        <tr>
          <th scope="row" class="keep">
            {sayInstant(at)}
          </th>
          <td>{WORDS[what] ?? what}</td>
          <td>{by ?? '—'}</td>
        </tr>
      ))}
    </Table>
  </div>
)
