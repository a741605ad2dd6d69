import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { paths } from '../../../../src/paths.ts'
import { proposeEnding, publishEnding } from '../../../../src/round/publicity/endings/actions.ts'
import { draftedRound, must, openedRound } from '../../opened.ts'
import { type Site, openSite } from '../../../support.ts'
import { PLAN } from '../typed.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(PLAN.dates.opens + 1000)
})

/** "20260512T090000Z" */
const stamp = (at: number): string => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')
/** Lines are folded after 75 bytes. */
const asked = async (id: string) => {
  const answer = await site.fetch(paths.callDates(id))
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    text: (await answer.text()).replaceAll(/\r\n[ \t]/g, ''),
  }
}

test('a call’s dates are a calendar for everybody, and nothing of a draft is', async () => {
  const { id, plan } = await openedRound(site)
  const { status, type, text } = await asked(id)
  expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  expect(text).toContain(`SUMMARY:申报截止：${plan.title}`)
  expect(text).toContain(`DTEND:${stamp(plan.dates.closes)}`)
  expect(text).toContain(`DTEND:${stamp(plan.dates.opens)}`)
  expect(text).toContain(paths.call(id))
  expect(text.match(/UID:.*/g)).toEqual([
    expect.stringContaining(`${id}-opens@`),
    expect.stringContaining(`${id}-closes@`),
  ])
  expect((await site.get(paths.call(id))).text).toContain(paths.callDates(id))
  const { id: draft } = await draftedRound(site)
  expect((await asked(draft)).status).toBe(404)
  expect((await asked('unknown')).status).toBe(404)
})

test('what an amendment moves moves there under the same name, and what is cancelled says so', async () => {
  const { id, plan, officer, approver } = await openedRound(site)
  const later = { reason: '系统停机一天', 'dates.closes': '2026-11-30T17:00' }
  const drafted = await site.post(`/rounds/${id}/amendments`, later, officer)
  expect(
    (await site.post(`/amendments/${String(drafted.json['id'])}/publication`, {}, approver)).status,
  ).toBe(200)
  const moved = await asked(id)
  expect(moved.text).toContain(`DTEND:${stamp(plan.dates.closes + 3 * 86_400_000)}`)
  expect(moved.text.match(/UID:/g)).toHaveLength(2)
  expect(moved.text).not.toContain('CANCELLED')
  must(await proposeEnding(site.db, officer, id, { kind: 'cancelled', reason: '经费调整' }, site.now))
  const [ending] = await site.db.all<{ id: string }>(sql`select id from round_endings where round_id = ${id}`)
  must(await publishEnding(site.db, approver, ending?.id ?? '', site.now))
  const off = await asked(id)
  const [, opening = '', closing = ''] = off.text.split('BEGIN:VEVENT')
  expect([opening.includes('CANCELLED'), closing.includes('CANCELLED')]).toEqual([false, true])
  expect(closing).not.toContain('VALARM')
})
