import { PLAN as UNRULED } from '../../calls/typed.ts'
import { describe, expect, test } from 'vitest'
import {
  findingsIn,
  findingsInContent,
  isDoubt,
  whyNotAsk,
  whyNotSpend,
} from '../../../../src/round/proposals/budget/rules/findings.ts'
import { forbiddenIn } from '../../../../src/round/proposals/budget/rules/forbidden.ts'
import {
  amountTyped,
  linesTyped,
  readPrice,
  readQuantity,
  rowsOf,
  rowsTyped,
  totalsOf,
  typedRows,
} from '../../../../src/round/proposals/budget/rules/lines.ts'
import {
  type RowAct,
  cellAfter,
  readRowAct,
  removedIn,
  removedName,
  withRowAct,
} from '../../../../src/round/proposals/budget/rules/rows.ts'
import { readGrid, readPasted } from '../../../../src/round/proposals/budget/rules/sheet.ts'
import type { BudgetKind, BudgetLine } from '../../../../src/round/proposals/rules/content.ts'
import { bookWith, planBy } from '../../calls/ruled.ts'
import { CONTENT, TYPED } from '../typed.ts'

const PLAN = planBy(
  bookWith({ 'proposals.grantShare': 80, 'proposals.managementFee': 10, 'proposals.personnel': 30 }),
)
const [TRACK] = PLAN.tracks
if (!TRACK) throw new Error('the sample has a track')
const BESIDE = { track: TRACK.code, activities: [] }

/** A line as it stood before estimates were kept, in fen. */
const line = (kind: BudgetKind, grant: number, own = 0, name = '事项'): BudgetLine => ({
  kind,
  name,
  grant,
  own,
})
const found = (lines: (BudgetLine | null)[], plan = PLAN) =>
  findingsIn(plan, lines, BESIDE).map(({ at, why }) => [at, why])

describe('what is asked for', () => {
  const bounded = { ...TRACK, askMax: 1000, askMin: 10 }
  test('may be the most and the least, and not a fen beyond', () => {
    const why = (grant: number) => whyNotAsk(bounded, [line('material', grant)])?.why ?? null
    expect([9, 10, 1000, 1001].map(why)).toEqual(['under-least', null, null, 'over-cap'])
    expect(whyNotAsk(TRACK, []), 'no least, nothing asked').toBeNull()
  })
  test('is held against the track from the first fen on', () => {
    const plan = { ...PLAN, tracks: [bounded] }
    expect(found([line('material', 1, 1)], plan)).toEqual([[null, 'under-least']])
    expect(found([line('material', 0, 1)], plan)).toEqual([])
  })
})

describe('a share', () => {
  test('is over by a fen, and not at the bound', () => {
    expect(found([line('material', 80, 20)])).toEqual([])
    expect(found([line('material', 81, 20)])).toEqual([[null, 'over-grant-share']])
    expect(found([line('material', 60), line('overhead', 10), line('personnel', 30, 25)])).toEqual([])
  })
  test('is told beside the row that passes it, the first one too', () => {
    expect(found([line('overhead', 11), line('material', 89, 25)])).toEqual([[0, 'over-overhead']])
    expect(found([null, line('personnel', 31), line('material', 69, 25)])).toEqual([[1, 'over-personnel']])
  })
  test('stops a submission; the first that is over is the reason', () => {
    const all = [line('overhead', 50), line('personnel', 50)]
    expect(whyNotSpend(PLAN.parameters.proposals, all)?.why).toBe('over-grant-share')
    expect(whyNotSpend(UNRULED.parameters.proposals, all)).toBeNull()
    expect(whyNotSpend(PLAN.parameters.proposals, [line('material', 80, 20)])).toBeNull()
  })
})

