import type { Child } from 'hono/jsx'
import { paths } from '../../../../paths.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { Area, ErrorSummary, Upload } from '../../../../web/fields.tsx'
import { Actions, Block, Button, Head, Note } from '../../../../web/parts.tsx'
import type { FileRefusal, SheetRefusal } from '../rules/sheet.ts'
import { CELLS, MOST_LINES } from '../rules/lines.ts'
import type { EditRefusal } from '../../submissions/rules.ts'
import { CELL_WORDS } from '../rules/words.ts'
import { saySubmitRefusal } from '../../pages/words.ts'

/** Whose budget it is, and whether it can still be changed: `closed` says why not. */
export type Exchange = { id: string; title: string; rows: number; closed: Child }

type Props = { exchange: Exchange; of: Filled; refused: Child }

/** The budget out to a spreadsheet, and back from one. Nothing is taken before it was shown. */
export const ExchangePage = ({ exchange, of, refused }: Props) => (
  <div class="page">
    <ExchangeHead exchange={exchange} title="预算与Excel" />
    {refused && <Note tone="bad">{refused}</Note>}
    <Block id="out" title="导出">
      <p>
        {exchange.rows > 0
          ? `现在有${exchange.rows}行。导出的文件改好以后，可以再导入。`
          : '还没有预算行：下载的是模板，带列名和填写说明。'}
      </p>
      <Actions>
        <Button plain href={paths.proposalBudgetFile(exchange.id)}>
          {exchange.rows > 0 ? '下载预算表' : '下载模板'}
        </Button>
      </Actions>
    </Block>
    {exchange.closed ? <Note tone="warn">{exchange.closed}</Note> : <Into id={exchange.id} of={of} />}
  </div>
)

export const ExchangeHead = ({ exchange, title }: { exchange: Exchange; title: string }) => (
  <Head
    title={title}
    crumbs={[
      { href: paths.desk('applicant'), text: '申报' },
      { href: paths.proposal(exchange.id), text: exchange.title },
      { href: paths.proposalSection(exchange.id, 'budget'), text: '预算' },
    ]}
  />
)

const Into = ({ id, of }: { id: string; of: Filled }) => (
  <form method="post" action={paths.proposalBudget(id)} enctype="multipart/form-data" novalidate>
    <ErrorSummary of={of} />
    <Block id="in" title="导入">
      <p class="hint">读到的内容先给您看，确认以后才填入预算。</p>
      <Upload
        of={of}
        name="file"
        label="Excel文件"
        hint={`.xlsx文件，最大1 MB，最多${MOST_LINES}行。列名写在最上面：${HEADINGS}。`}
        accept=".xlsx"
        optional
      />
      <Area
        of={of}
        name="pasted"
        label="或者从Excel粘贴"
        hint={`在Excel里选中几行，复制，粘贴到这里。没有列名的，按这个顺序：${HEADINGS}。`}
        rows={6}
        optional
      />
      <Actions>
        <Button>读取，先看看</Button>
        <a href={paths.proposalSection(id, 'budget')}>回到预算</a>
      </Actions>
    </Block>
  </form>
)

const HEADINGS = CELLS.map((cell) => CELL_WORDS[cell]).join('、')

export type ExchangeRefusal = FileRefusal | SheetRefusal | EditRefusal

export function sayExchangeRefusal(refusal: ExchangeRefusal): string {
  switch (refusal.why) {
    case 'file-missing':
      return '请选择文件，或者粘贴单元格'
    case 'not-xlsx':
      return '这不是.xlsx文件，或者文件已经损坏'
    case 'old-excel':
      return '这是旧的.xls文件，或者加了密码：请在Excel里另存为不加密码的.xlsx'
    case 'file-swollen':
      return '这个文件里的表太大：最多2000行、100列。请只留下预算，再导入'
    case 'nothing-there':
      return '没有读到预算行：里面是空的，或者只有列名'
    case 'columns-missing':
      return `没有找到这些列：${refusal.missing.map((cell) => CELL_WORDS[cell]).join('、')}。请把列名写在最上面，或用导出的模板`
    case 'too-many-rows':
      return `有${refusal.count}行，预算最多${refusal.most}行`
    case 'call-not-open-yet':
    case 'call-closed':
    case 'kind-not-allowed':
    case 'too-many-proposals':
    case 'already-submitted':
    case 'reader-only':
    case 'barred':
    case 'groups-not-allowed':
    case 'no-host':
      return saySubmitRefusal(refusal)
  }
}
