import { paths } from '../../../../paths.ts'
import { yuan } from '../../../../shared/money.ts'
import { Hidden } from '../../../../web/fields.tsx'
import { Actions, Block, Button, Note } from '../../../../web/parts.tsx'
import { Table } from '../../../../web/tables.tsx'
import { BUDGET_WORDS, CELL_WORDS, SOURCE_WORDS } from '../rules/words.ts'
import {
  CELLS,
  type Cell,
  MOST_LINES,
  type Row,
  amountTyped,
  readKind,
  readSource,
  typedRows,
} from '../rules/lines.ts'
import { type Exchange, ExchangeHead } from './exchange.tsx'

/** What was read: each row with its number in the sheet, and what is wrong in which cell. */
export type Preview = {
  rows: { no: number; row: Row }[]
  problems: { no: number; cell: Cell; says: string }[]
  /** What the budget holds now, and the version in which it was read. */
  now: Row[]
  version: number
}

/** What was read from a file or a paste, to be looked at before it is taken. */
export function PreviewPage({ exchange, preview }: { exchange: Exchange; preview: Preview }) {
  const { rows, problems, now } = preview
  const read = rows.map(({ row }) => row)
  return (
    <div class="page">
      <ExchangeHead exchange={exchange} title="确认导入的预算" />
      {problems.length > 0 && <Problems problems={problems} />}
      <Block id="read" title={`读到${rows.length}行`}>
        <Rows name="读到的预算" rows={rows} />
        <Take
          id={exchange.id}
          preview={preview}
          rows={read}
          text={now.length > 0 ? '替换现有预算' : '填入预算'}
        />
        {now.length > 0 && now.length + read.length <= MOST_LINES && (
          <Take id={exchange.id} preview={preview} rows={[...now, ...read]} text="加在现有预算后面" plain />
        )}
        <p>
          <a href={paths.proposalBudget(exchange.id)}>都不要，重新选</a>
        </p>
      </Block>
      {now.length > 0 && (
        <Block id="now" title={`现有${now.length}行`} small="选“替换”的，由上面读到的代替">
          <Rows name="现有预算" rows={now.map((row, at) => ({ no: at + 1, row }))} />
        </Block>
      )}
    </div>
  )
}

const Problems = ({ problems }: { problems: Preview['problems'] }) => (
  <>
    <Note tone="warn">有{problems.length}处要改：可以改好文件再导入，也可以先填入，在预算里改。</Note>
    <ul>
      {problems.map(({ no, cell, says }) => (
        <li>
          第{no}行“{CELL_WORDS[cell]}”：{says}
        </li>
      ))}
    </ul>
  </>
)

const Rows = ({ name, rows }: { name: string; rows: Preview['rows'] }) => (
  <Table
    unseenCaption={name}
    scroll={name}
    head={[
      { text: '行', num: true },
      ...CELLS.map((cell) => ({ text: CELL_WORDS[cell], num: isNumber(cell) })),
      { text: '金额（元）', num: true },
    ]}
  >
    {rows.map(({ no, row }) => (
      <tr>
        <td class="num">{no}</td>
        {CELLS.map((cell) => (
          <td class={isNumber(cell) ? 'num' : undefined}>{shownIn(cell, row[cell])}</td>
        ))}
        <td class="num">{amountIn(row)}</td>
      </tr>
    ))}
  </Table>
)

const isNumber = (cell: Cell): boolean => cell === 'price' || cell === 'quantity'

function shownIn(cell: Cell, text: string): string {
  const [kind, source] = [readKind(text), readSource(text)]
  if (cell === 'kind' && kind) return BUDGET_WORDS[kind]
  return cell === 'source' && source ? SOURCE_WORDS[source] : text
}

function amountIn(row: Row): string {
  const amount = amountTyped(typedRows([row]), 0)
  return amount === null ? '' : yuan(amount)
}

/** Saves the rows as the budget's section: it goes by the version that was shown, so that nobody's change is lost unseen. */
const Take = (of: { id: string; preview: Preview; rows: Row[]; text: string; plain?: boolean }) => (
  <form method="post" action={paths.proposalSection(of.id, 'budget')}>
    <Hidden name="version" value={String(of.preview.version)} />
    {Object.entries(typedRows(of.rows)).map(([name, value]) => (
      <Hidden name={name} value={value} />
    ))}
    <Actions>
      <Button name="do" value="stay" {...(of.plain && { plain: true })}>
        {of.text}
      </Button>
    </Actions>
  </form>
)
