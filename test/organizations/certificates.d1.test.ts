import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/db/db.ts'
import { MOST_REMOVED, SWEPT_AFTER_DAYS } from '../../src/files/rules/removed.ts'
import { insertFile, insertRemoval } from '../../src/files/store.ts'
import { lettersTo } from '../../src/letters/store.ts'
import { nightly } from '../../src/nightly.ts'
import {
  CERTIFICATES,
  CERTIFICATE_WORDS,
  MOST_CERTIFICATES,
  type Term,
  countedAmong,
  termOf,
} from '../../src/organizations/rules/certificate.ts'
import { docx, formWith, pdf } from '../files/samples.ts'
import { env } from 'cloudflare:workers'
import { type Site, type Someone, openSite } from '../support.ts'
import { joined, owned } from './cast.ts'
import { byEight } from '../raced.ts'
import { paths } from '../../src/paths.ts'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')
let site: Site
beforeAll(async () => void (site = await openSite(NOW)))

type Fields = { certificate?: string; expiresOn?: string }
const add = (of: { path: string; owner: Someone }, fields: Fields, by = of.owner, text = 'plan') =>
  site.upload(`${of.path}/certificates`, formWith('登记证书.pdf', pdf([text]), { ...fields }), by)
const listed = async (of: { path: string; owner: Someone }) => {
  const { json } = await site.json(`${of.path}/certificates`, of.owner)
  return json['certificates'] as { id: string; certificate: string; expiresOn: string | null }[]
}

describe('a certificate', () => {
  test('is handed in with its last day, and had by members and staff as a download', async () => {
    const of = await owned(site)
    const sent = await add(of, { certificate: 'registration', expiresOn: '2027-05-01' })
    expect(sent).toMatchObject({ status: 303, location: `${of.path}/certificates` })
    const [file] = await listed(of)
    expect(file).toMatchObject({ certificate: 'registration', expiresOn: '2027-05-01' })
    const officer = await site.person('林芳', ['officer'])
    for (const as of [of.owner, officer]) {
      const answer = await site.fetch(`${of.path}/certificates/${file?.id}`, {}, as)
      await answer.arrayBuffer()
      expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
        200,
        expect.stringContaining('attachment'),
      ])
    }
    const stranger = (await owned(site)).owner
    expect((await site.get(`${of.path}/certificates/${file?.id}`, stranger)).status).toBe(404)
    const other = await owned(site)
    expect((await site.get(`${other.path}/certificates/${file?.id}`, officer)).status).toBe(404)
  })

  test('may be as large as any file', async () => {
    const of = await owned(site)
    const scan = new Uint8Array(2_000_000)
    scan.set(pdf())
    const form = formWith('登记证书.pdf', scan, { certificate: 'registration', expiresOn: '' })
    expect((await site.upload(`${of.path}/certificates`, form, of.owner)).status).toBe(303)
  })

  test('that is over is flagged, on the desk too, until a new one takes its place', async () => {
    const of = await owned(site)
    await add(of, { certificate: 'registration', expiresOn: '2026-11-21' })
    expect((await site.get(of.path, of.owner)).text).toContain('法人登记证书已经过期')
    expect((await site.get('/desks/applicant', of.owner)).text).toContain('证件已经过期：法人登记证书')
    site.now = NOW + 1
    await add(of, { certificate: 'registration', expiresOn: '2030-11-21' })
    site.now = NOW
    expect((await site.get(of.path, of.owner)).text).not.toContain('已经过期')
    expect((await site.get('/desks/applicant', of.owner)).text).not.toContain('证件已经过期')
  })

  test('that will be over within a month is told to the owners by letter, once', async () => {
    const of = await owned(site)
    const reader = await joined(site, of, 'reader')
    await add(of, { certificate: 'filing', expiresOn: '2026-12-22' })
    await add(of, { certificate: 'grade', expiresOn: '2026-12-23' })
    await add(of, { certificate: 'account' })
    for (const days of [0, 0, 0]) await nightly(env, NOW + days)
    const subjects = (await lettersTo(site.db, of.owner.id)).map(({ subject }) => subject)
    expect(subjects).toEqual(['证件到期：登记证书.pdf'])
    expect(await lettersTo(site.db, reader.id)).toEqual([])
    expect((await site.get('/desks/applicant', of.owner)).text).toContain('证件快到期：备案表')
  })

  test('has a line of its own by its name, with what stands there and the way to hand it in', async () => {
    const of = await owned(site)
    await add(of, { certificate: 'registration', expiresOn: '2026-11-21' })
    const { text } = await site.get(`${of.path}/certificates`, of.owner)
    const lines = text.split('<section').filter((part) => part.includes('#add'))
    expect(lines.map((part) => part.match(/<h2[^>]*>([^<]*)/)?.[1])).toEqual(
      CERTIFICATES.map((kind) => CERTIFICATE_WORDS[kind]),
    )
    expect(lines.map((part) => part.includes('登记证书.pdf'))).toEqual([true, false, false, false, false])
    expect(lines.map((part) => part.includes('还没有交'))).toEqual([false, true, true, true, true])
    const chosen = await site.get(`${of.path}/certificates?certificate=filing`, of.owner)
    expect(chosen.text).toContain('<option value="filing" selected')
  })

  test('is removed by an owner; its row stays', async () => {
    const of = await owned(site)
    await add(of, { certificate: 'other' })
    const [file] = await listed(of)
    const path = `${of.path}/certificates/${file?.id}/removal`
    const editor = await joined(site, of, 'editor')
    expect((await site.form(path, {}, editor)).status).toBe(422)
    expect((await site.form(path, {}, of.owner)).status).toBe(303)
    expect(await listed(of)).toEqual([])
    expect((await site.form(path, {}, of.owner)).status).toBe(404)
  })

  test.each([
    [{}, '请选择是哪一种证件'],
    [{ certificate: 'passport' }, '请选择是哪一种证件'],
    [{ certificate: 'registration', expiresOn: '2027-02-30' }, '有效期要写成'],
  ])('%j is refused, and nothing is left behind', async (fields, says) => {
    const of = await owned(site)
    const answer = await add(of, fields)
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(says)])
    expect(await listed(of)).toEqual([])
    expect((await env.FILES.list({ prefix: `organization/${of.id}/` })).objects).toEqual([])
  })

  test('whose name lies about its bytes is refused', async () => {
    const of = await owned(site)
    const form = formWith('证书.pdf', docx(), { certificate: 'registration' })
    expect((await site.upload(`${of.path}/certificates`, form, of.owner)).status).toBe(422)
  })

  test(`no more than ${MOST_CERTIFICATES}, and what is taken away makes room only for a while`, async () => {
    const of = await owned(site)
    const rows = Array.from({ length: MOST_CERTIFICATES - 1 + MOST_REMOVED }, () => ({
      ...{ id: newId(), place: `organization:${of.id}`, label: 'other forever', name: 'x.pdf', size: 1 },
      ...{ kind: 'pdf' as const, sha256: 'a'.repeat(64), object: newId(), searched: 'none' as const },
      ...{ findings: [], by: of.owner.id, at: NOW },
    }))
    const away = (file?: { id: string }) =>
      insertRemoval(site.db, { fileId: file?.id ?? '', reason: '', by: of.owner.id, at: NOW })
    const [first, ...more] = rows.map((row) => insertFile(site.db, row))
    if (first) await site.db.batch([first, ...more, ...rows.slice(MOST_CERTIFICATES).map(away)])
    expect((await add(of, { certificate: 'other' })).text).toContain('一家单位最多20个证件')
    await site.db.batch([away(rows[0])])
    expect((await add(of, { certificate: 'other' })).text).toContain('30天里已经删去了50个文件')
    site.now = NOW + SWEPT_AFTER_DAYS * 86_400_000
    expect((await add(of, { certificate: 'other' })).status).toBe(303)
    site.now = NOW
  })

  test('is an owner’s to hand in; eight at once are all kept', async () => {
    const of = await owned(site)
    const editor = await joined(site, of, 'editor')
    expect((await add(of, { certificate: 'registration' }, editor)).status).toBe(422)
    const all = await byEight(paths.certificates, (n) =>
      add(of, { certificate: 'other' }, of.owner, `paper ${n}`),
    )
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 303))
    expect(await listed(of)).toHaveLength(all.length)
  })
})

