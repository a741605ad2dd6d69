import { HEADERS } from '../../../web/door/said.ts'
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fileChecks, fileRemovals, files } from '../../../../src/files/tables.ts'
import { entriesOf } from '../../../../src/history/store.ts'
import { publishRound } from '../../../../src/round/calls/rounds/actions.ts'
import { MOST_ATTACHMENTS } from '../../../../src/round/calls/attachments/rules.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { doc } from '../../../files/ole-samples.ts'
import { ID_NUMBER, PNG, docx, formWith, pdf } from '../../../files/samples.ts'
import { draftedRound, must } from '../../opened.ts'
import { PLAN } from '../typed.ts'
import { byEight, theOne } from '../../../raced.ts'
import { paths } from '../../../../src/paths.ts'

const { opens, closes } = PLAN.dates
const NOW = opens - 24 * 3_600_000

let site: Site
let officer: Someone
let approver: Someone
let id: string
beforeAll(async () => {
  site = await openSite(NOW)
})
beforeEach(async () => {
  site.now = NOW
  ;({ id, officer } = await draftedRound(site))
  approver = await site.person('周正', ['approver'])
})

const attach = (name = '样表.pdf', bytes: Uint8Array = pdf([name]), by = officer) =>
  site.upload(`/rounds/${id}/files`, formWith(name, bytes), by)
const attached = async () =>
  (await site.db.select().from(files)).filter(({ place }) => place === `round:${id}`)
const publish = async () => must(await publishRound(site.db, approver, id, NOW))
const remove = (file: string, by = officer) => site.form(`/rounds/${id}/files/${file}/removal`, {}, by)
const inBucket = async () => (await env.FILES.list({ prefix: `round/${id}/` })).objects.map(({ key }) => key)

describe('an attachment of a call', () => {
  test('is uploaded by the officer, seen by the approver, and had by everybody once it is published', async () => {
    expect(await attach()).toMatchObject({ status: 303, location: `/rounds/${id}/files` })
    const [file] = await attached()
    expect(await entriesOf(site.db, `round:${id}`)).toMatchObject([
      { what: 'round-drafted' },
      { what: 'attachment-added', by: officer.id, particulars: { file: file?.id, sha256: file?.sha256 } },
    ])
    expect((await site.get(`/rounds/${id}/files`, officer)).text).toContain('样表.pdf')
    expect((await site.get(`/rounds/${id}`, approver)).text).toContain(`/rounds/${id}/files/${file?.id}`)
    expect((await site.get(`/calls/${id}/files/${file?.id}`)).status).toBe(404)
    await publish()
    expect((await site.get(`/calls/${id}`)).text).toContain(`/calls/${id}/files/${file?.id}`)
    const sent = await site.fetch(`/calls/${id}/files/${file?.id}`)
    expect(sent.status).toBe(200)
    expect(new Uint8Array(await sent.arrayBuffer())).toEqual(pdf(['样表.pdf']))
  })

  test('is sent to be saved, never to be shown', async () => {
    await attach('样表 (1).docx', docx())
    await publish()
    const [file] = await attached()
    const answer = await site.fetch(`/calls/${id}/files/${file?.id}`)
    await answer.arrayBuffer()
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-disposition': `attachment; filename="____1_.docx"; filename*=UTF-8''%E6%A0%B7%E8%A1%A8%20%281%29.docx`,
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'private, no-store',
      etag: `"${file?.sha256}"`,
    })
    const again = { headers: { 'if-none-match': `"${file?.sha256}"` } }
    const unchanged = await site.fetch(`/calls/${id}/files/${file?.id}`, again)
    expect([unchanged.status, unchanged.headers.get('cache-control')]).toEqual([304, 'private, no-store'])
    for (const sent of [answer, unchanged]) expect(Object.fromEntries(sent.headers)).toMatchObject(HEADERS)
  })

  test('whose bytes are gone is not found, in Chinese', async () => {
    await attach()
    await publish()
    await env.FILES.delete(await inBucket())
    const [file] = await attached()
    const answer = await site.get(`/calls/${id}/files/${file?.id}`)
    expect([answer.status, answer.text.includes('文件不在了')]).toEqual([404, true])
  })

  test('with a number that must not become public is refused, and nothing is left behind', async () => {
    const answer = await attach('名册.docx', docx([`负责人${ID_NUMBER}`]))
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('像身份证号的内容：110*************2X（正文），不能公开；请遮盖后再传')
    expect(answer.text).not.toContain(ID_NUMBER)
    expect([await attached(), await inBucket()]).toEqual([[], []])
  })

  test.each([
    ['方案.pdf', PNG, 422, '文件名以“.pdf”结尾，内容却是PNG图片'],
    ['../方案.pdf', pdf(), 422, '文件名里不能带路径'],
    ['', new Uint8Array(), 422, '还没有选择文件'],
  ])('%j is refused with a reason, and nothing is left behind', async (name, bytes, status, words) => {
    const answer = await attach(name, bytes)
    expect([answer.status, answer.text.includes(words)]).toEqual([status, true])
    expect([await attached(), await inBucket()]).toEqual([[], []])
  })

  test('too large by its own account is refused before it is read', async () => {
    const headers = { origin: 'http://localhost', 'content-length': '30000000', 'content-type': 'image/png' }
    const init = { method: 'POST', body: PNG, headers }
    const answer = await site.fetch(`/rounds/${id}/files?name=a.png`, init, officer)
    expect([answer.status, (await answer.text()).includes('一个文件最多20 MB')]).toEqual([413, true])
  })
})

