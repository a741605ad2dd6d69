import { paths } from '../../../../paths.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { LARGEST_SHEET, sayLargest } from '../../../../web/bounds.ts'
import { Area, Upload } from '../../../../web/fields.tsx'
import { FOREIGN_WORDS } from '../../../../files/rules/foreign.ts'
import { Form } from '../../../../web/form.tsx'
import { Actions, Block, Button, Head } from '../../../../web/parts.tsx'
import { saying } from '../../../../web/words.ts'
import type { FileRefusal, SheetRefusal } from '../rules/sheet.ts'
import { CELLS, MOST_LINES } from '../rules/lines.ts'
import type { EditRefusal } from '../../submissions/rules.ts'
import { CELL_WORDS } from '../rules/words.ts'
import type { Plan } from '../../../calls/rules/plan.ts'
import { ClosedNote } from '../../pages/closed.tsx'
import { EDIT_WORDS } from '../../pages/words.ts'

/** Whose budget it is, and why it cannot be changed any more, if it cannot. */
export type Exchange = {
  id: string
  roundId: string
  plan: Pick<Plan, 'rulebook'>
  title: string
  rows: number
  whyNot: EditRefusal | null
}

type Props = { exchange: Exchange; of: Filled }

/** The budget out to a spreadsheet, and back from one. Nothing is taken before it was shown. */
export const ExchangePage = ({ exchange, of }: Props) => (
  <div class="page">
    <ExchangeHead exchange={exchange} title="预算与Excel" />
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
    {exchange.whyNot ? (
      <ClosedNote {...exchange} whyNot={exchange.whyNot} tone="warn" />
    ) : (
      <Into id={exchange.id} of={of} />
    )}
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
  <Block id="in" title="导入">
    <p class="hint">读到的内容先给您看，确认以后才填入预算。</p>
    <Form
      to={paths.proposalBudget(id)}
      of={of}
      button="读取，先看看"
      beside={<a href={paths.proposalSection(id, 'budget')}>回到预算</a>}
      files
    >
      <Upload
        of={of}
        name="file"
        label="Excel文件"
        hint={`.xlsx文件，${sayLargest(LARGEST_SHEET)}，最多${MOST_LINES}行。列名写在最上面：${HEADINGS}。`}
        accept=".xlsx"
        largest={LARGEST_SHEET}
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
    </Form>
  </Block>
)

const HEADINGS = CELLS.map((cell) => CELL_WORDS[cell]).join('、')

export type ExchangeRefusal = FileRefusal | SheetRefusal | EditRefusal

export const sayExchangeRefusal = saying<ExchangeRefusal>({
  ...EDIT_WORDS,
  'file-missing': '请选择文件，或者粘贴单元格',
  'not-xlsx': '这不是.xlsx文件，或者文件已经损坏',
  'foreign-file': ({ seen }) => FOREIGN_WORDS[seen],
  'old-excel': '这是旧的.xls文件，或者加了密码：请在Excel里另存为不加密码的.xlsx',
  'file-swollen': '这个文件里的表太大：最多2000行、100列。请只留下预算，再导入',
  'nothing-there': '没有读到预算行：里面是空的，或者只有列名',
  'columns-missing': ({ missing }) =>
    `没有找到这些列：${missing.map((cell) => CELL_WORDS[cell]).join('、')}。请把列名写在最上面，或用导出的模板`,
  'too-many-rows': ({ count, most }) => `有${count}行，预算最多${most}行`,
})