describe('the rules', () => {
  test.each<[string | null, Term]>([
    [null, 'valid'],
    ['2026-11-21', 'expired'],
    ['2026-11-22', 'soon'],
    ['2026-12-22', 'soon'],
    ['2026-12-23', 'valid'],
  ])('%s: %s', (expiresOn, term) => expect(termOf({ expiresOn }, '2026-11-22')).toBe(term))

  test('the last of each kind counts, of others each', () => {
    const of = (id: string, certificate: 'filing' | 'other', at: number) => ({ id, certificate, at })
    const all = [of('a', 'filing', 1), of('b', 'filing', 2), of('c', 'other', 1), of('d', 'other', 2)]
    expect(countedAmong(all).map(({ id }) => id)).toEqual(['b', 'c', 'd'])
    expect(MOST_CERTIFICATES).toBeGreaterThan(10)
  })
})

describe('the staff’s list of certificates that expire', () => {
  test('names each with its organization, what is over first; a newer one takes its place', async () => {
    site.now = NOW
    const officer = await site.person('林芳', ['officer'])
    const [over, soon, fine] = [await owned(site), await owned(site), await owned(site)]
    await add(over, { certificate: 'grade', expiresOn: '2026-01-01' })
    await add(soon, { certificate: 'registration', expiresOn: '2026-12-22' })
    await add(fine, { certificate: 'registration', expiresOn: '2026-12-23' })
    await add(fine, { certificate: 'filing' })
    const mine = [over.id, soon.id, fine.id]
    const items = async () => {
      const { json } = await site.json('/certificates', officer)
      const all = json['items'] as { organizationId: string; expiresOn: string }[]
      return all.filter((one) => mine.includes(one.organizationId)).map(({ expiresOn }) => expiresOn)
    }
    expect(await items()).toEqual(['2026-01-01', '2026-12-22'])
    const { text } = await site.get('/certificates', officer)
    for (const said of [over.name, '评估等级证书', '已过期', '快到期']) expect(text).toContain(said)
    expect(text).not.toContain(`>${fine.name}<`)

    site.now = NOW + 1
    await add(over, { certificate: 'grade', expiresOn: '2029-01-01' })
    site.now = NOW
    expect(await items()).toEqual(['2026-12-22'])
  })
})