describe('what must not be paid', () => {
  test('must not be paid with a fen of the grant', () => {
    const gifts = (grant: number) => [line('material', grant, 100, '礼品')]
    expect(whyNotSpend(PLAN.parameters.proposals, gifts(0))).toBeNull()
    expect(whyNotSpend(PLAN.parameters.proposals, gifts(1))).toMatchObject({
      why: 'forbidden-spending',
      item: '礼品',
    })
    expect(found([line('material', 0, 100, '送礼品')])).toEqual([])
    expect(found([line('material', 1, 100, '送礼品')])).toEqual([[0, 'forbidden-named']])
  })
  test('is a word of two characters at least', () => {
    const list = ['发放烟、酒或礼品']
    expect(forbiddenIn(list, '酒精棉', 'named')).toBeNull()
    expect(forbiddenIn(list, '礼品', 'whole')).toEqual({ entry: '发放烟、酒或礼品', word: '礼品' })
    expect(forbiddenIn(list, '小礼品', 'whole')).toBeNull()
    expect(forbiddenIn(list, '小礼品', 'named')).toMatchObject({ word: '礼品' })
  })
  test('stops a submission, where a doubt does not', () => {
    expect(
      ([0, 1] as const).map((at) =>
        findingsIn(PLAN, [line('material', 1, 100, at === 0 ? '礼品' : '送礼品')], BESIDE).map(isDoubt),
      ),
    ).toEqual([[false], [true]])
    expect(isDoubt({ at: 0, why: 'activity-unknown', activity: '参观' })).toBe(true)
  })
})

test('a proposal’s lines serve its own steps', () => {
  expect(findingsInContent(PLAN, { ...CONTENT, plan: [{ month: 1, work: '招募' }] })).toEqual(
    findingsInContent(PLAN, {
      ...CONTENT,
      plan: [
        { month: 1, work: '入户' },
        { month: 2, work: '招募' },
      ],
    }),
  )
  expect(
    findingsInContent(PLAN, { ...CONTENT, plan: [{ month: 1, work: '入户' }] }).filter(
      ({ why }) => why === 'activity-unknown',
    ),
  ).toEqual([{ at: 0, why: 'activity-unknown', activity: '招募' }])
})

describe('a cell', () => {
  test('holds a price up to the dearest, from a fen on', () => {
    expect(['9,999,999.99', '10,000,000', '0.01', '0'].map(readPrice)).toEqual([999_999_999, null, 1, null])
  })
  test('holds a quantity up to the highest, from a hundredth on', () => {
    expect(['99,999.99', '100,000', '0.01', '0'].map(readQuantity)).toEqual([9_999_999, null, 1, null])
  })
  test('of an amount needs the one and the other', () => {
    expect(amountTyped(TYPED, 0)).toBe(4_000_00)
    expect(amountTyped({ ...TYPED, 'budget.0.price': '' }, 0)).toBeNull()
    expect(amountTyped({ ...TYPED, 'budget.0.quantity': '' }, 0)).toBeNull()
    expect(amountTyped(TYPED, 3)).toBeNull()
  })
  test('without which a row is no line yet', () => {
    for (const cell of ['kind', 'source', 'price', 'quantity'])
      expect(linesTyped({ ...TYPED, [`budget.0.${cell}`]: '' })[0], cell).toBeNull()
  })
})

describe('a line without an estimate', () => {
  const old = [line('material', 100, 20), line('venue', 1), line('service', 0, 1), line('overhead', 0)]

  test('is typed as one piece, or two where both sides pay; from a fen on', () => {
    expect(rowsOf(old).map(({ kind, price, quantity, source }) => [kind, price, quantity, source])).toEqual([
      ['material', '1.00', '1', 'grant'],
      ['material', '0.20', '1', 'own'],
      ['venue', '0.01', '1', 'grant'],
      ['service', '0.01', '1', 'own'],
    ])
  })
  test('adds up by its kind and source', () => {
    expect(totalsOf(old).kinds.map(({ kind }) => kind)).toEqual(['material', 'service', 'venue', 'overhead'])
  })
  test('comes back as what it came to', () => {
    expect(totalsOf(linesTyped(typedRows(rowsOf(old))).flatMap((one) => one ?? []))).toMatchObject({
      grant: 101,
      own: 21,
    })
  })
})

