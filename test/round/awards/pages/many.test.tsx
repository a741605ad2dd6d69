import { describe, expect, test } from 'vitest'
import { paths } from '../../../../src/paths.ts'
import { roomQuery } from '../../../../src/round/awards/forms.ts'
import { RoomPage, roomSheets } from '../../../../src/round/awards/pages/room.tsx'
import { NOW, entered, officer, room } from '../room.ts'

const many = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    entered(`甲${String(at + 1).padStart(3, '0')}`, 2900 - at * 5, { number: at + 1, submittedAt: at }),
  )
const notIn = Array.from({ length: 50 }, (_, at) => ({
  ...{ proposalId: `x${at}`, number: at + 1, title: `丙${String(at + 1).padStart(3, '0')}` },
  ...{ organization: '某社', reason: '实施地不在本区' },
}))
const ineligible = { rows: notIn, all: 51, found: 51 }

function shown(count: number, query: Record<string, string> = {}): string {
  const asked = roomQuery.parse(query)
  const url = `http://x${paths.decision('R1')}?${new URLSearchParams(query)}`
  const seen = room({ entered: many(count), latest: null })
  const track = asked.track || (seen.plan.tracks[0]?.code ?? '')
  const props = { room: seen, person: officer, now: NOW, of: { typed: {}, problems: [] } }
  return String(
    <RoomPage
      {...props}
      {...{ ineligible, approvalId: null, reversals: [] }}
      shown={{ ...asked, track, url }}
    />,
  )
}
const titles = (text: string) =>
  [...text.matchAll(/<a href="[^"]*">([甲丙]\d{3})/g)].map(([, title]) => title)

describe('the ranking of many', () => {
  test('is a page where it just fills one, and two with one more', () => {
    expect(titles(shown(50))).toHaveLength(50)
    expect(shown(50)).not.toContain('下一页')
    expect(titles(shown(51))).toHaveLength(50)
    expect(shown(51)).toContain('下一页')
    expect(titles(shown(51, { page: '2' }))).toEqual(['甲051'])
  })

  test('counts places and money over all, on whatever page', () => {
    const basis = (text: string) => text.slice(text.indexOf('id="quota"'), text.indexOf('id="ranking"'))
    expect(basis(shown(51, { page: '2' }))).toBe(basis(shown(51)))
    expect(shown(51)).toContain('已用2个，共2个')
  })

  test('keeps filter and order when it is turned, and finds one by number or name', () => {
    expect(shown(51, { sort: '-rank', word: '甲' })).toContain('sort=-rank&amp;word=%E7%94%B2&amp;page=2')
    expect(titles(shown(51, { word: '51' }))).toEqual(['甲051'])
    expect(titles(shown(51, { word: '2013-SQ-0007' }))).toEqual(['甲007'])
    expect(titles(shown(51, { page: '9' }))).toEqual(['甲051'])
  })

  test('is whole in a file', () => {
    const asked = roomQuery.parse({})
    const sheets = roomSheets(room({ entered: many(51) }), ineligible, asked, NOW)
    expect(sheets.map(({ rows }) => rows.length)).toEqual([51])
  })
})

test('those who did not get in have pages and a filter, too', () => {
  const first = shown(3, { track: 'ineligible' })
  expect(titles(first)).toHaveLength(50)
  expect(first).toContain('共51项')
  expect(first).toContain('track=ineligible&amp;page=2')
  expect(shown(3)).toContain('未入围<small>51</small>')
})
