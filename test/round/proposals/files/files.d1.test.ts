import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../../src/db/db.ts'
import { MOST_OF_A_FILE } from '../../../../src/files/rules/file.ts'
import { MOST_REMOVED, SWEPT_AFTER_DAYS } from '../../../../src/files/rules/removed.ts'
import { insertFile, insertRemoval, removedFrom, removedIn } from '../../../../src/files/store.ts'
import { entriesOf } from '../../../../src/history/store.ts'
import { MOST_OF_A_PROPOSAL, MOST_PROPOSAL_FILES } from '../../../../src/round/proposals/files/rules.ts'
import { type Site, openSite } from '../../../support.ts'
import { ID_NUMBER, PNG, docx, formWith, pdf, picture } from '../../../files/samples.ts'
import { PLAN } from '../../calls/typed.ts'
import { openedRound, startedProposal } from '../../opened.ts'
import { type WithFiles, withFiles } from './attaching.ts'
import { byEight, theOne } from '../../../raced.ts'
import { paths } from '../../../../src/paths.ts'

const NOW = PLAN.dates.opens + 3_600_000

let site: Site
let of: WithFiles
beforeAll(async () => {
  site = await openSite(NOW)
})
beforeEach(async () => {
  site.now = NOW
  of = await withFiles(site)
})

describe('a file of a proposal', () => {
  test('answers a question, enters the history, and is had again byte by byte', async () => {
    const bytes = docx(['第一条'])
    expect(await of.attach('章程.docx', bytes)).toMatchObject({
      status: 303,
      location: `/proposals/${of.id}/sections/files`,
    })
    const [file] = await of.attached()
    expect(file).toMatchObject({ name: '章程.docx', kind: 'docx', label: 'CHARTER', by: of.wang.id, at: NOW })
    expect((await entriesOf(site.db, `proposal:${of.id}`)).at(-1)).toMatchObject({
      what: 'file-attached',
      particulars: { file: file?.id, sha256: file?.sha256 },
    })
    const answer = await site.fetch(`/proposals/${of.id}/files/${file?.id}`, {}, of.wang)
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /)
  })

  test('with an ID number in it is taken, and its owner is told at once, with the number hidden', async () => {
    await of.attach('名册.pdf', pdf(['plan', ID_NUMBER]), '')
    const { text } = await of.section()
    expect(text).toContain('像身份证号的内容：110*************2X（第2页）')
    expect(text).not.toContain(ID_NUMBER)
    expect(JSON.stringify(await of.attached())).not.toContain(ID_NUMBER)
  })

  test.each([
    ['照片.pdf', PNG, 422, '内容却是PNG图片'],
    ['../照片.png', PNG, 422, '文件名里不能带路径'],
    ['照片.png', picture(MOST_OF_A_FILE + 1), 413, '一个文件最多20 MB'],
    ['页面.html', new TextEncoder().encode('<html></html>'), 422, '不收这种文件'],
  ])('%s is refused with a reason, and nothing is left behind', async (name, bytes, status, words) => {
    const answer = await of.attach(name, bytes)
    expect([answer.status, answer.text.includes(words)]).toEqual([status, true])
    expect([await of.attached(), await of.inBucket()]).toEqual([[], []])
  })

  test('that breaks off leaves nothing behind', async () => {
    const request = new Request('http://x/', {
      method: 'POST',
      body: formWith('照片.png', picture(6_000_000)),
    })
    const type = request.headers.get('content-type') ?? ''
    const body = new Uint8Array(await request.arrayBuffer()).slice(0, 5_500_000)
    const headers = { origin: 'http://localhost', 'content-type': type }
    const answer = await site.fetch(`/proposals/${of.id}/files`, { method: 'POST', body, headers }, of.wang)
    expect([answer.status, (await answer.text()).includes('文件没有传完就断了')]).toEqual([422, true])
    expect([await of.attached(), await of.inBucket()]).toEqual([[], []])
  })

  test('that no question asks for is refused', async () => {
    expect((await of.attach('a.pdf', pdf(), 'NONE')).text).toContain('这一期没有要求这样的附件')
    const other = await startedProposal(site, (await openedRound(site)).id, of.wang)
    const answer = await site.upload(`/proposals/${other}/files`, formWith('a.pdf', pdf()), of.wang)
    expect([answer.status, answer.text.includes('这一期没有要求这样的附件')]).toEqual([422, true])
    expect([await of.attached(), await of.inBucket()]).toEqual([[], []])
  })
})

describe('the same file twice', () => {
  test('is said, whatever it is called now, and not taken', async () => {
    await of.attach('章程.pdf', pdf(['charter']))
    site.now += 60_000
    const again = await of.attach('章程（定稿）.pdf', pdf(['charter']))
    expect([again.status, again.text]).toEqual([
      422,
      expect.stringContaining('这个文件已经传过了：章程.pdf，2026年11月1日10:00上传的，不用再传'),
    ])
    expect([(await of.attached()).length, (await of.inBucket()).length]).toEqual([1, 1])
  })

  test('under another question is taken, and each of the two says so', async () => {
    await of.attach('章程.pdf', pdf(['charter']))
    expect((await of.attach('其他.pdf', pdf(['charter']), '')).status).toBe(303)
    const { text } = await of.section()
    for (const other of ['其他附件', '章程']) expect(text).toContain(`和“${other}”里的是同一个文件`)
  })

  test('may come again when the first was taken away', async () => {
    await of.attach()
    await of.remove((await of.attached())[0]?.id)
    expect((await of.attach()).status).toBe(303)
  })
})

