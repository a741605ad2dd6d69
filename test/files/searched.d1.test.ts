import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { receive } from '../../src/files/receiving/receive.ts'
import { MOST_OF_A_FILE } from '../../src/files/rules/file.ts'
import { sending } from '../sent.ts'
import { ID_NUMBER, PNG, docx, formWith, pdf, pptx, xlsx } from './samples.ts'

const SIZE = 1024 * 1024

/** What a file comes to that a browser sends in a form. */
const file = (name: string, bytes: Uint8Array) =>
  receive(env.FILES, sending(formWith(name, bytes, {})), 'proposal/x/1', MOST_OF_A_FILE)

test('text that unpacks to far more than is looked through is taken, and says so', async () => {
  const bomb = docx(['1'.repeat(60 * SIZE)])
  expect(bomb.length).toBeLessThan(SIZE)
  expect(await file('方案.docx', bomb)).toMatchObject({ ok: true, value: { searched: 'part' } })
})

describe('numbers that must not become public are found', () => {
  const findings = async (name: string, bytes: Uint8Array) => {
    const taken = await file(name, bytes)
    if (!taken.ok) throw new Error(taken.refusal.why)
    return taken.value.findings.map(({ what, where, masked }) => `${what} ${where} ${masked}`)
  }
  const coded = (encoding: string, sign: number[]) =>
    Uint8Array.from([
      ...new TextEncoder().encode(`<?xml version="1.0" encoding="${encoding}"?><p>`),
      ...sign,
      ...new TextEncoder().encode('13800000000</p>'),
    ])
  const table = (...rows: string[][]) =>
    `<w:tbl>${rows.map((row) => `<w:tr>${row.map((one) => `<w:tc><w:p><w:r><w:t>${one}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
  const [MINE, CALL] = ['id-number 正文 110*************2X', 'mobile 正文 138****0000']
  /** Cells that name the texts 姓名, 0 to 9, X. */
  const sheetOf = (...rows: string[][]) =>
    rows
      .map(
        (row) =>
          `<row>${row.map((one) => `<c t="s"><v>${one === 'X' ? 11 : Number(one) + 1}</v></c>`).join('')}</row>`,
      )
      .join('')
  const split = `${ID_NUMBER.slice(0, 6)}</w:t></w:r><w:r><w:t>${ID_NUMBER.slice(6)}`

  test.each([
    ['名册.docx', docx(['负责人', split]), ['id-number 正文 110*************2X']],
    [
      '名册.docx',
      docx(['13800000000', '1'.repeat(30)], { 'word/header1.xml': '<w:p>13900000000</w:p>' }),
      ['mobile 正文 138****0000', 'mobile 页眉页脚 139****0000'],
    ],
    [
      '名册.xlsx',
      xlsx(['<c><v>13800000000</v></c><c><v>12</v></c>', '<c><v>7</v></c>'], [`${ID_NUMBER}`]),
      ['mobile 第1张工作表 138****0000', 'id-number 单元格 110*************2X'],
    ],
    ['路演.pptx', pptx(['一', '联系13800000000']), ['mobile 第2页 138****0000']],
    [
      '名册.pdf',
      pdf(['plan', `id ${ID_NUMBER} tel 13800000000`]),
      ['id-number 第2页 110*************2X', 'mobile 第2页 138****0000'],
    ],
    ['13800000000.png', PNG, ['mobile 文件名 138****0000']],
    ['名册.docx', docx(['1380000', '0000']), []],
    [
      '一格一字.docx',
      docx([], { 'word/document.xml': table([...'13800000000'], [...ID_NUMBER]) }),
      [MINE, CALL],
    ],
    [
      '一格一字.pptx',
      pptx([], { 'ppt/slides/slide1.xml': table([...'13800000000']) }),
      ['mobile 第1页 138****0000'],
    ],
    [
      '一格一字.xlsx',
      xlsx([sheetOf([...ID_NUMBER], [...'13800000000'])], ['姓名', ...'0123456789', 'X', '１']),
      ['mobile 第1张工作表 138****0000', 'id-number 第1张工作表 110*************2X'],
    ],
    [
      '数字.xlsx',
      xlsx([`<row>${[...'13800000000'].map((one) => `<c><v>${one}</v></c>`).join('')}</row>`]),
      ['mobile 第1张工作表 138****0000'],
    ],
    ['分数.docx', docx([], { 'word/document.xml': table([...'13800000'], [...'000']) }), []],
    [
      '批注.docx',
      docx([], {
        'word/comments.xml': `<w:comment w:author="王芳${'13800000000'}"><w:p>看</w:p></w:comment>`,
        'docProps/core.xml': '<cp:coreProperties><dc:creator>13900000000</dc:creator></cp:coreProperties>',
        'word/footnotes.xml': '<w:p>13700000000</w:p>',
        'word/media/a.svg': '<svg><text>13600000000</text></svg>',
      }),
      [
        'mobile 批注 138****0000',
        'mobile 文件属性 139****0000',
        'mobile 脚注 137****0000',
        'mobile 其他内容 136****0000',
      ],
    ],
    [
      '编码.docx',
      docx([], { 'word/document.xml': coded('gb18030', [0xb5, 0xe7]) }),
      ['mobile 正文 138****0000'],
    ],
    [
      '编码.docx',
      docx([], { 'word/document.xml': coded('big5', [0xb9, 0x71]) }),
      ['mobile 正文 138****0000'],
    ],
  ])('%s %#', async (name, bytes, found) =>
    expect((await findings(name, bytes)).toSorted()).toEqual(found.toSorted()),
  )

  test.each([
    [200, 'whole', 1],
    [201, 'part', 0],
  ])('a PDF of %d pages: %s', async (pages, searched, found) => {
    const bytes = pdf(
      Array.from({ length: pages }, (_, at) => (at === pages - 1 ? 'tel 13800000000' : 'plan')),
    )
    const taken = await file('厚.pdf', bytes)
    expect(taken).toMatchObject({ ok: true, value: { searched } })
    expect(taken.ok && taken.value.findings).toHaveLength(found)
  })

  test('a PDF of more than 8 MB was not looked through', async () => {
    const bytes = new Uint8Array(8 * SIZE + 1)
    bytes.set(pdf(['tel 13800000000']))
    expect(await file('大.pdf', bytes)).toMatchObject({ ok: true, value: { searched: 'none', findings: [] } })
  })

  test('a PDF that cannot be read was not looked through', async () => {
    const damaged = new TextEncoder().encode('%PDF-1.7 nothing that could be read')
    expect(await file('坏.pdf', damaged)).toMatchObject({
      ok: true,
      value: { searched: 'none', findings: [] },
    })
    expect(await file('扫描.pdf', pdf(['']))).toMatchObject({ ok: true, value: { searched: 'none' } })
  })
})
