import { paths } from '../../../paths.ts'
import { Pages } from '../../../web/controls.tsx'
import { Empty, Head, Note } from '../../../web/parts.tsx'
import type { Chain, RoundHistory } from '../rules.ts'
import { HappeningsTable } from './table.tsx'
import { sayKind } from './words.ts'

type Props = { found: RoundHistory; subject: string | null; page: number }

/** All that was done in a round, with proof that nothing of it was changed since. */
export function HistoryPage({ found, subject, page }: Props) {
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
      <Pages
        page={page}
        total={total}
        href={(at) => `?${new URLSearchParams({ ...(subject && { subject }), page: String(at) })}`}
      />
    </div>
  )
}

/** Every entry carries a digest of itself and of the one before: what was changed later no longer fits. */
function ChainNote({ found: { chain, unlinked } }: { found: RoundHistory }) {
  if (chain.broken !== null || unlinked > 0)
    return (
      <Note tone="bad" label="记录不完整">
        {chain.broken === null
          ? `有${unlinked}条记录与前一条对不上`
          : `${sayKind(chain.subject).word}的第${chain.broken}条记录与内容摘要对不上`}
        ，可能被改动过，请查明。
      </Note>
    )
  return (
    <Note tone="good" label="记录完整">
      {sayWhole(chain)}
    </Note>
  )
}

const sayWhole = ({ subject, entries }: Chain): string =>
  `${sayKind(subject).word}的${entries}条记录逐条核对过内容摘要，所列记录都与前一条衔接。`
