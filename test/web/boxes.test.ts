import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as box from '../../src/web/boxes/box.ts'
import * as choices from '../../src/web/boxes/choices.ts'
import * as days from '../../src/web/boxes/days.ts'
import * as numbers from '../../src/web/boxes/numbers.ts'
import * as texts from '../../src/web/boxes/texts.ts'

const { typedOf } = box
const boxes = { ...box, ...choices, ...days, ...numbers, ...texts }

const form = z.object({
  title: boxes.line('名称', 4),
  note: boxes.areaOrNone('说明', 10),
  ask: boxes.money('金额', [1, Number.MAX_SAFE_INTEGER]),
  score: boxes.points('评分', [0, 10_000]),
  share: boxes.percent('管理费'),
  months: boxes.whole('月数', [1, 24], '个月'),
  least: boxes.orNone(boxes.money('最低', [1, 1000])),
  from: boxes.day('开始'),
  until: boxes.dayOrNone('结束'),
  opens: boxes.moment('开始申报'),
  kind: boxes.choice('种类', { a: '甲', b: '乙' }),
  isNew: boxes.yesNo('新办', { yes: '是', no: '否' }),
  whom: boxes.ticks('对象', { old: '老人', young: '青年' }),
  phone: boxes.phone(),
  email: boxes.email(),
  version: boxes.version(),
  words: boxes.lines('领域', 3, 4),
  parts: boxes.rows(
    z.object({ name: boxes.line('项', 4), share: boxes.whole('比例', [1, 100]) }),
    '至少一项',
    3,
  ),
})

const typed = {
  title: ' 𠮷屋敬老 ',
  ask: '３５，０００.5元',
  score: '82.5',
  share: '10.5％',
  months: ' １２ ',
  from: '2026-01-31',
  opens: { day: '2026-01-31', time: '17:00' },
  kind: 'a',
  isNew: 'no',
  whom: ['', 'young'],
  phone: '(010) 5550 0001',
  email: ' Sun@Example.org ',
  version: '3',
  words: '为老\n\n 助残 \n为老',
  parts: [
    { name: '', share: '' },
    { name: '首款', share: '50' },
  ],
}
const value = {
  title: '𠮷屋敬老',
  note: '',
  ask: 3_500_050,
  score: 8250,
  share: 1050,
  months: 12,
  least: null,
  from: '2026-01-31',
  until: null,
  opens: Date.UTC(2026, 0, 31, 9),
  kind: 'a',
  isNew: false,
  whom: ['young'],
  phone: '01055500001',
  email: 'sun@example.org',
  version: 3,
  words: ['为老', '助残'],
  parts: [{ name: '首款', share: 50 }],
}

