import type * as docxPackage from 'docx'
import type { ISectionOptions, Paragraph, Table, TableCell } from 'docx'
import { type Row, type Said, type SaidTable, headed, linesOf, spanOf } from '../../pages/saying.ts'
import { type Application, DRAFT } from './application.ts'

type Docx = typeof docxPackage
type Alignment = 'left' | 'center' | 'right' | 'both'

/**
 * The application as a Word file, on A4 with the margins of an official document (GB/T 9704: 37, 26, 35 and 28 mm), title
 * and tables in 宋体, headings in 黑体, text in 仿宋: names of fonts that office machines here have. The package is loaded
 * when somebody asks for a file, and not before.
 */
export async function wordOf(application: Application): Promise<ArrayBuffer> {
  const docx = await import('docx')
  const { cover, parts, pledge, signatures } = application
  const file = new docx.Document({
    title: plain(cover.find(([name]) => name === '项目名称')?.[1] ?? '申报书'),
    creator: '公益创投',
    styles: { default: { document: { run: { ...TEXT, language: LANGUAGE } } } },
    sections: [
      {
        properties: PAGE,
        ...(application.isDraft && { headers: headersOf(docx, application) }),
        children: coverOf(docx, application),
      },
      {
        properties: PAGE,
        headers: headersOf(docx, application),
        footers: footersOf(docx, application),
        children: [
          ...parts.flatMap(({ number, title, says }) => [
            heading(docx, `${number}${title}`),
            ...headed(says, title).flatMap(({ said, heading: over }) => [
              ...subheading(docx, over),
              ...onPaper(docx, said),
            ]),
          ]),
          heading(docx, '申报单位承诺'),
          ...body(docx, pledge, true),
          ...signatures.map((signer) => signature(docx, signer)),
        ],
      },
    ],
  })
  return docx.Packer.toArrayBuffer(file)
}

/** In twentieths of a point: A4, and the type area that the margins leave. */
const PAGE = {
  page: {
    size: { width: 11_906, height: 16_838 },
    margin: { top: 2098, right: 1474, bottom: 1984, left: 1587, header: 850, footer: 992 },
  },
} satisfies ISectionOptions['properties']
const WIDTH = 11_906 - 1474 - 1587

const font = (eastAsia: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia,
  cs: eastAsia,
})
/** Sizes in half points: 三号 is 32, 四号 28, 小四 24, 五号 21. The language tells a machine without these fonts what to take. */
const LANGUAGE = { value: 'en-US', eastAsia: 'zh-CN' }
const TEXT = { font: font('仿宋'), size: 28 }
const TITLE = { font: font('宋体'), size: 52, bold: true }
const HEADING = { font: font('黑体'), size: 32 }
const CELL = { font: font('宋体'), size: 21 }
const SMALL = { font: font('宋体'), size: 18 }

/**
 * What XML 1.0 can hold: one lone surrogate or control character, and Word opens nothing. The door lets none in, but a
 * file must be whole whatever was imported.
 */
export const plain = (text: string): string =>
  text.toWellFormed().replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '')

type Looks = { alignment?: Alignment; before?: number; after?: number; indent?: number; keep?: boolean }

function line(docx: Docx, text: string, run: object, looks: Looks = {}): Paragraph {
  const { alignment = 'both', before = 0, after = 0, indent = 0, keep = false } = looks
  return new docx.Paragraph({
    alignment,
    keepNext: keep,
    spacing: { before, after, line: 360 },
    indent: { firstLine: indent },
    children: [new docx.TextRun({ text: plain(text), ...run })],
  })
}

const heading = (docx: Docx, text: string) =>
  new docx.Paragraph({
    heading: docx.HeadingLevel.HEADING_1,
    keepNext: true,
    spacing: { before: 240, after: 120 },
    children: [new docx.TextRun({ text: plain(text), ...HEADING, color: '000000' })],
  })

/** Two characters in, as a text stands. */
const body = (docx: Docx, text: string, keep = false): Paragraph[] =>
  linesOf(text).map((one) => line(docx, one, TEXT, { indent: 560, keep, after: 60 }))

const signature = (docx: Docx, text: string) =>
  line(docx, `${text}${text.startsWith('日期') ? '' : '：＿＿＿＿＿＿＿＿＿＿'}`, TEXT, {
    alignment: 'left',
    before: 480,
    indent: 3360,
    keep: !text.startsWith('日期'),
  })

