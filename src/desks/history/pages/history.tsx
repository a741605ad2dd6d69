import { paths } from '../../../paths.ts'
import { Export, Pages, listHref } from '../../../web/controls.tsx'
import { Empty, Head, Note } from '../../../web/parts.tsx'
import type { RoundHistory } from '../rules.ts'
import { HappeningsTable } from './table.tsx'
import { sayKind } from './words.ts'

type Props = { found: RoundHistory; subject: string; page: number; url: string }

/** All that was done in a round, with proof that nothing of it was changed since. */
export function HistoryPage({ found, subject, page, url }: Props) {
  const { round, rows, total } = found
  const here = paths.history(round.id)
  return (
    <div class="page">
      <Head
        title={subject ? `${sayKind(subject).word}的经过` : '经过'}
        crumbs={[
          { href: paths.rounds(), text: '征集' },
          { href: paths.round(round.id), text: round.title },
          subject ? { href: here, text: '经过' } : { text: '经过' },
        ]}
        meta={`共${total}条记录，最新的在前`}
        actions={<Export url={url} />}
      />
      <ChainNote found={found} />
      {rows.length === 0 ? (
        <Empty title="这一页没有记录">
          <a href={here}>回到第一页</a>
        </Empty>
      ) : (
        <HappeningsTable
          rows={rows}
          name="经过"
          only={(of) => `${here}?${new URLSearchParams({ subject: of })}`}
        />
      )}
      <Pages page={page} total={total} href={(at) => listHref(here, { subject }, at)} />
    </div>
  )
}

/** Every entry carries a digest of itself and of the one before: what was changed later no longer fits. */
function ChainNote({ found }: { found: RoundHistory }) {
  const faults = faultsIn(found)
  return faults.length > 0 ? (
    <Note tone="bad" label="记录不完整">
      {faults.join('；')}。可能被改动过，请查明。
    </Note>
  ) : (
    <Note tone="good" label="记录完整">
      {found.total}件事的记录都与前一条衔接，本页{found.rows.length}条与各自的内容摘要相符；
      {sayKind(found.chain.subject).word}的{found.chain.entries}条从头到尾核对过。
    </Note>
  )
}

function faultsIn({ chain, unlinked, rows }: RoundHistory): string[] {
  const changed = rows.filter(({ isWhole }) => !isWhole).length
  return [
    unlinked > 0 ? `有${unlinked}条记录与前一条对不上` : '',
    changed > 0 ? `本页有${changed}条记录与内容摘要对不上` : '',
    chain.broken === null ? '' : `${sayKind(chain.subject).word}从第${chain.broken}条起对不上`,
  ].filter(Boolean)
}
