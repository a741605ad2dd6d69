import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { budgetForm } from '../../../../src/round/proposals/budget/forms/lines.ts'
import { readRowAct, removedIn, withRowAct } from '../../../../src/round/proposals/budget/rules/rows.ts'
import {
  CELLS,
  MOST_LINES,
  type Row,
  rowsTyped,
  typedRows,
} from '../../../../src/round/proposals/budget/rules/lines.ts'
import { readKept } from '../../../../src/web/body.ts'
import { TYPED } from '../typed.ts'

const row = (name: string): Row => ({
  ...{ kind: 'material', name, price: '10', quantity: '2', unit: '份' },
  ...{ source: 'grant', basis: '市场价', activity: '' },
})
const names = (typed: Record<string, string>) => rowsTyped(typed).map(({ name }) => name)
const three = { ...typedRows([row('一'), row('二'), row('三')]), title: '夕阳茶叙' }

describe('lines of the budget', () => {
  test.each([
    [{ what: 'remove', at: 1 }, ['一', '三']],
    [{ what: 'remove', at: 0 }, ['二', '三']],
    [{ what: 'remove', at: 9 }, ['一', '二', '三']],
    [{ what: 'insert', at: 0 }, ['一', '', '二', '三']],
    [{ what: 'insert', at: 2 }, ['一', '二', '三']],
    [{ what: 'restore', at: 0 }, ['一', '二', '三']],
  ] as const)('%j', (act, left) => {
    const after = withRowAct(three, act)
    expect(names(after)).toEqual(left)
    expect(after['title']).toBe('夕阳茶叙')
  })

  test('a line that was taken away is kept, and put back where it stood', () => {
    const without = withRowAct(three, { what: 'remove', at: 1 })
    expect(removedIn(without)).toEqual({ row: row('二'), at: 1 })
    const again = withRowAct(without, { what: 'restore', at: 1 })
    expect(names(again)).toEqual(['一', '二', '三'])
    expect(removedIn(again)).toBe(null)
  })

  test('an empty line is not worth keeping: the one before is', () => {
    const without = withRowAct(withRowAct(three, { what: 'remove', at: 0 }), { what: 'insert', at: 0 })
    expect(removedIn(withRowAct(without, { what: 'remove', at: 1 }))).toEqual({ row: row('一'), at: 0 })
  })

  test('the only line leaves an empty one, which is said to the server', () => {
    const after = withRowAct(typedRows([row('一')]), { what: 'remove', at: 0 })
    expect(after['budget.0.name']).toBe('')
  })

  test('forty are enough', () => {
    const full = typedRows(Array.from({ length: MOST_LINES }, (_, at) => row(String(at))))
    expect(withRowAct(full, { what: 'insert', at: 3 })).toEqual(full)
    const less = withRowAct(full, { what: 'remove', at: 3 })
    const filled = { ...less, ...typedRows([...rowsTyped(less), row('新')]) }
    expect(names(withRowAct(filled, { what: 'restore', at: 3 }))).toHaveLength(MOST_LINES)
  })

  test('what was taken away is not submitted', () => {
    const without = withRowAct(TYPED, { what: 'remove', at: 1 })
    const read = readKept(budgetForm, without)
    expect(read.ok && read.value.budget.map(({ name }) => name)).toEqual(['茶点', '志愿者保险'])
  })

  test('taking away and putting back changes nothing', () => {
    const rows = fc.array(
      fc
        .string({ minLength: 1 })
        .filter((text) => text.trim() !== '')
        .map(row),
      {
        minLength: 1,
        maxLength: MOST_LINES,
      },
    )
    fc.assert(
      fc.property(rows, fc.nat(MOST_LINES), (all, at) => {
        const typed = typedRows(all)
        const back = withRowAct(withRowAct(typed, { what: 'remove', at }), { what: 'restore', at })
        expect(rowsTyped(back)).toEqual(rowsTyped(typed))
      }),
    )
  })

  test.each(['', 'stay', 'remove', 'remove-', 'remove-1x', 'remove-100', 'drop-1', undefined])(
    '%j is no such button',
    (sent) => expect(readRowAct(sent)).toBe(null),
  )
  test('its buttons', () => expect(readRowAct('remove-39')).toEqual({ what: 'remove', at: 39 }))
  test('every cell of a row', () => expect(Object.keys(row('一')).toSorted()).toEqual([...CELLS].toSorted()))
})
