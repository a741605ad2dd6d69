import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { currentSubmissions } from '../../../../src/round/proposals/tables.ts'
import { type Site, openSite } from '../../../support.ts'
import { PNG, pdf } from '../../../files/samples.ts'
import { PLAN } from '../../calls/typed.ts'
import { type WithFiles, withFiles } from './attaching.ts'
import { unlike } from '../../../unlike.ts'

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

const submitted = async () =>
  (await site.db.select().from(currentSubmissions)).find(({ proposalId }) => proposalId === of.id)?.content
    .files

describe('submitting', () => {
  test('asks for a file where the round does, and says where to attach it', async () => {
    const answer = await of.submit()
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('请上传“章程”')
    expect(answer.text).toContain(`/proposals/${of.id}/sections/files?check#answers.CHARTER`)
  })

  test('takes the files along, frozen; then they stay until it is reopened', async () => {
    await of.attach()
    site.now += 1
    await of.attach('其他.png', PNG, '')
    const [charter, other] = await of.attached()
    expect((await of.submit()).status).toBe(303)
    expect(await submitted()).toEqual([
      {
        id: charter?.id,
        name: '章程.pdf',
        size: charter?.size,
        sha256: charter?.sha256,
        question: 'CHARTER',
        kind: 'pdf',
      },
      {
        id: other?.id,
        name: '其他.png',
        size: other?.size,
        sha256: other?.sha256,
        kind: 'png',
        searched: 'none',
      },
    ])
    expect((await of.attach('c.pdf')).status).toBe(422)
    expect((await of.remove(other?.id)).text).toContain('已于')
    expect((await of.have(other?.id, of.officer)).status).toBe(200)
    await site.form(`/proposals/${of.id}/reopening`, {}, of.wang)
    expect((await of.remove(other?.id)).status).toBe(303)
    expect((await of.have(other?.id, of.officer)).status).toBe(200)
    expect((await of.have(other?.id, of.wang)).status).toBe(200)
  })

  test('a file that came after the page was read is not submitted unseen', async () => {
    await of.attach()
    const seen =
      /name="seen" value="([^"]*)"/.exec((await site.get(`/proposals/${of.id}/check`, of.wang)).text)?.[1] ??
      ''
    await of.attach('后来.png', PNG, '')
    const late = await site.form(`/proposals/${of.id}/submission`, { declaration: 'yes', seen }, of.wang)
    expect(late.status).toBe(409)
  })
})

describe('who has a file', () => {
  test('its members; the staff once it was handed in; nobody else', async () => {
    await of.attach()
    const [file] = await of.attached()
    const stranger = await site.member(`别家${unlike()}`)
    const expert = await site.person('专家', ['expert'])
    expect((await of.have(file?.id, of.officer)).status).toBe(404)
    await of.submit()
    const asked = await Promise.all(
      [of.wang, of.officer, stranger, expert].map((by) => of.have(file?.id, by)),
    )
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 404, 403])
    expect((await of.attach('a.pdf', pdf(), '', stranger)).status).toBe(404)
    expect((await of.remove(file?.id, stranger)).status).toBe(404)
  })

  test('not the staff of what was attached later, or withdrawn', async () => {
    await of.attach()
    await of.submit()
    const [first] = await of.attached()
    await site.form(`/proposals/${of.id}/reopening`, {}, of.wang)
    await of.attach('后来.png', PNG, '')
    const later = (await of.attached()).find(({ name }) => name === '后来.png')
    expect((await of.have(later?.id, of.officer)).status).toBe(404)
    await site.form(`/proposals/${of.id}/withdrawal`, { reason: '不报了' }, of.wang)
    expect((await of.have(first?.id, of.officer)).status).toBe(404)
    expect((await of.have(first?.id, of.wang)).status).toBe(200)
  })
})
