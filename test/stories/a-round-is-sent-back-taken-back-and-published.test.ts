import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { PLAN } from '../round/calls/typed.ts'
import { draftedRound } from '../round/opened.ts'
import { type Site, type Someone, openSite } from '../support.ts'

/** A draft of a round goes to and fro between its officer and the approver; another was begun by mistake. */
const DAY = 86_400_000
let site: Site
let approver: Someone
let round: Awaited<ReturnType<typeof draftedRound>>
beforeAll(async () => {
  site = await openSite(PLAN.dates.opens - DAY)
  approver = await site.person('周正', ['approver'])
  round = await draftedRound(site, { title: '往返的一期' })
})

const text = async (path: string, who?: Someone) => (await site.get(path, who)).text
const at = (what: string) => `/rounds/${round.id}/${what}`
/** As the officer’s page saves it, which puts it forward again. */
const again = (title: string) =>
  site.db.run(
    sql`update rounds set version = version + 1, plan = json_set(plan, '$.title', ${title}) where id = ${round.id}`,
  )

test('the approver sends it back and says why; the officer reads it where the draft is', async () => {
  expect(await text('/desks/approver', approver)).toContain('往返的一期')
  expect((await site.form(at('return'), { reason: '名额要写清' }, approver)).status).toBe(303)
  expect(await text(`/rounds/${round.id}`, round.officer)).toContain('名额要写清')
  expect(await text('/letters', round.officer)).toContain('征集公告草稿已退回')
  expect(await text('/desks/approver', approver)).not.toContain('往返的一期')
  expect((await site.post(at('publication'), {}, approver)).json).toMatchObject({ why: 'sent-back' })
})

test('mended, it waits again; the officer sees another fault and takes it back before anybody has read it', async () => {
  await again('往返的一期（修订）')
  expect(await text('/desks/approver', approver)).toContain('往返的一期（修订）')
  expect((await site.form(at('take-back'), { reason: '' }, round.officer)).status).toBe(422)
  expect((await site.form(at('take-back'), { reason: '日期写错' }, round.officer)).status).toBe(303)
  expect(await text('/desks/approver', approver)).not.toContain('往返的一期')
})

test('at last it is published, and neither sent back nor thrown away after that', async () => {
  await again('往返的一期（定稿）')
  expect((await site.form(at('publication'), {}, approver)).status).toBe(303)
  expect(await text(`/calls/${round.id}`)).toContain('往返的一期（定稿）')
  for (const what of ['return', 'take-back', 'discard']) {
    const who = what === 'return' ? approver : round.officer
    expect((await site.form(at(what), { reason: '晚了' }, who)).status, what).toBe(422)
  }
})

test('one begun by mistake is thrown away, vanishes from the list, and is fetched back with every word', async () => {
  const { json } = await site.post('/rounds/new', {}, round.officer)
  const id = String(json['id'])
  const typed = { title: '误建的一期', version: '1', do: 'stay' }
  await site.form(`/rounds/${id}/draft/basics`, typed, round.officer)
  expect((await site.form(`/rounds/${id}/discard`, { reason: '重复' }, round.officer)).status).toBe(303)
  expect(await text('/rounds', approver)).not.toContain('误建的一期')
  site.now += 29 * DAY
  expect(await text('/rounds', round.officer)).toContain('我作废的草稿')
  expect((await site.form(`/rounds/${id}/fetch`, {}, round.officer)).status).toBe(303)
  expect(await text(`/rounds/${id}/draft/basics`, round.officer)).toContain('误建的一期')
})