function coverOf(docx: Docx, { round, cover, isDraft }: Application): (Paragraph | Table)[] {
  const run = { font: font('宋体'), size: 30 }
  return [
    ...(isDraft ? [line(docx, DRAFT, { ...HEADING, color: 'B00000' }, { alignment: 'center' })] : []),
    line(docx, round, { ...TITLE, size: 36 }, { alignment: 'center', before: 1800 }),
    line(docx, '项目申报书', TITLE, { alignment: 'center', before: 480, after: 1600 }),
    tableOf(
      docx,
      [28, 72],
      cover.map((row) =>
        row.map((text, at) =>
          cellOf(docx, text, { run, alignment: at === 0 ? 'center' : 'left', tall: 140 }),
        ),
      ),
    ),
  ]
}

const subheading = (docx: Docx, text: string | null): Paragraph[] =>
  text === null ? [] : [line(docx, text, { ...TEXT, bold: true }, { before: 120, keep: true, indent: 560 })]

function onPaper(docx: Docx, said: Said): (Paragraph | Table)[] {
  switch (said.kind) {
    case 'text':
      return body(docx, said.text)
    case 'list':
      return said.items.flatMap((item, at) => body(docx, `${at + 1}．${item}`))
    case 'facts':
      return [
        tableOf(
          docx,
          [28, 72],
          said.rows.map((cells) =>
            cells.map((text, at) => cellOf(docx, text, { alignment: at === 0 ? 'center' : 'left' })),
          ),
        ),
        gap(docx),
      ]
    case 'table':
      return [gridOf(docx, said), gap(docx)]
  }
}

/** Two tables that touch would become one. */
const gap = (docx: Docx) => line(docx, '', SMALL)

function gridOf(docx: Docx, { columns, rows }: SaidTable): Table {
  const head = columns.map(({ name }) =>
    cellOf(docx, name, { alignment: 'center', run: { ...CELL, bold: true } }),
  )
  return tableOf(
    docx,
    columns.map(({ share }) => share),
    [head, ...rows.map((row) => rowOf(docx, row, columns))],
    true,
  )
}

/** The name of a sum reaches over the columns that it leaves empty. */
function rowOf(docx: Docx, row: Row, columns: SaidTable['columns']): TableCell[] {
  const span = spanOf(row)
  const run = row.isSum ? { ...CELL, bold: true } : CELL
  return row.cells.flatMap((text, at) =>
    at > 0 && at < span
      ? []
      : [
          cellOf(docx, text, {
            alignment: columns[at]?.num ? 'right' : 'left',
            span: at === 0 ? span : 1,
            run,
          }),
        ],
  )
}

/** `shares` in hundredths of the type area. Widths are fixed, so that a long name wraps and does not push a table off the page. */
function tableOf(docx: Docx, shares: number[], rows: TableCell[][], hasHead = false): Table {
  return new docx.Table({
    width: { size: WIDTH, type: docx.WidthType.DXA },
    columnWidths: shares.map((share) => Math.floor((WIDTH * share) / 100)),
    layout: docx.TableLayoutType.FIXED,
    rows: rows.map(
      (children, at) => new docx.TableRow({ children, cantSplit: true, tableHeader: hasHead && at === 0 }),
    ),
  })
}

type CellLooks = { alignment?: Alignment; span?: number; run?: object; tall?: number }

/** `tall`: above and below the text, in twentieths of a point. */
function cellOf(
  docx: Docx,
  text: string,
  { alignment = 'left', span = 1, run = CELL, tall = 60 }: CellLooks = {},
) {
  const lines = linesOf(text)
  return new docx.TableCell({
    columnSpan: span,
    verticalAlign: docx.VerticalAlignTable.CENTER,
    margins: { top: tall, bottom: tall, left: 80, right: 80 },
    children: (lines.length > 0 ? lines : ['']).map(
      (one) => new docx.Paragraph({ alignment, children: [new docx.TextRun({ text: plain(one), ...run })] }),
    ),
  })
}

const headersOf = (docx: Docx, { round, number, isDraft }: Application) => ({
  default: new docx.Header({
    children: [
      line(docx, isDraft ? `${round}　${DRAFT}，不作为申报依据` : `${round}　${number}`, SMALL, {
        alignment: 'right',
      }),
    ],
  }),
})

const footersOf = (docx: Docx, { foot }: Application) => ({
  default: new docx.Footer({
    children: [
      new docx.Paragraph({
        alignment: 'center',
        children: [
          new docx.TextRun({
            children: ['第', docx.PageNumber.CURRENT, '页，共', docx.PageNumber.TOTAL_PAGES, '页'],
            ...SMALL,
          }),
        ],
      }),
      ...foot.map((one) => line(docx, one, SMALL, { alignment: 'center' })),
    ],
  }),
})
