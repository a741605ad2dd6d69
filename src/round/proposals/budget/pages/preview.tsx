import { paths } from '../../../../paths.ts'
import { blank } from '../../../../web/answer.tsx'
import { type Column, List } from '../../../../web/columns.tsx'
import { Form } from '../../../../web/form.tsx'
import { Block, Note } from '../../../../web/parts.tsx'
import { yuan } from '../../../../shared/money.ts'
import { type SheetNote, isWarning } from '../rules/notes.ts'
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
  /** What it could not place, and what else is to be said of it. */
  notes: SheetNote[]
  /** What the budget holds now, and the version in which it was read. */
  now: Row[]
  version: number
}

/** What was read from a file or a paste, to be looked at before it is taken. */
export function PreviewPage({ exchange, preview }: { exchange: Exchange; preview: Preview }) {
  const { rows, problems, notes, now } = preview
  const read = rows.map(({ row }) => row)
  return (
    <div class="page">
      <ExchangeHead exchange={exchange} title="确认导入的预算" />
      <Notes notes={notes} />
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

/** Warnings apart: they may cost a line. */
function Notes({ notes }: { notes: SheetNote[] }) {
  const said = notes.toSorted((a, b) => Number(isWarning(b)) - Number(isWarning(a)))
  if (said.length === 0) return null
  return (
    <>
      {said.some(isWarning) && <Note tone="warn">有的内容没有按原样读进来，请先看看下面几条。</Note>}
      <ul>
        {said.map((note) => (
          <li>{sayNote(note)}</li>
        ))}
      </ul>
    </>
  )
}

function sayNote(note: SheetNote): string {
  switch (note.why) {
    case 'sheet':
      return `读的是工作表“${note.name}”`
    case 'hidden-sheet':
      return `工作表“${note.name}”是隐藏的，没有读`
    case 'hidden-row':
      return `第${note.no}行在表里是隐藏的，也读进来了；不要的，填入以后删去`
    case 'column-unknown':
      return `“${note.text}”这一列预算里没有，没有用`
    case 'left-out':
      return note.as === 'below-sum'
        ? `第${note.no}行“${note.text}”写在合计下面，没有读；要的，请移到合计上面再导入，或者填入以后补上`
        : `第${note.no}行“${note.text}”不是预算行，没有读`
    case 'sum':
      return note.stated === note.counted
        ? `第${note.no}行的合计${yuan(note.stated)}元，与读到的各行相加一致`
        : `第${note.no}行的合计是${yuan(note.stated)}元，读到的各行相加是${yuan(note.counted)}元，请核对`
  }
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

type Read = Preview['rows'][number]

const Rows = ({ name, rows }: { name: string; rows: Read[] }) => (
  <List unseenCaption={name} scroll={name} columns={COLUMNS} rows={rows} />
)

/** As it was read: what is no number stays the text that it is. */
const COLUMNS: Column<Read>[] = [
  { head: '行', count: ({ no }) => no },
  ...CELLS.map((cell): Column<Read> => {
    const text = ({ row }: Read) => shownIn(cell, row[cell])
    return { head: CELL_WORDS[cell], ...(isNumber(cell) ? { decimal: text } : { text }) }
  }),
  { head: '金额（元）', money: ({ row }) => amountTyped(typedRows([row]), 0) },
]

function isNumber(cell: Cell): boolean {
  return cell === 'price' || cell === 'quantity'
}

function shownIn(cell: Cell, text: string): string {
  const [kind, source] = [readKind(text), readSource(text)]
  if (cell === 'kind' && kind) return BUDGET_WORDS[kind]
  return cell === 'source' && source ? SOURCE_WORDS[source] : text
}

/** Saves the rows as the budget's section: it goes by the version that was shown, so that nobody's change is lost unseen. */
const Take = (of: { id: string; preview: Preview; rows: Row[]; text: string; plain?: boolean }) => (
  <Form
    to={paths.proposalSection(of.id, 'budget')}
    of={blank}
    hidden={{ version: of.preview.version, do: 'stay', ...typedRows(of.rows) }}
    button={of.text}
    {...(of.plain && { plain: true })}
  />
)
