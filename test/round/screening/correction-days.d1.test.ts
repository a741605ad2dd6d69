import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { lettersTo } from '../../../src/letters/store.ts'
import { nightly } from '../../../src/nightly.ts'
import { askCorrection } from '../../../src/round/screening/actions/corrections.ts'
import { endOf } from '../../../src/shared/days.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { CLOSES, OPENS, closedRound, valueOf } from './closed-round.ts'
import { revisionsOf, sentBack } from './sent-back.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

describe('a correction that asks for a file', () => {
  const PDF = new Blob([`%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n`])
  const upload = (path: string, member: Someone, name = '登记证书.pdf', content = PDF) => {
    const form = new FormData()
    form.append('question', '')
    form.append('file', content, name)
    return site.upload(`${path}/files`, form, member)
  }

  test('takes it beside those that were handed in, and hands it in with the rest', async () => {
    const form = { parts: ['files' as const], sections: [] }
    const round = await closedRound(site, ['要证书的'], undefined, { form })
    const [one] = round.proposals
    const [id, member] = [one?.id ?? '', one?.member ?? round.officer]
    const path = `/proposals/${id}/correction`
    valueOf(await askCorrection(site.db, round.officer, id, [{ field: 'files', says: '补登记证书' }], CLOSES))
    site.now = CLOSES + 1
    expect((await site.get(path, member)).text).toContain('补充的文件')
    const lie = await upload(path, member, '登记证书.png')
    expect([lie.status, lie.text.includes('PDF')]).toEqual([422, true])
    const empty = await site.post(`${path}/submission`, { version: 0, declaration: 'yes' }, member)
    expect(empty.json).toMatchObject({ why: 'nothing-corrected', by: 'screening.correctionWorkingDays' })
    const sent = await upload(path, member)
    expect([sent.status, sent.location]).toEqual([303, `${path}#files`])
    expect((await site.get(path, member)).text).toContain('登记证书.pdf')
    const done = await site.post(`${path}/submission`, { version: 0, declaration: 'yes' }, member)
    expect(done.status).toBe(200)
    const [, after] = await revisionsOf(site, id)
    expect(after?.content.files).toMatchObject([{ name: '登记证书.pdf' }])
    expect((await upload(path, member)).status).toBe(422)
  })

  test('takes none where none was asked for', async () => {
    const { member, path } = await sentBack(site)
    site.now = CLOSES + 1
    const refused = await upload(path, member)
    expect([refused.status, refused.text.includes('没有要求这样的附件')]).toEqual([422, true])
  })
})

test('a correction that is due waits on the desk, and is reminded of once', async () => {
  const { id, member, dueOn } = await sentBack(site)
  site.now = endOf(dueOn) - 30 * 3_600_000
  expect((await site.get('/desks/applicant', member)).text).toContain(`/proposals/${id}/correction`)
  for (const at of [site.now, site.now, site.now + 3_600_000]) await nightly(env, at)
  const letters = await lettersTo(site.db, member.id)
  expect(letters.filter(({ body }) => body.includes('还没有补正'))).toHaveLength(1)
  site.now = endOf(dueOn)
  expect((await site.get('/desks/applicant', member)).text).not.toContain(`/proposals/${id}/correction`)
})
