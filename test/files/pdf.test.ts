import { expect, test } from 'vitest'
import { sayFileRefusal } from '../../src/files/pages/words.ts'
import { looked } from './looked.ts'
import { pdf, pdfOf } from './samples.ts'

const TEL = '13800000000'
const HIDDEN = '138****0000'
const wideHex = [...`\ufeff${TEL}`].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('')

/** One page, with what else the catalog and the file hold; object 6 and on are given. */
const withMore = (catalog: string, ...objects: string[]): Uint8Array =>
  pdfOf([
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>',
    '<< /Length 9999 >>\nstream\nBT /F1 12 Tf 72 720 Td (plan) Tj ET\nendstream',
    ...objects,
  ])

test('a length that lies is not gone by', async () =>
  expect(await looked(withMore(''))).toMatchObject({ searched: 'whole', found: [] }))

test.each([
  ['about itself', `<< /Producer (x) /Author (${TEL}) >>`, '文件属性'],
  ['about itself, in two bytes a letter', `<< /Producer (x) /Title <${wideHex}> >>`, '文件属性'],
  ['in a bookmark', `<< /Title (a\\0501\\06380000\\\n0000\\051) /Parent 1 0 R >>`, '书签'],
  ['in a note', `<< /Type /Annot /Subtype /Text /Rect [0 0 1 1] /Contents (${TEL}) >>`, '批注和表单'],
  ['in a field', `<< /FT /Tx /T (tel) /V (${TEL}) >>`, '批注和表单'],
  [
    'in what it says in XML',
    `<< /Type /Metadata /Subtype /XML /Length 40 >>\nstream\n<?xpacket?><a>${TEL}</a>\nendstream`,
    '文件属性',
  ],
])('a number that a PDF says %s is found', async (_, object, where) =>
  expect(await looked(withMore('', object))).toMatchObject({
    searched: 'whole',
    found: [`${where} ${HIDDEN}`],
  }),
)

test.each([
  ['a file inside', '<< /Type /Filespec /EF << /F 7 0 R >> /UF (a.txt) >>'],
  ['a form in XML', '<< /XFA 7 0 R >>'],
  [
    'a stream that is packed as nobody can undo here',
    '<< /Filter /LZWDecode /Length 3 >>\nstream\nabc\nendstream',
  ],
  ['letters that nobody can tell', '<< /Type /Font /Subtype /Type0 /BaseFont /A >>'],
])('a PDF with %s is looked through in part', async (_, object) =>
  expect(await looked(withMore('', object))).toMatchObject({ searched: 'part' }),
)

test.each([
  ['a script', '', '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'],
  ['a script under a name in digits', '', '<< /S /#4aavaScript /J#53 7 0 R >>'],
  ['a program to start', '/OpenAction << /S /Launch /F (cmd.exe) >>', 'null'],
  ['another file to open', '/OpenAction << /S /GoToR /F (a.pdf) >>', 'null'],
])('a PDF with %s is refused', async (_, catalog, object) => {
  const { refusal } = await looked(withMore(catalog, object))
  expect(refusal).toEqual({ why: 'file-kind', seen: 'scripts' })
  expect(refusal && sayFileRefusal(refusal)).toContain('这个PDF里有脚本')
})

test('one under a password was not looked through', async () => {
  const text = new TextDecoder('latin1').decode(pdf([TEL]))
  const locked = new TextEncoder().encode(text.replace('/Root 1 0 R', '/Root 1 0 R /Encr#79pt 3 0 R'))
  expect(await looked(locked)).toMatchObject({ searched: 'none', found: [] })
})
