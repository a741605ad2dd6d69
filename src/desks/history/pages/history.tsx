import { paths } from '../../../paths.ts'
import { writePlace } from '../../../web/boxes/query.ts'
import { Export, Turns } from '../../../web/controls.tsx'
import { sayDay } from '../../../shared/days.ts'
import { Empty, Head, Note } from '../../../web/parts.tsx'
import type { RoundHistory } from '../rules.ts'
import { HappeningsTable } from './table.tsx'
import { sayKind } from './subjects.ts'

type Props = { found: RoundHistory; subject: string; url: string }

/** All that was done in a round, with proof that nothing of it was changed since. */
export function HistoryPage({ found, subject, url }: Props) {
  const { round, rows, total, newer, older } = found
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
      <Turns
        {...{ url, total }}
        shown={rows.length}
        newer={newer && writePlace(newer)}
        older={older && writePlace(older)}
      />
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
      本页{found.rows.length}条与各自的内容摘要相符，都与前一条衔接；{sayChecked(found.chain)}
    </Note>
  )
}

/** What was looked through for this page, and what the night before has looked through. */
function sayChecked({ subject, entries, checked, night }: RoundHistory['chain']): string {
  const { word } = sayKind(subject)
  if (checked === entries || night === null) return `${word}的${entries}条从头到尾核对过。`
  return `${word}的${entries}条，后${checked}条逐条核对过，此前的在${sayDay(night)}夜间核对过。`
}

function faultsIn({ chain, unlinked, rows }: RoundHistory): string[] {
  const changed = rows.filter(({ isWhole }) => !isWhole).length
  return [
    unlinked > 0 ? `有${unlinked}条记录与前一条对不上` : '',
    changed > 0 ? `本页有${changed}条记录与内容摘要对不上` : '',
    chain.broken === null ? '' : `${sayKind(chain.subject).word}从第${chain.broken}条起对不上`,
  ].filter(Boolean)
}