describe('boxes', () => {
  test('read what was typed', () => {
    expect(form.parse(typed)).toEqual(value)
  })

  test('give it back as it would be typed, and read that to the same', () => {
    const again = typedOf(form, form.parse(typed))
    expect(again).toEqual({
      title: '𠮷屋敬老',
      note: '',
      ask: '35,000.50',
      score: '82.50',
      share: '10.50',
      months: '12',
      least: '',
      from: '2026-01-31',
      until: '',
      'opens.day': '2026-01-31',
      'opens.time': '17:00',
      kind: 'a',
      isNew: 'no',
      'whom[]': 'young',
      phone: '01055500001',
      email: 'sun@example.org',
      version: '3',
      words: '为老\n助残',
      'parts.0.name': '首款',
      'parts.0.share': '50',
    })
  })

  test('say themselves to machines, with title, unit and bounds', () => {
    const schema = z.toJSONSchema(form, { io: 'input' })
    expect(schema.properties).toMatchObject({
      title: { type: 'string', title: '名称', maxLength: 4 },
      months: { type: 'string', title: '月数', 'x-unit': '个月', minimum: 1, maximum: 24 },
      kind: { title: '种类', enum: ['a', 'b'] },
    })
    expect(schema.required).toContain('title')
    expect(schema.required).not.toContain('note')
  })

  test.each([
    ['title', ' ', '请填写名称'],
    ['title', '一二三四五', '名称最多4个字'],
    ['ask', '0', '金额应是大于0的金额，最多两位小数'],
    ['ask', '1,5', '金额应是大于0的金额，最多两位小数'],
    ['ask', '', '请填写金额'],
    ['score', '100.01', '评分应在0到100之间，最多两位小数'],
    ['share', '100.01', '管理费应在0到100之间，最多两位小数'],
    ['score', '好', '评分应是分数，最多两位小数'],
    ['months', '25', '月数应在1到24之间'],
    ['months', '1.5', '月数应是整数'],
    ['least', '0', '最低应在0.01到10.00元之间'],
    ['from', '2026-02-30', '开始应是一个有效的日期，如2026-01-31'],
    ['until', '明天', '结束应是一个有效的日期，如2026-01-31'],
    ['opens', '2026-01-31', '开始申报应是一个有效的日期和时间，如2026-01-31，17:00或者24:00'],
    ['kind', 'c', '请选择种类'],
    ['whom', ['c'], '请选择对象'],
    ['whom', [''], '请选择对象'],
    ['phone', '12', '联系电话应是7到20位数字，可以有区号'],
    ['email', '', '请填写邮箱'],
    ['email', 'sun', '邮箱的格式不对，应像 name@example.org'],
    ['version', 'x', '请重新打开这一页'],
    ['words', '一\n二\n三\n四', '领域最多3项'],
    ['words', '一二三四五', '领域每项最多4个字'],
    ['parts', [], '至少一项'],
    ['parts', [{}, { name: '款', share: '0' }], '比例应在1到100之间'],
  ])('refuse a wrong %s: %j', (name, sent, says) => {
    const read = form.safeParse({ ...typed, [name]: sent })
    expect(read.error?.issues.map(({ message }) => message)).toEqual([says])
  })

  test('name the row of what is wrong in it, blank ones counted', () => {
    const read = form.safeParse({ ...typed, parts: [{}, { name: '', share: '50' }] })
    expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual(['parts.1.name'])
  })

  test('tell how they are asked, through what wraps them', () => {
    expect(boxes.lookOf(form.shape.least)).toMatchObject({
      title: '最低',
      kind: 'number',
      unit: '元',
      optional: true,
    })
    expect(boxes.lookOf(form.shape.note)).toMatchObject({
      title: '说明',
      kind: 'area',
      limit: 10,
      optional: true,
    })
    expect(boxes.lookOf(form.shape.title.optional())).toMatchObject({ title: '名称' })
    expect(boxes.lookOf(form.shape.phone)).toMatchObject({ title: '联系电话', type: 'tel' })
    expect(boxes.lookOf(z.string())).toBeNull()
  })
})

describe('boxes beside others', () => {
  test('a tick may be left out', () => {
    const ticked = z.object({ unfiled: boxes.tick('还没有备案') })
    expect([ticked.parse({}), ticked.parse({ unfiled: 'yes' })]).toEqual([
      { unfiled: false },
      { unfiled: true },
    ])
    expect(typedOf(ticked, { unfiled: true })).toEqual({ unfiled: 'yes' })
    expect(boxes.lookOf(ticked.shape.unfiled)).toMatchObject({ kind: 'confirm', optional: true })
  })

  test('a list may be parted by more than lines', () => {
    expect(boxes.lines('社区', 3, 4, /[\s、]+/).parse('东社区、西社区 南社区')).toEqual([
      '东社区',
      '西社区',
      '南社区',
    ])
  })

  test('a check of several is said together with what else is wrong, if those it reads could be read', () => {
    const both = z
      .object({
        kind: boxes.choice('种类', { a: '甲', b: '乙' }),
        no: boxes.lineOrNone('编号', 4),
        name: boxes.line('名称', 4),
      })
      .superRefine(
        ({ kind, no }, ctx) => {
          if (kind === 'a' && no === '') ctx.addIssue({ code: 'custom', path: ['no'], message: '请填写编号' })
        },
        boxes.whereRead('kind', 'no'),
      )
    const said = (sent: object) => both.safeParse(sent).error?.issues.map(({ message }) => message) ?? []
    expect(said({ kind: 'a' })).toEqual(['请填写名称', '请填写编号'])
    expect(said({ kind: 'c' })).toEqual(['请选择种类', '请填写名称'])
    expect(said({ kind: 'b', name: '名' })).toEqual([])
    expect(said({ kind: 'a', no: '一二三四五', name: '名' })).toEqual(['编号最多4个字'])
  })
})

test.each<[string, string, number | null]>([
  ['spaces', ' 1 200 ', 1200],
  ['full-width digits, with a comma between groups', '１，２００', 1200],
  ['its unit', '12 个月', 12],
  ['as a spreadsheet writes it', '12.00', 12],
  ['what could be meant otherwise', '1,5', null],
  ['another unit', '12 年', null],
  ['half of one', '12.5', null],
])('a whole number with %s', (_, sent, number) => {
  const read = boxes.whole('时间', [1, 9999], '个月').safeParse(sent)
  expect(read.success ? read.data : null).toBe(number)
})
