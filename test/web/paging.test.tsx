import { describe, expect, test } from 'vitest'
import { Pages, pageIn, partOf } from '../../src/web/controls.tsx'

const rows = (many: number) => Array.from({ length: many }, (_, at) => at + 1)

describe('a part of a list', () => {
  test.each([
    [0, 1, []],
    [3, 1, [1, 2, 3]],
    [3, 2, [1, 2, 3]],
    [4, 1, [1, 2, 3]],
    [4, 2, [4]],
    [6, 2, [4, 5, 6]],
    [6, 9, [4, 5, 6]],
  ])('of %i rows by three, page %i', (many, page, shown) => {
    expect(partOf(rows(many), page, 3)).toMatchObject({ rows: shown, total: many })
  })
})

describe('the address of a page', () => {
  test('keeps the rest, and leaves the first unsaid', () => {
    const href = pageIn('http://x/panel?word=%E7%94%B2&page=3&membersPage=2', 'membersPage')
    expect(href(4)).toBe('/panel?word=%E7%94%B2&page=3&membersPage=4')
    expect(href(1)).toBe('/panel?word=%E7%94%B2&page=3')
  })
})

describe('pages', () => {
  const text = (page: number, total: number) =>
    String(<Pages page={page} total={total} href={(to) => `?page=${to}`} />)

  test('are none where a page holds all', () => {
    expect(text(1, 50)).toContain('共50项')
    expect(text(1, 50)).not.toContain('下一页')
  })
  test('lead on where there is one more', () => {
    expect(text(1, 51)).toContain('<a href="?page=2">下一页</a>')
    expect(text(2, 51)).toContain('第51至51项，共51项')
  })
  test('say of a list that was counted so far that there is more, until its end is near', () => {
    const some = (page: number, total: number) =>
      String(<Pages page={page} total={total} reached href={(to) => `?page=${to}`} />)
    expect(some(1, 500)).toContain('共500项')
    expect(some(1, 501)).toContain('第1至50项，共500多项')
    expect(some(1, 501)).not.toContain('?page=11')
    expect(some(10, 701)).toContain('共700多项')
    expect(some(10, 610)).toContain('共610项')
    expect(some(20, 610)).toContain('没有第20页，共13页')
  })
  test('say of one after the last that there is none, and lead back', () => {
    expect(text(3, 51)).toContain('没有第3页，共2页')
    expect(text(3, 51)).toContain('<a href="?page=2">到第2页</a>')
    expect(text(2, 50)).toContain('没有第2页，共1页')
  })
})