describe('forty rows', () => {
  const [row] = rowsTyped(TYPED)
  const many = (count: number) =>
    typedRows(Array.from({ length: count }, () => row).flatMap((one) => one ?? []))
  const count = (typed: Record<string, string>) => rowsTyped(typed).length
  const after = (typed: Record<string, string>, act: RowAct) => count(withRowAct(typed, act))

  test('are taken, the fortieth from a button too', () => {
    expect(count({ 'budget.39.name': '茶点' })).toBe(40)
    expect(count({ 'budget.40.name': '茶点' })).toBe(40)
    expect(Object.keys(withRowAct(many(39), { what: 'insert', at: 38 }))).toContain('budget.39.kind')
    expect(Object.keys(withRowAct(many(40), { what: 'insert', at: 39 }))).not.toContain('budget.40.kind')
  })
  test('leave no room for what was taken away', () => {
    const less = withRowAct(many(40), { what: 'remove', at: 39 })
    expect([count(less), after(less, { what: 'restore', at: 39 })]).toEqual([39, 40])
    const full = { ...less, ...many(40) }
    expect(withRowAct(full, { what: 'restore', at: 39 })).toEqual(full)
    expect(removedIn(full)?.at).toBe(39)
  })
  test('may be pasted, and not one more', () => {
    const cells = ['活动物料费', '茶点', '12.50', '100', '份', '申请资助', '报价', '']
    const paste = (rows: number) =>
      readPasted(Array.from({ length: rows }, () => cells.join('\t')).join('\n'))
    const [fits, over] = [paste(40), paste(41)]
    expect(fits.ok && fits.value.rows.map(({ no }) => no)).toEqual(
      Array.from({ length: 40 }, (_, i) => i + 1),
    )
    expect(over.ok || over.refusal).toEqual({ why: 'too-many-rows', count: 41, most: 40 })
  })
})

describe('a button beside a row', () => {
  test.each<[string, RowAct | null, string]>([
    ['insert-0', { what: 'insert', at: 0 }, 'budget.1.kind'],
    ['remove-3', { what: 'remove', at: 3 }, 'budget.3.kind'],
    ['restore-39', { what: 'restore', at: 39 }, 'budget.39.kind'],
  ])('%s is read, and the cell after it', (sent, act, cell) => {
    expect(readRowAct(sent)).toEqual(act)
    expect(act && cellAfter(act)).toBe(cell)
  })
  test('puts an empty row beneath, and keeps the others', () => {
    const names = rowsTyped(withRowAct(TYPED, { what: 'insert', at: 1 })).map(({ name }) => name)
    expect(names).toEqual(['茶点', '志愿者补贴', '', '志愿者保险'])
  })
  test('keeps a row of one word, and puts back where it stood', () => {
    const kept = (at: string) =>
      removedIn({ [removedName('at')]: at, [removedName('name')]: '茶点' })?.at ?? null
    expect(['0', '39', '40', '-1', '1.5', ''].map(kept)).toEqual([0, 39, null, null, null, null])
    expect(removedIn({ [removedName('at')]: '0' })).toBeNull()
  })
  test('leaves a row for the one that is left', () => {
    const two = withRowAct(withRowAct(TYPED, { what: 'remove', at: 0 }), { what: 'remove', at: 0 })
    expect(rowsTyped(two).map(({ name }) => name)).toEqual(['志愿者保险'])
    const one = rowsTyped(withRowAct(two, { what: 'insert', at: 0 }))
    expect(one.map(({ name }) => name)).toEqual(['志愿者保险'])
  })
})

describe('a sheet', () => {
  const head = ['科目', '事项', '单价（元）', '数量', '资金来源']
  const tea = ['material', '茶点', '12.50', '100', 'grant']
  const titles = (count: number) => Array.from({ length: count }, () => ['预算'])

  test('may have ten rows of titles above its headings, and not eleven', () => {
    const [ten, eleven] = [10, 11].map((count) => readGrid([...titles(count), head, tea]))
    expect(ten?.ok && ten.value.rows.map(({ no }) => no)).toEqual([12])
    expect(eleven?.ok).toBe(false)
  })
  test('with its sum right beneath its headings has nothing', () => {
    const read = readGrid([head, ['总计'], tea])
    expect(read.ok || read.refusal).toEqual({ why: 'nothing-there' })
  })
  test('that was pasted without headings begins with its first row', () => {
    const read = readPasted('活动物料费\t茶点\n管理费\t办公')
    expect(read.ok && read.value.rows.map(({ no, row }) => [no, row.kind, row.name])).toEqual([
      [1, 'material', '茶点'],
      [2, 'overhead', '办公'],
    ])
  })
})
