import readXlsx from 'read-excel-file/universal'
import { describe, expect, test } from 'vitest'
import { endOf, startOf } from '../../src/shared/days.ts'
import { type Column, List } from '../../src/web/columns.tsx'
import { MOST_ROWS, csvOf, sheetOf } from '../../src/web/sheet.ts'
import { xlsxOf } from '../../src/web/xlsx.ts'

type Row = {
  title: string
  by: string
  state: 'open' | 'done'
  ask: number | null
  score: number
  mean: string
  sheets: number
  dueOn: string | null
  at: number
}
const ROW: Row = {
  title: '手工坊',
  by: '建国门街道纳百川亲情志愿服务社',
  state: 'done',
  ask: 3_500_050,
  score: 8550,
  mean: '21.450',
  sheets: 7,
  dueOn: '2026-11-22',
  at: Date.parse('2026-11-03T17:00:01+08:00'),
}
const COLUMNS: Column<Row>[] = [
  {
    head: '项目',
    text: ({ title }) => title,
    href: ({ title }) => `/${title}`,
    also: { head: '单位', text: ({ by }) => by },
    keep: 'name',
  },
  { head: '状态', text: ({ state }) => state, tone: () => 'good', keep: 'state' },
  { head: '申请（元）', money: ({ ask }) => ask, sort: 'ask', first: 'descending', sum: true },
  { head: '得分', points: ({ score }) => score },
  { head: '目标平均', decimal: ({ mean }) => mean },
  { head: '份数', count: ({ sheets }) => sheets },
  { head: '期限', day: ({ dueOn }) => dueOn, keep: 'date' },
  { head: '收到', instant: ({ at }) => at },
  { head: '要做的事', text: () => '审核', only: 'page' },
  { head: '各份总分', text: () => '80 90', only: 'file' },
]
const HEADS = ['项目', '单位', '状态', '申请（元）', '得分', '目标平均', '份数', '期限', '收到', '各份总分']

const sheet = (...rows: Partial<Row>[]) =>
  sheetOf(
    '申报',
    COLUMNS,
    rows.map((row) => ({ ...ROW, ...row })),
  )

describe('one list of columns gives the table', () => {
  const html = (rows: Row[]) =>
    String(<List scroll="申报" url="/list?word=a" columns={COLUMNS} rows={rows} />)

  test('each kind in its own words, the name as the head of its row', () => {
    const page = html([ROW])
    expect(page).toContain(
      '<th scope="row" class="keep"><a href="/手工坊">手工坊</a><small>建国门街道纳百川亲情志愿服务社</small></th>',
    )
    expect(page).toContain('<td><span class="tag good">done</span></td><td class="num">35,000.50</td>')
    expect(page).toContain('<td class="num">85.50</td><td class="num">21.450</td>')
    expect(page).toContain('<td><time>2026-11-22</time></td><td><time>2026-11-03 17:00</time></td>')
  })

  test('nothing is a dash; what is for a file alone is not there', () => {
    expect(html([{ ...ROW, ask: null }])).toContain('<td class="num">–</td>')
    expect(html([ROW])).toContain('审核')
    expect(html([ROW])).not.toContain('各份总分')
  })

  test('the heads say what a phone keeps, and lead to the other order', () => {
    const page = html([])
    expect(page).toContain('<table class="fold">')
    expect(page).toContain(
      '<th scope="col" class="keep">项目与单位</th><th scope="col" class="state">状态</th>',
    )
    expect(page).toContain(
      '<th scope="col" class="num"><a href="/list?word=a&amp;sort=-ask">申请（元）</a></th>',
    )
    expect(page).toContain('<th scope="col" class="date">期限</th>')
  })

  test('a foot adds up what is to be added up', () => {
    const rows = [ROW, { ...ROW, ask: null }, { ...ROW, ask: -50 }]
    const page = String(<List sums="合计" columns={COLUMNS} rows={rows} />)
    expect(page).toContain('<tfoot><tr><th scope="row">合计</th><td></td><td class="num">35,000.00</td>')
  })

  test('a line across the table stands under its row', () => {
    const page = String(<List columns={COLUMNS} rows={[ROW]} under={() => '入选线'} looks={() => 'good'} />)
    expect(page).toContain('<tr class="good">')
    expect(page).toContain('</tr><tr class="cut"><td colspan="9">入选线</td></tr>')
  })
})