describe('who may attach, and until when', () => {
  test('the officer while it is a draft; then the approver, until the call closes', async () => {
    expect((await attach('a.pdf', pdf(), approver)).status).toBe(403)
    await publish()
    expect((await attach('a.pdf', pdf(), officer)).text).toContain('公告发布以后，附件由负责人补充')
    expect((await attach('a.pdf', pdf(), approver)).status).toBe(303)
    site.now = closes
    expect((await attach('b.pdf', pdf(), approver)).text).toContain('已经截止，不再补充附件')
    expect(await attached()).toHaveLength(1)
  })

  test('who attached a file does not publish the round', async () => {
    const both = await site.person('何静', ['officer', 'approver'])
    await attach('a.pdf', pdf(), both)
    expect(await publishRound(site.db, both, id, NOW)).toMatchObject({ refusal: { why: 'own-draft' } })
  })

  test('a file that came after the approver had read the draft is not published unseen', async () => {
    const answer = () => site.form(`/rounds/${id}/publication`, { version: '1', files: '' }, approver)
    await attach()
    expect((await answer()).status).toBe(409)
  })

  test(`no more than ${MOST_ATTACHMENTS}, eight at once too`, async () => {
    const names = Array.from({ length: MOST_ATTACHMENTS - 1 }, (_, at) => `${at}.pdf`)
    for (const name of names) expect((await attach(name)).status).toBe(303)
    theOne(await byEight(paths.attachments, (n) => attach(`x${n}.pdf`)), 409, 422)
    expect([(await attached()).length, (await inBucket()).length]).toEqual([
      MOST_ATTACHMENTS,
      MOST_ATTACHMENTS,
    ])
  })
})

describe('taking one out', () => {
  test('is done until the call is published; its row stays', async () => {
    await attach()
    const [file] = await attached()
    expect((await remove(file?.id ?? '')).status).toBe(303)
    expect((await site.get(`/rounds/${id}/files`, officer)).text).toContain('还没有附件。')
    expect((await site.get(`/rounds/${id}/files/${file?.id}`, officer)).status).toBe(404)
    expect(await attached()).toHaveLength(1)
    expect((await remove(file?.id ?? '')).status).toBe(404)
    await attach('b.pdf')
    await publish()
    const other = (await attached()).find(({ name }) => name === 'b.pdf')
    expect((await remove(other?.id ?? '')).text).toContain('公告已经发布，附件不能再删去')
  })

  test('eight at once: it is taken out once', async () => {
    await attach()
    const [file] = await attached()
    theOne(await byEight(paths.attachmentRemoval, () => remove(file?.id ?? '')), 409)
    expect(
      (await site.db.select().from(fileRemovals)).filter(({ fileId }) => fileId === file?.id),
    ).toHaveLength(1)
  })
})

test('a list of one and of three: the same number of statements', async () => {
  await attach()
  await site.get(`/rounds/${id}/files`, officer)
  const one = { ...site.counts }
  await attach('b.pdf')
  await attach('c.pdf')
  await site.get(`/rounds/${id}/files`, officer)
  expect(site.counts).toEqual(one)
})

describe('a file that could not be searched', () => {
  const looked = (name: string, bytes: Uint8Array, fields: Record<string, string>) =>
    site.upload(`/rounds/${id}/files`, formWith(name, bytes, fields), officer)

  test.each([
    ['照片.png', PNG, '图片里的文字系统看不到'],
    ['扫描.pdf', pdf(['']), '系统读不出文字'],
    ['样表.doc', doc(), '旧版Office文件，系统只能粗略地查'],
  ])('%s is attached when somebody says that they looked through it', async (name, bytes, why) => {
    const refused = await looked(name, bytes, {})
    expect([refused.status, refused.text.includes(why)]).toEqual([422, true])
    expect((await looked(name, bytes, { looked: 'no' })).status).toBe(422)
    expect([await attached(), await inBucket()]).toEqual([[], []])

    expect((await looked(name, bytes, { looked: 'yes' })).status).toBe(303)
    const [file] = await attached()
    expect(await site.db.select().from(fileChecks)).toContainEqual({
      fileId: file?.id,
      by: officer.id,
      at: NOW,
    })
    expect((await entriesOf(site.db, `round:${id}`)).at(-1)?.particulars).toMatchObject({ looked: true })
    const page = await site.get(`/rounds/${id}/files`, approver)
    expect(page.text).toMatch(/未检查|只检查了一部分/)
    expect(page.text).toContain(`${officer.name}2026年`)
    await publish()
    expect((await site.get(`/calls/${id}`)).text).not.toContain('逐页看过')
  })

  test('of one that could, nobody needs to say so, and what is found cannot be waved through', async () => {
    expect((await looked('样表.pdf', pdf(), { looked: 'yes' })).status).toBe(303)
    expect(await site.db.select().from(fileChecks)).not.toContainEqual(
      expect.objectContaining({ fileId: (await attached())[0]?.id }),
    )
    const found = await looked('名册.doc', doc(ID_NUMBER), { looked: 'yes' })
    expect([found.status, found.text.includes('像身份证号')]).toEqual([422, true])
  })
})