test('two in one form: none of them is dropped without a word', async () => {
  const form = formWith('章程.pdf', pdf(), { question: 'CHARTER' })
  form.append('file', new File([pdf(['another']).slice()], '另一份.pdf'))
  const sent = await site.upload(`/proposals/${of.id}/files`, form, of.wang)
  expect([sent.status, sent.text]).toEqual([422, expect.stringContaining('一次只收一个文件')])
  expect([await of.attached(), await of.inBucket()]).toEqual([[], []])
})

test('each that is asked for has its name, a line and a form of its own', async () => {
  const { text } = await of.section()
  const blocks = text.split('<section').filter((part) => part.includes('type="file"'))
  expect(blocks.map((part) => part.match(/<h2[^>]*>([^<]*)/)?.[1])).toEqual(['章程', '其他附件'])
  expect(blocks.map((part) => part.match(/name="question" value="([^"]*)"/)?.[1])).toEqual(['CHARTER', ''])
  expect(blocks[0]).toContain('必须上传')
})

describe('what a proposal may hold', () => {
  /** Rows without bytes, so that the test need not send them. */
  const filling = (size: number) => ({
    ...{ id: newId(), place: `proposal:${of.id}`, label: '', name: 'x.png', kind: 'png' as const, size },
    ...{ sha256: 'a'.repeat(64), object: newId(), searched: 'none' as const, findings: [] },
    ...{ by: of.wang.id, at: NOW },
  })
  const fillUp = (size: number) => insertFile(site.db, filling(size))

  test('is bounded to the byte', async () => {
    await site.db.batch([fillUp(MOST_OF_A_PROPOSAL - PNG.length)])
    expect((await of.attach('a.png', PNG)).status).toBe(303)
    expect((await of.attach('b.png', PNG)).text).toContain('一份申报书的附件最多100 MB')
  })

  test('is bounded in number, two at once too', async () => {
    const [first, ...more] = Array.from({ length: MOST_PROPOSAL_FILES - 1 }, () => fillUp(1))
    if (first) await site.db.batch([first, ...more])
    const answers = await Promise.all([of.attach('a.png', PNG), of.attach('b.png', PNG)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect((await of.attach('c.png', PNG)).text).toContain('一份申报书最多50个附件')
    expect([(await of.attached()).length, (await of.inBucket()).length]).toEqual([MOST_PROPOSAL_FILES, 1])
  })

  test('makes no room by what is taken away, until that is swept', async () => {
    const gone = Array.from({ length: MOST_REMOVED - 1 }, () => newId())
    const rows = gone.flatMap((id) => [
      insertFile(site.db, { ...filling(1), id }),
      insertRemoval(site.db, { fileId: id, reason: '', by: of.wang.id, at: NOW }),
    ])
    const [first, ...more] = rows
    if (first) await site.db.batch([first, ...more])
    expect((await of.attach('a.png', PNG)).status).toBe(303)
    const file = (await of.attached()).find(({ name }) => name === 'a.png')
    await of.remove(file?.id)
    const refused = await of.attach('b.png', PNG)
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('30天里已经删去了50个文件')])
    expect(await of.inBucket()).toEqual([])
    const [before, after] = await site.db.batch([
      removedFrom(site.db, `proposal:${of.id}`, NOW + SWEPT_AFTER_DAYS * 86_400_000 - 1),
      removedFrom(site.db, `proposal:${of.id}`, NOW + SWEPT_AFTER_DAYS * 86_400_000),
    ])
    expect([before, after].map(removedIn)).toEqual([{ count: MOST_REMOVED }, { count: 0 }])
  })

  test('eight at once cannot pass it', async () => {
    await site.db.batch([fillUp(MOST_OF_A_PROPOSAL - PNG.length)])
    theOne(await byEight(paths.proposalFiles, (n) => of.attach(`${n}.png`, PNG)), 409, 422)
    expect([(await of.attached()).length, (await of.inBucket()).length]).toEqual([2, 1])
  })

  test('eight at once where there is room are all taken', async () => {
    const answers = await byEight(paths.proposalFiles, (n) => of.attach(`${n}.png`, picture(100 + Number(n))))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303))
    expect([(await of.attached()).length, (await of.inBucket()).length]).toEqual([8, 8])
  })
})

describe('taking one away', () => {
  test('its bytes go where it was not handed in; its row stays', async () => {
    await of.attach()
    const [file] = await of.attached()
    expect((await of.remove(file?.id)).status).toBe(303)
    expect([(await of.attached()).length, await of.inBucket()]).toEqual([1, []])
    expect((await of.have(file?.id, of.wang)).status).toBe(404)
    expect((await of.section()).text).not.toContain('章程.pdf')
  })

  test('by eight at once: once', async () => {
    await of.attach()
    const [file] = await of.attached()
    theOne(await byEight(paths.proposalFileRemoval, () => of.remove(file?.id)), 409)
  })

  test('not after the deadline', async () => {
    await of.attach()
    const [file] = await of.attached()
    site.now = PLAN.dates.closes
    expect((await of.remove(file?.id)).status).toBe(422)
    expect((await of.attach()).status).toBe(422)
    expect(await of.inBucket()).toHaveLength(1)
  })
})

test('one file and three: the same number of statements; an upload takes three round trips', async () => {
  await of.attach()
  expect(site.counts.trips).toBe(3)
  await of.section()
  const one = { ...site.counts }
  await of.attach('b.pdf')
  await of.attach('c.pdf')
  await of.section()
  expect(site.counts).toEqual(one)
})
