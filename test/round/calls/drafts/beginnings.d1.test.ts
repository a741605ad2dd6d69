import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../../src/db/db.ts'
import { fileChecks, files } from '../../../../src/files/tables.ts'
import { lettersTo } from '../../../../src/letters/store.ts'
import { findRound } from '../../../../src/round/calls/store.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { PNG, docx, formWith, pdf } from '../../../files/samples.ts'
import { draftedRound, openedRound } from '../../opened.ts'
import { PLAN, TYPED } from '../typed.ts'
import { leave } from '../../../made.ts'

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
    expect(typed).toMatchObject({
      title: plan.title,
      'tracks.0.budget': '350,000.00',
      'parameters.closing.gradeA': '85',
    })
    expect(typed).not.toHaveProperty('code')
    expect(typed).not.toHaveProperty(['dates.opens.day'])
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
    const { json } = await site.post('/round-files', { ...sent, code: elsewhere }, officer)
    expect((await handOver(String(json['id']))).status).toBe(303)
    expect((await stored(String(json['id'])))?.plan).toEqual({ ...plan, code: elsewhere })
  })

  test.each<[string, (round: Record<string, object>) => unknown, string]>([
    ['of another kind', () => ({ format: 'x' }), 'format'],
    [
      'with a word for a number',
      (round) => ({ ...round, proposals: { ...round['proposals'], longest_months: '十二' } }),
      'proposals.longest_months',
    ],
    [
      'with a name that means nothing',
      (round) => ({ ...round, proposals: { ...round['proposals'], longest_month: 12 } }),
      'proposals',
    ],
    [
      'with a number out of range',
      (round) => ({ ...round, proposals: { ...round['proposals'], longest_months: 25 } }),
      'parameters.proposals.longestMonths',
    ],
    ['without tracks', (round) => ({ ...round, tracks: [] }), 'tracks'],
  ])('%s is refused with its place and the reason', async (_, wrong, path) => {
    const { id } = await draftedRound(site)
    const round = JSON.parse((await site.json(`/rounds/${id}/file`, officer)).text)
    const answer = await site.post('/round-files', Object(wrong(round)), officer)
    expect([answer.status, answer.json['why']]).toEqual([422, 'form'])
    const [first] = answer.json['problems'] as { field: string; says: string }[]
    expect(first?.field).toBe(path)
    expect(first?.says).toMatch(/[一-龥]/)
  })

  test('that is no file at all is refused in words', async () => {
    const answer = await site.form('/round-files', { file: 'not json' }, officer)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('应是一个 JSON 对象')
  })
})

describe('attachments of a call', () => {
  const attach = (id: string, name: string, bytes: Uint8Array, fields = {}) => {
    site.now += 1000
    return site.upload(`/rounds/${id}/files`, formWith(name, bytes, fields), officer)
  }
  const attached = async (id: string) =>
    (await site.db.select().from(files))
      .filter(({ place }) => place === `round:${id}`)
      .toSorted((a, b) => a.at - b.at)

  async function withAttachments() {
    const { id } = await draftedRound(site)
    await attach(id, '申报书模板.docx', docx())
    await attach(id, '收支样表.pdf', pdf())
    await attach(id, '场地照片.png', PNG, { looked: 'yes' })
    return id
  }

  test('come along when last round is cloned: the same bytes, removed here and there apart', async () => {
    const last = await withAttachments()
    const [gone, ...kept] = await attached(last)
    await site.form(`/rounds/${last}/files/${gone?.id}/removal`, {}, officer)
    const id = await begin({ from: last })
    const copies = await attached(id)
    expect(copies.map(({ name, sha256, object }) => ({ name, sha256, object }))).toEqual(
      kept.map(({ name, sha256, object }) => ({ name, sha256, object })),
    )
    const photo = copies.find(({ kind }) => kind === 'png')
    expect(await site.db.select().from(fileChecks)).toContainEqual(
      expect.objectContaining({ fileId: photo?.id, by: officer.id }),
    )
    const version = { version: String((await draft(id))['version']) }
    await site.post(
      `/rounds/${id}/draft/basics`,
      { ...version, title: '下一期', code: newId(), organizer: '区民政局' },
      officer,
    )
    const dates = Object.fromEntries(Object.entries(TYPED).filter(([field]) => field.startsWith('dates.')))
    await site.post(`/rounds/${id}/draft/timetable`, { version: '2', ...dates }, officer)
    expect((await handOver(id)).status).toBe(303)
    const page = await site.get(`/rounds/${id}/files`, officer)
    expect([page.text.includes('收支样表.pdf'), page.text.includes('场地照片.png')]).toEqual([true, true])
    expect((await site.get(`/rounds/${id}/files/${copies[0]?.id}`, officer)).status).toBe(200)
    await site.form(`/rounds/${id}/files/${copies[0]?.id}/removal`, {}, officer)
    expect((await site.get(`/rounds/${last}/files/${kept[0]?.id}`, officer)).status).toBe(200)
  })

  test('that nobody looked through do not come along', async () => {
    const last = await withAttachments()
    const [, , photo] = await attached(last)
    if (!photo) throw new Error('no photograph')
    const unseen = { ...photo, id: newId(), name: '没看过.png' }
    const told = { subject: photo.place, what: 'attachment-added', by: photo.by, at: photo.at }
    await leave(site.db, [told], [site.db.insert(files).values(unseen)])
    const names = (await attached(await begin({ from: last }))).map(({ name }) => name)
    expect(names).not.toContain('没看过.png')
  })

  test('are named in a round’s file with their digests; who takes it in is told which are missing', async () => {
    const id = await withAttachments()
    const file = JSON.parse((await site.json(`/rounds/${id}/file`, officer)).text)
    const [first] = await attached(id)
    expect(file.attachments).toHaveLength(3)
    expect(file.attachments).toContainEqual({
      name: '申报书模板.docx',
      size: first?.size,
      sha256: first?.sha256,
    })
    const sent = { ...file, code: newId() }
    const { json } = await site.post('/round-files', sent, officer)
    expect(json['attachments']).toEqual(file.attachments)
    expect(await attached(String(json['id']))).toEqual([])
    const letter = (await lettersTo(site.db, officer.id)).find(({ subject }) => subject.includes('缺附件'))
    expect(letter).toMatchObject({
      subject: '导入的一期还缺附件',
      about: `/rounds/${String(json['id'])}/draft`,
    })
    expect(letter?.body).toContain(`申报书模板.docx（SHA-256 ${first?.sha256}）`)
  })

  test.each([
    ['a digest that is none', [{ name: 'a.pdf', size: 1, sha256: 'x' }]],
    ['no name', [{ name: '', size: 1, sha256: 'a'.repeat(64) }]],
    ['no list', 'a.pdf'],
    [
      'more than a call may have',
      Array.from({ length: 21 }, () => ({ name: 'a', size: 1, sha256: 'a'.repeat(64) })),
    ],
    ['more than it should say', [{ name: 'a', size: 1, sha256: 'a'.repeat(64), url: 'x' }]],
  ])('%s is refused with its place', async (_, wrong) => {
    const { id } = await draftedRound(site)
    const file = JSON.parse((await site.json(`/rounds/${id}/file`, officer)).text)
    const { status, json } = await site.post('/round-files', { ...file, attachments: wrong }, officer)
    expect([status, JSON.stringify(json).includes('attachments')]).toEqual([422, true])
  })
})
