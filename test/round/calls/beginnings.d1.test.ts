import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../src/db/db.ts'
import { findRound } from '../../../src/round/calls/store/rounds.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { draftedRound, openedRound } from '../opened.ts'
import { PLAN, TYPED } from './typed.ts'

/** A round that begins from an earlier one, or from a file. */
const NOW = PLAN.dates.opens - 24 * 3_600_000

let site: Site
let officer: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
})
beforeEach(() => {
  site.now = NOW
})

const stored = async (id: string) => (await findRound(site.db, id))?.round

async function begin(body: object = {}): Promise<string> {
  const { json } = await site.post('/rounds/new', body, officer)
  return String(json['id'])
}

const draft = async (id: string) => (await site.json(`/rounds/${id}/draft`, officer)).json

const handOver = async (id: string, as = officer) =>
  site.form(`/rounds/${id}/draft`, { version: String((await draft(id))['version']) }, as)

describe('last round', () => {
  test('is where the next one begins: all but its code and dates', async () => {
    const { id: last, plan } = await openedRound(site)
    const id = await begin({ from: last })
    const { typed } = await draft(id)
    expect(typed).toMatchObject({ title: plan.title, 'tracks.0.budget': '350,000.00', 'grades.a': '85.00' })
    expect(typed).not.toHaveProperty('code')
    expect(typed).not.toHaveProperty(['dates.opens'])
    const code = newId()
    await site.post(
      `/rounds/${id}/draft/basics`,
      { version: '1', title: '下一期', code, organizer: '区民政局' },
      officer,
    )
    const dates = Object.fromEntries(Object.entries(TYPED).filter(([field]) => field.startsWith('dates.')))
    await site.post(`/rounds/${id}/draft/timetable`, { version: '2', ...dates }, officer)
    expect((await handOver(id)).status).toBe(303)
    expect((await stored(id))?.plan).toEqual({ ...plan, code, title: '下一期' })
  })

  test('that is not there is not found', async () => {
    expect((await site.post('/rounds/new', { from: 'nothing' }, officer)).status).toBe(404)
  })
})

describe('a file', () => {
  test('holds the whole round: imported elsewhere it is the same', async () => {
    const { id, plan } = await draftedRound(site)
    const file = await site.json(`/rounds/${id}/file`, officer)
    expect(file.status).toBe(200)
    const elsewhere = newId()
    const sent = JSON.parse(file.text)
    const { json } = await site.post(
      '/rounds/file',
      { ...sent, round: { ...sent.round, code: elsewhere } },
      officer,
    )
    expect((await handOver(String(json['id']))).status).toBe(303)
    expect((await stored(String(json['id'])))?.plan).toEqual({ ...plan, code: elsewhere })
  })

  test.each<[string, (round: Record<string, unknown>) => unknown, string]>([
    ['of another kind', () => ({ format: 'x', round: {} }), 'format'],
    [
      'with a word for a number',
      (round) => ({ format: 'grant-round/1', round: { ...round, longestMonths: '十二' } }),
      'round.longestMonths',
    ],
    [
      'with a name that means nothing',
      (round) => ({ format: 'grant-round/1', round: { ...round, longestMonth: 12 } }),
      'round',
    ],
    [
      'with a number out of range',
      (round) => ({ format: 'grant-round/1', round: { ...round, longestMonths: 25 } }),
      'round.longestMonths',
    ],
    [
      'without tracks',
      (round) => ({ format: 'grant-round/1', round: { ...round, tracks: [] } }),
      'round.tracks',
    ],
  ])('%s is refused with its place and the reason', async (_, wrong, path) => {
    const { id } = await draftedRound(site)
    const { round } = JSON.parse((await site.json(`/rounds/${id}/file`, officer)).text)
    const answer = await site.post('/rounds/file', Object(wrong(round)), officer)
    expect([answer.status, answer.json['why']]).toEqual([422, 'form'])
    const [first] = answer.json['problems'] as { field: string; says: string }[]
    expect(first?.field).toBe(path)
    expect(first?.says).toMatch(/[一-龥]/)
  })

  test('that is no file at all is refused in words', async () => {
    const answer = await site.form('/rounds/file', { file: 'not json' }, officer)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('应是一个 JSON 对象')
  })
})
