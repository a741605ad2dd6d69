import { describe, expect, test } from 'vitest'
import { type Line, Matters } from '../../src/desks/matters/pages/matters.tsx'
import { OverdueBlock } from '../../src/desks/pages/overdue.tsx'
import { noon } from '../round/projects/fixtures.ts'

const now = noon('2026-03-02')
const line = (no: number): Line => ({
  ...{ href: `/x/${no}`, text: `第${no}件事`, since: null, held: null, by: '2026-03-09' },
})
const lines = (many: number) => Array.from({ length: many }, (_, at) => line(at + 1))
const shown = (many: number, page: number, url = 'http://x/desks/approver') =>
  String(<Matters lines={lines(many)} now={now} empty="" turned={{ page, url }} />)

describe('what waits on a desk', () => {
  test('is turned where it is more than a page', () => {
    expect(shown(50, 1)).not.toContain('分页')
    const first = shown(61, 1)
    expect([first.includes('第50件事'), first.includes('第51件事')]).toEqual([true, false])
    expect(first).toContain('href="/desks/approver?page=2"')
    expect(shown(61, 2)).toContain('第61件事')
  })
  test('says of a page after the last that there is none', () => {
    expect(shown(61, 9)).toContain('没有第9页，共2页')
    expect(shown(3, 2)).toContain('没有第2页，共1页')
  })
  test('takes the other lists of the desk along', () => {
    expect(shown(61, 1, 'http://x/desks/officer?latePage=2')).toContain(
      'href="/desks/officer?latePage=2&amp;page=2"',
    )
  })
  test('and what is late turns by itself', () => {
    const items = lines(61).map(({ href, text }) => ({
      ...{ href, text, small: '', by: '2026-03-01' as const, clause: undefined },
    }))
    const turned = { page: 2, url: 'http://x/desks/approver?page=3', name: 'latePage' }
    const text = String(<OverdueBlock {...{ items, now, turned }} />)
    expect([text.includes('第51件事'), text.includes('第50件事')]).toEqual([true, false])
    expect(text).toContain('61件')
    expect(text).toContain('href="/desks/approver?page=3"')
  })
})
