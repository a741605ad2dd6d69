import { describe, expect, test } from 'vitest'
import { looked } from './looked.ts'
import { ID_NUMBER, docx, paragraphs, pptx, rels, types, wide, xlsx, zip } from './samples.ts'

const TEL = '13800000000'
const HIDDEN = '138****0000'
const WORD = 'wordprocessingml.document.main'
const p = (text: string) => `<p><r><t>${text}</t></r></p>`
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const entities = [...TEL].map((sign, at) =>
  at % 2 ? `&#${sign.charCodeAt(0)};` : `&#x${sign.charCodeAt(0).toString(16)};`,
)

describe('a number is found however it is written', () => {
  test.each<[string, string | Uint8Array]>([
    ['in entities', p(entities.join(''))],
    ['in CDATA', `<p><t><![CDATA[${TEL}]]></t></p>`],
    ['around a comment', p(`138<!-- > -->00000000`)],
    ['under another prefix', `<q:p xmlns:q="x"><q:t>138</q:t><q:t>00000000</q:t></q:p>`],
    ['behind an attribute with a bracket', `<p a="x>y" b='>'>${TEL}</p>`],
    ['in UTF-16', wide(`<?xml version="1.0" encoding="UTF-16"?>${p(TEL)}`)],
    ['in UTF-16 without a mark', wide(p(TEL)).slice(2)],
    ['in UTF-8 with a mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes(p(TEL))])],
    [
      'in GB18030',
      Uint8Array.from([
        ...bytes('<?xml version="1.0" encoding="GB18030"?><p>'),
        0xb5,
        0xe7,
        ...bytes(`${TEL}</p>`),
      ]),
    ],
    ['in a text box', `<p><r><pict><textbox><txbxContent>${p(TEL)}</txbxContent></textbox></pict></r></p>`],
    ['as what a picture shows', `<p><docPr descr="${TEL}"/></p>`],
  ])('%s', async (_, document) => {
    const found = await looked(docx([], { 'word/document.xml': document }))
    expect(found).toMatchObject({ searched: 'whole', found: [`正文 ${HIDDEN}`] })
  })

  const more = (part: string, type: string, text = p(TEL)) =>
    docx(['一'], { '[Content_Types].xml': types({ 'word/document.xml': WORD, [part]: type }), [part]: text })
  test.each([
    ['word/charts/chart1.xml', 'drawingml.chart', `<c:pt><c:v>${TEL}</c:v></c:pt>`, '图表'],
    ['word/diagrams/data1.xml', 'drawingml.diagramData', p(TEL), '图示'],
    ['word/kopf.xml', 'wordprocessingml.header', p(TEL), '页眉页脚'],
    ['word/notes.xml', 'wordprocessingml.endnotes', p(TEL), '脚注'],
    ['word/remarks.xml', 'wordprocessingml.comments', p(TEL), '批注'],
    [
      'docProps/core.xml',
      'application/vnd.openxmlformats-package.core-properties+xml',
      `<a>${TEL}</a>`,
      '文件属性',
    ],
    ['docProps/app.xml', 'extended-properties', `<Manager>${TEL}</Manager>`, '文件属性'],
    ['docProps/custom.xml', 'custom-properties', `<property><lpwstr>${TEL}</lpwstr></property>`, '文件属性'],
    ['customXml/item1.xml', 'application/xml', `<a>${TEL}</a>`, '其他内容'],
  ])('in %s', async (part, type, text, where) =>
    expect(await looked(more(part, type, text))).toMatchObject({
      searched: 'whole',
      found: [`${where} ${HIDDEN}`],
    }),
  )

  test.each([
    [
      'a sheet’s name',
      xlsx([], [], { 'xl/workbook.xml': `<workbook><sheet name="${TEL}"/></workbook>` }),
      '工作表名称',
    ],
    [
      'a defined name',
      xlsx([], [], { 'xl/workbook.xml': `<definedName name="a">"${TEL}"</definedName>` }),
      '工作表名称',
    ],
    ['a cell of two formats', xlsx([], ['<r><t>138</t></r><r><t>00000000</t></r>']), '单元格'],
    ['a cell of text', xlsx([`<c><is><t>${TEL}</t></is></c>`]), '第1张工作表'],
    ['a master', pptx(['一'], { 'ppt/slideMasters/slideMaster1.xml': p(TEL) }), '母版'],
    ['notes', pptx(['一'], { 'ppt/notesSlides/notesSlide2.xml': p(TEL) }), '第2页的备注'],
  ])('in %s', async (_, file, where) =>
    expect(await looked(file)).toMatchObject({ found: [`${where} ${HIDDEN}`] }),
  )

  test('in a main part that is called otherwise', async () => {
    const file = zip({
      '[Content_Types].xml': types({ 'a/b.xml': WORD }),
      '_rels/.rels': rels([['officeDocument', '/a/b.xml']]),
      'a/b.xml': paragraphs([ID_NUMBER]),
    })
    expect(await looked(file)).toMatchObject({ found: ['正文 110*************2X'] })
  })

  const withBook = (book: Uint8Array) =>
    docx(['一'], {
      '[Content_Types].xml': types({
        'word/document.xml': WORD,
        'word/charts/chart1.xml': 'drawingml.chart',
        'word/embeddings/book1.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      }),
      'word/charts/chart1.xml': '<chart/>',
      'word/charts/_rels/chart1.xml.rels': rels([['package', '../embeddings/book1.xlsx']]),
      'word/embeddings/book1.xlsx': book,
    })
  test('in the workbook behind a chart; one that cannot be read says so', async () => {
    expect(await looked(withBook(xlsx([`<c><v>${TEL}</v></c>`])))).toMatchObject({
      searched: 'whole',
      found: [`图表的数据表1 ${HIDDEN}`],
    })
    expect(await looked(withBook(bytes('nothing')))).toMatchObject({ searched: 'part' })
    expect(await looked(withBook(withBook(xlsx([]))))).toMatchObject({ searched: 'part' })
  })
})

test.each([
  ['an encoding that nobody knows', '<?xml version="1.0" encoding="x-secret"?><p/>'],
  ['a document type', `<!DOCTYPE p [<!ENTITY a "${TEL}">]><p>&a;</p>`],
  ['an endless tag', `<p ${'a'.repeat(200_000)}`],
])('%s is looked through in part', async (_, document) =>
  expect(await looked(docx([], { 'word/document.xml': document }))).toMatchObject({
    searched: 'part',
    found: [],
  }),
)
test('what is no XML and no picture is looked through in part', async () => {
  expect(await looked(docx(['一'], { 'word/media/a.png': 'x' }))).toMatchObject({ searched: 'whole' })
  expect(await looked(docx(['一'], { 'word/data.bin': 'x' }))).toMatchObject({ searched: 'part' })
})
