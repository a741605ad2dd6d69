import { paths } from '../../paths.ts'
import { sayClause } from '../../shared/clauses.ts'
import { type Column, List } from '../../web/columns.tsx'
import { Export } from '../../web/controls.tsx'
import { Block, Empty, Head } from '../../web/parts.tsx'
import type { Changed, Compared, Comparison } from '../rules/comparison.ts'
import type { Stretch } from '../rules/differences.ts'
import type { Kept } from '../rules/version.ts'
import { kindOf } from '../rules/words.ts'
import { nameOf } from './words.ts'

/** Two versions clause by clause: what went is struck out, what came is underlined. */
export function ComparePage(of: { before: Kept; after: Kept; comparison: Comparison; url: string }) {
  const { before, after, comparison, url } = of
  const changed = changedIn(comparison)
  const same = comparison.clauses.length - changed.length
  return (
    <div class="page">
      <Head
        title={`${nameOf(before)}与${nameOf(after)}比较`}
        crumbs={[
          { href: paths.rulebooks(), text: '管理办法' },
          { href: paths.rulebook(after.id), text: after.book.title },
          { text: '比较' },
        ]}
        meta={
          <>
            <span>{changed.length}条有变化</span>
            <span>{same}条没有变化</span>
            <span>
              <del>删去的文字</del>　<ins>增加的文字</ins>
            </span>
          </>
        }
        actions={<Export url={url} />}
      />
      {changed.length === 0 && comparison.parameters.length === 0 && (
        <Empty title="没有变化">两版的条文和参数都相同。</Empty>
      )}
      {comparison.parameters.length > 0 && (
        <Block id="parameters" title="参数">
          <List scroll="有变化的参数" columns={changedColumns} rows={comparison.parameters} />
        </Block>
      )}
      {changed.length > 0 && (
        <Block id="clauses" title="条文">
          {changed.map((one) => (
            <ChangedClause one={one} before={before} after={after} />
          ))}
        </Block>
      )}
    </div>
  )
}

export const changedIn = ({ clauses }: Comparison): Compared[] => clauses.filter(({ isSame }) => !isSame)

export const changedColumns: Column<Changed>[] = [
  { head: '参数', text: ({ key }) => kindOf(key).name, keep: 'name' },
  { head: '原来', text: ({ before }) => before, cell: ({ before }) => <del>{before}</del> },
  { head: '现在', text: ({ after }) => after, cell: ({ after }) => <ins>{after}</ins> },
]

/** For a file: people read the clauses word by word. */
export const clauseColumns: Column<Compared>[] = [
  { head: '原来的条号', text: ({ before }) => (before === null ? null : sayClause(before)) },
  { head: '现在的条号', text: ({ after }) => (after === null ? null : sayClause(after)) },
  { head: '原来的条名', text: ({ title }) => sideOf(title, 'gone') },
  { head: '现在的条名', text: ({ title }) => sideOf(title, 'new') },
  { head: '原来的条文', text: ({ text }) => sideOf(text, 'gone') },
  { head: '现在的条文', text: ({ text }) => sideOf(text, 'new') },
]

/** The text before, with what went, or the text after, with what came. */
const sideOf = (stretches: Stretch[], side: 'gone' | 'new'): string =>
  stretches.flatMap(({ kind, text }) => (kind === 'same' || kind === side ? [text] : [])).join('')

function ChangedClause({ one, before, after }: { one: Compared; before: Kept; after: Kept }) {
  const id = `clause-${one.after ?? `before-${one.before}`}`
  return (
    <section class="block" aria-labelledby={id}>
      <h3 id={id}>
        {one.before !== null && one.before !== one.after && (
          <a href={paths.clause(before.id, one.before)}>{sayClause(one.before)}</a>
        )}
        {one.before !== null && one.after !== null && one.before !== one.after && '，现为'}
        {one.after !== null && <a href={paths.clause(after.id, one.after)}>{sayClause(one.after)}</a>}
        {'　'}
        <Words stretches={one.title} />
        {(one.before === null || one.after === null) && (
          <small>{one.before === null ? '新增' : '删去'}</small>
        )}
      </h3>
      {linesOf(one.text).map((stretches) => (
        <p>
          <Words stretches={stretches} />
        </p>
      ))}
    </section>
  )
}

const Words = ({ stretches }: { stretches: Stretch[] }) => (
  <>
    {stretches.map(({ kind, text }) => {
      if (kind === 'same') return text
      return kind === 'new' ? <ins>{text}</ins> : <del>{text}</del>
    })}
  </>
)

/** Stretches cut where their paragraphs end. */
function linesOf(stretches: Stretch[]): Stretch[][] {
  const lines: Stretch[][] = [[]]
  for (const { kind, text } of stretches) {
    text.split('\n').forEach((part, at) => {
      if (at > 0) lines.push([])
      if (part) lines.at(-1)?.push({ kind, text: part })
    })
  }
  return lines.filter((line) => line.length > 0)
}
