import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { copyModel, requestApproval } from '../../src/rulebook/actions.ts'
import { FETCH_DAYS } from '../../src/rulebook/rules/discards.ts'
import { must } from '../round/opened.ts'
import { type Site, type Someone, openSite } from '../support.ts'
import { byEight, eightOfEach, theOne } from '../raced.ts'
import { paths } from '../../src/paths.ts'

let site: Site
let officer: Someone
let other: Someone
let approver: Someone
beforeAll(async () => {
  site = await openSite(Date.parse('2026-05-01T09:00:00+08:00'))
  officer = await site.person('林芳', ['officer'])
  other = await site.person('另一经办', ['officer'])
  approver = await site.person('周正', ['approver'])
})

async function requested() {
  const { id } = must(await copyModel(site.db, officer, site.now))
  must(await requestApproval(site.db, officer, id, site.now))
  return id
}

describe('a version that waits', () => {
  test('is sent back with a reason, and is not put into force before it is asked for again', async () => {
    const id = await requested()
    expect((await site.form(`/rulebooks/${id}/return`, { reason: '' }, approver)).status).toBe(422)
    expect((await site.form(`/rulebooks/${id}/return`, { reason: '第三条重写' }, approver)).status).toBe(303)
    expect((await site.get(`/rulebooks/${id}`, officer)).text).toContain('第三条重写')
    expect((await site.post(`/rulebooks/${id}/enactment`, {}, approver)).json).toMatchObject({
      why: 'sent-back',
    })
    expect((await site.get('/desks/approver', approver)).text).not.toContain(`/rulebooks/${id}`)
    await site.db.run(sql`update rulebook_versions set version = version + 1 where id = ${id}`)
    must(await requestApproval(site.db, officer, id, site.now))
    expect((await site.post(`/rulebooks/${id}/enactment`, {}, approver)).status).toBe(200)
    expect((await site.post(`/rulebooks/${id}/return`, { reason: '晚了' }, approver)).json).toMatchObject({
      why: 'already-in-force',
    })
  })

  test('is taken back by who wrote on it; what waits for nobody is not', async () => {
    const { id } = must(await copyModel(site.db, officer, site.now))
    const back = (by: Someone) => site.post(`/rulebooks/${id}/take-back`, { reason: '还要改' }, by)
    expect((await back(officer)).json).toMatchObject({ why: 'not-requested' })
    must(await requestApproval(site.db, officer, id, site.now))
    expect((await back(other)).json).toMatchObject({ why: 'not-your-draft' })
    expect((await back(officer)).status).toBe(200)
  })

  test('two at once: sent back, taken back, thrown away or put into force, one of them', async () => {
    const id = await requested()
    theOne(
      await eightOfEach([
        [paths.rulebookReturn, () => site.post(`/rulebooks/${id}/return`, { reason: '不妥' }, approver)],
        [
          paths.rulebookTakeBack,
          () => site.post(`/rulebooks/${id}/take-back`, { reason: '还要改' }, officer),
        ],
        [paths.rulebookDiscard, () => site.post(`/rulebooks/${id}/discard`, { reason: '' }, officer)],
        [paths.rulebookEnactment, () => site.post(`/rulebooks/${id}/enactment`, {}, approver)],
      ]),
    )
  })
})

describe('a draft', () => {
  test('is thrown away by who wrote it, leaves the lists, and is fetched back in its days', async () => {
    const { id } = must(await copyModel(site.db, officer, site.now))
    expect((await site.post(`/rulebooks/${id}/discard`, { reason: '' }, other)).json).toMatchObject({
      why: 'not-your-draft',
    })
    expect((await site.form(`/rulebooks/${id}/discard`, { reason: '重复' }, officer)).location).toBe(
      '/rulebooks',
    )
    expect((await site.get('/rulebooks', other)).text).not.toContain(`/rulebooks/${id}`)
    expect((await site.get('/rulebooks', officer)).text).toContain('已作废')
    expect((await site.post(`/rulebooks/${id}/request`, {}, officer)).json).toMatchObject({
      why: 'discarded',
    })
    expect((await site.post(`/rulebooks/${id}/fetch`, {}, other)).json).toMatchObject({
      why: 'not-your-discard',
    })
    theOne(await byEight(paths.rulebookFetch, () => site.post(`/rulebooks/${id}/fetch`, {}, officer)))
    expect((await site.post(`/rulebooks/${id}/request`, {}, officer)).status).toBe(200)
    await site.post(`/rulebooks/${id}/discard`, { reason: '' }, officer)
    site.now += FETCH_DAYS * 86_400_000
    expect((await site.post(`/rulebooks/${id}/fetch`, {}, officer)).json).toMatchObject({
      why: 'too-late-to-fetch',
    })
  })
})