describe('the CSV', () => {
  const lines = (...rows: Partial<Row>[]) => csvOf([sheet(...rows)]).split('\r\n')

  test('Excel knows it for UTF-8; every line ends in CRLF', () => {
    const text = csvOf([sheet({})])
    expect(text.startsWith('\uFEFF')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('numbers are numbers, days and instants plain; what is not there is empty', () => {
    expect(lines({})[0]).toBe(`\uFEFF${HEADS.map((head) => `"${head}"`).join(',')}`)
    expect(lines({ ask: -100, dueOn: null })[1]).toBe(
      `"手工坊","${ROW.by}","done",-1.00,85.50,21.450,7,,2026-11-03 17:00:01,"80 90"`,
    )
  })

  test('quotes and line breaks stay in their cell', () => {
    expect(lines({ title: '说“"好"”', by: '甲,\n乙' }).slice(1, 2)).toEqual([
      `"说“""好""”","甲,\n乙","done",35000.50,85.50,21.450,7,2026-11-22,2026-11-03 17:00:01,"80 90"`,
    ])
  })

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(1)',
    '＝1',
    '＋1',
    '－1',
    '＠1',
    ' =1',
    '\t=1',
    '\r\n=1',
    '　=1',
    '\u200B=1',
    '﹦1',
  ])('%j is text', (title) => expect(csvOf([sheet({ title })])).toContain(`"'${title}"`))
  test.each(['1=1', '甲-乙', '', '（+1）'])('%j stays as it is', (title) => {
    expect(csvOf([sheet({ title })])).toContain(`\r\n"${title}",`)
  })

  test('several lists stand below each other, each under its name', () => {
    const two = [
      { ...sheet(), name: '可以拨付' },
      { ...sheet(), name: '已经拨付' },
    ]
    const words = csvOf(two)
      .split('\r\n')
      .map((line) => line.split(',')[0])
    expect(words).toEqual(['\uFEFF"可以拨付"', '"项目"', '', '"已经拨付"', '"项目"', ''])
  })
})

describe('the workbook', () => {
  const read = async (...sheets: Parameters<typeof xlsxOf>[0]) => await readXlsx(xlsxOf(sheets).buffer)

  test('reads back as it was written: numbers, days, the clock on the wall', async () => {
    const [first] = await read(sheet({}, { ask: -100, dueOn: null, title: '  合唱 <&> "团"' }))
    expect(first?.sheet).toBe('申报')
    expect(first?.data[0]).toEqual(HEADS)
    expect(first?.data[1]).toEqual([
      ...['手工坊', ROW.by, 'done', 35_000.5, 85.5, 21.45, 7],
      ...[new Date('2026-11-22T00:00:00Z'), new Date('2026-11-03T17:00:01Z'), '80 90'],
    ])
    expect(first?.data[2]?.slice(0, 8)).toEqual(['合唱 <&> "团"', ROW.by, 'done', -1, 85.5, 21.45, 7, null])
  })

  test.each(['=1+1', '+1', '-1', '@SUM(1)', '＝1', '－1', '\t=1'])('%j is text', async (title) => {
    const [first] = await read(sheet({ title }))
    expect(first?.data[1]?.[0]).toBe(title.trim())
  })

  test('a text that XML cannot hold is written without it', async () => {
    const [first] = await read(sheet({ title: '手\u0000工\u0008坊\uFFFF\uD800' }))
    expect(first?.data[1]?.[0]).toBe('手工坊\uFFFD')
  })

  test('each list has a tab, whatever its name', async () => {
    const names = await read({ ...sheet(), name: '甲/乙：“[丙]”' }, { ...sheet(), name: '长'.repeat(40) })
    expect(names.map((one) => one.sheet)).toEqual(['甲 乙：“ 丙 ”', '长'.repeat(31)])
  })
})

test('a list that is longer than a file says so in its last line', async () => {
  const cut = sheetOf('申报', COLUMNS, [ROW], MOST_ROWS + 1)
  const says = '共5001行，这里是前1行，其余请筛选以后再导出'
  expect(csvOf([cut]).trimEnd().split('\r\n').at(-1)).toBe(`"${says}"`)
  const [first] = await readXlsx(xlsxOf([cut]).buffer)
  expect(first?.data.at(-1)?.[0]).toBe(says)
})

test('a deadline ends with its day: 24:00 of the table, of the CSV and of the workbook, never 00:00 of the next day', async () => {
  const columns: Column<{ closes: number }>[] = [
    { head: '申报截止', deadline: ({ closes }) => closes },
    { head: '收到', instant: ({ closes }) => closes },
  ]
  const rows = [{ closes: endOf('2026-11-22') }, { closes: startOf('2026-11-22') + 17 * 3_600_000 }]
  const dates = sheetOf('公告', columns, rows)
  expect(csvOf([dates]).split('\r\n').slice(1, 3)).toEqual([
    '2026-11-22 24:00,2026-11-23 00:00:00',
    '2026-11-22 17:00,2026-11-22 17:00:00',
  ])
  const [first] = await readXlsx(xlsxOf([dates]).buffer)
  expect(first?.data[1]?.[0]).toBe('2026-11-22 24:00')
  expect(String(<List columns={columns} rows={rows} />)).toContain('<time>2026-11-22 24:00</time>')
})
