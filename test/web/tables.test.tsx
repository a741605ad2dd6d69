import { describe, expect, test } from 'vitest'
import { Pages } from '../../src/web/controls.tsx'
import { Table, sorting } from '../../src/web/tables.tsx'

const html = (part: unknown): string => String(part)

describe('pages of 50', () => {
  const words = (page: number, total: number) =>
    html(<Pages page={page} total={total} href={(at) => `?page=${at}`} />)
      .replace(/<span>/g, '｜')
      .replace(/<\/(a|b|small)>/g, ' ')
      .replace(/<[^>]+>/g, '')
  test.each([
    [1, 0, '｜共0项'],
    [1, 50, '｜共50项'],
    [1, 51, '1 2 下一页 ｜第1至50项，共51项'],
    [2, 51, '上一页 1 2 ｜第51至51项，共51项'],
    [5, 478, '上一页 1 … 4 5 6 … 10 下一页 ｜第201至250项，共478项'],
    [99, 78, '｜没有第99页，共2页到第2页 '],
    [-1, 78, '1 2 下一页 ｜第1至50项，共78项'],
  ])('page %i of %i', (page, total, says) => {
    expect(words(page, total)).toBe(says)
  })
})

describe('the order of a table is in its URL', () => {
  const url = '/calls/1/ranking?place=a&page=3'
  test('first click, then the other way; filters stay, the page does not', () => {
    const asked = sorting({ by: 'score', url, first: 'descending' })
    expect(asked).toEqual({ direction: undefined, href: '/calls/1/ranking?place=a&sort=-score' })
    expect(sorting({ by: 'score', url: asked.href }).direction).toBe('descending')
    expect(sorting({ by: 'score', url: asked.href }).href).toBe('/calls/1/ranking?place=a&sort=score')
  })
  test('the head says the order, the usual one too', () => {
    const page = html(
      <Table head={[{ text: '名次', num: true, sort: { by: 'rank', url, usual: 'rank' } }]} />,
    )
    expect(page).toContain('<th scope="col" class="num" aria-sort="ascending"><a href=')
  })
})
