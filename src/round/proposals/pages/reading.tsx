import type { Child } from 'hono/jsx'
import { Facts } from '../../../web/lists.tsx'
import { Table } from '../../../web/tables.tsx'
import { type Bar, type Row, type Said, type SaidTable, headed, linesOf, spanOf } from './saying.ts'

type Props = {
  says: Said[]
  /** The heading that it stands under, which is not said again. */
  under?: string
  /** What its reader is to look at in a line of the budget. */
  note?: (line: number) => Child
}

/** What a proposal says, to be read on a screen. */
export const Reading = ({ says, under, note }: Props) => (
  <>
    {headed(says, under).map(({ said, heading }) => [
      heading && <h3>{heading}</h3>,
      <One said={said} note={note} />,
    ])}
  </>
)

const One = ({ said, note }: { said: Said; note: Props['note'] }): Child => {
  switch (said.kind) {
    case 'facts':
      return <Facts rows={said.rows.map(([name, value]) => ({ name, value }))} />
    case 'text':
      return <Lines text={said.text} />
    case 'list':
      return <Items items={said.items} />
    case 'table':
      return <Grid table={said} note={note} />
  }
}

export const Lines = ({ text }: { text: string }) => linesOf(text).map((line) => <p>{line}</p>)

export const Items = ({ items }: { items: string[] }) => (
  <ol>
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ol>
)

type GridProps = { table: SaidTable; isPaper?: boolean; note?: Props['note'] }
/** A column, and where its cells stand in a row. */
type Shown = SaidTable['columns'][number] & { at: number }

/** On paper a column each; on a screen some stand beneath the first, and what can be added up is left out. */
export function Grid({ table, isPaper = false, note }: GridProps) {
  const columns = table.columns.map((column, at): Shown => ({ ...column, at }))
  const shown = columns.filter(({ beneath, only }) => isPaper || (!beneath && !only))
  const small = isPaper ? [] : columns.filter(({ beneath }) => beneath)
  return (
    <Table
      unseenCaption={table.title}
      {...(shown.length > MOST_COLUMNS && { scroll: table.title })}
      head={shown.map(({ name, num = false, drawn }) => ({
        text: drawn && !isPaper ? `${name}（${drawn}）` : name,
        num,
      }))}
    >
      {table.rows.map((row) => (
        <GridRow {...{ row, shown, small, isPaper, note }} />
      ))}
    </Table>
  )
}

/** As many as a phone can show side by side. */
const MOST_COLUMNS = 4

type RowProps = { row: Row; shown: Shown[]; small: Shown[]; isPaper: boolean; note: Props['note'] }

function GridRow({ row, shown, small, isPaper, note }: RowProps) {
  const { cells, isSum, line, bar } = row
  const span = isPaper ? spanOf(row) : 1
  const beneath = small.map(({ at }) => cells[at]).filter(Boolean)
  return (
    <tr class={isSum && 'subtotal'}>
      <th scope="row" class={bar && 'nowrap'} colspan={span > 1 ? span : undefined}>
        {cells[0]}
        {beneath.length > 0 && <small>{beneath.join('，')}</small>}
        {line !== undefined && note?.(line)}
      </th>
      {shown.slice(span).map(({ at, num, drawn }) => (
        <td class={num && 'num'}>
          {cells[at]}
          {drawn && bar && !isPaper && <Months {...bar} />}
        </td>
      ))}
    </tr>
  )
}

/** A month is ten wide. */
const Months = ({ from, to, of }: Bar) => (
  <svg class="bar months-bar" viewBox={`0 0 ${of * 10} 10`} preserveAspectRatio="none" aria-hidden="true">
    <rect x={String((from - 1) * 10)} width={String((to - from + 1) * 10)} height="10" />
    {Array.from({ length: of - 1 }, (_, at) => (
      <line x1={String((at + 1) * 10)} x2={String((at + 1) * 10)} y1="0" y2="10" />
    ))}
  </svg>
)
