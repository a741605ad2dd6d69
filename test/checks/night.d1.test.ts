import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { ALL, checkDigests } from '../../src/checks/digests.ts'
import { lastNight } from '../../src/history/store.ts'
import { lettersTo } from '../../src/letters/store.ts'
import { nightly } from '../../src/nightly.ts'
import { ALL_CHECKS } from '../../src/nightly/checks.ts'
import { startOf } from '../../src/shared/days.ts'
import { PLAN } from '../round/calls/typed.ts'
import { openedRound, submittedProposal } from '../round/opened.ts'
import { type Site, type Someone, openSite } from '../support.ts'
import { breaks } from '../breaks.ts'

let site: Site
let auditor: Someone
beforeAll(async () => {
  site = await openSite(PLAN.dates.opens)
  auditor = await site.person('周敏', ['auditor'])
})

const night = (day: string) => nightly(env, startOf(day))
const toAuditor = async () =>
  (await lettersTo(site.db, auditor.id)).filter(({ subject }) => subject.includes('每个单位都有负责人'))
const foundByNight = async () =>
  (await lastNight(site.db))[0]?.broken.find(({ name }) => name === 'an-owner-each')

test('a night finds what does not hold, tells the auditors once, and shows it until it holds again', async () => {
  const someone = await site.member('夕阳茶叙社')
  const role = (word: string) =>
    site.db.run(sql`update memberships set role = ${word} where person_id = ${someone.id}`)
  await night('2026-11-02')
  expect(await foundByNight()).toBeUndefined()

  await role('editor')
  await night('2026-11-03')
  const what = `organization ${someone.organizations[0]?.id}`
  expect(await foundByNight()).toEqual({
    name: 'an-owner-each',
    words: '每个单位都有负责人',
    count: 1,
    rows: [what],
  })
  await Promise.all([night('2026-11-03'), night('2026-11-04')])
  expect(await toAuditor()).toMatchObject([{ about: '/desks/auditor', body: expect.stringContaining(what) }])
  const { text } = await site.get('/desks/auditor', auditor)
  expect(text).toContain(`2026年11月4日核对${ALL_CHECKS}项`)
  expect(text).toContain('应当每个单位都有负责人：1条不符')

  await role('owner')
  await night('2026-11-05')
  expect((await site.get('/desks/auditor', auditor)).text).not.toContain('每个单位都有负责人')
  await role('editor')
  await night('2026-11-06')
  expect(await toAuditor()).toHaveLength(2)
  await role('owner')
})

describe('a digest', () => {
  test('that is not of what was submitted is found, in its share of the nights', async () => {
    breaks('submission-digests')
    const wang = await site.member('茶叙二社')
    await submittedProposal(site, (await openedRound(site)).id, wang)
    expect(await checkDigests(site.db)).toEqual([])
    const rows = await site.db.all<{ id: string }>(sql`select id from submissions`)
    const id = rows[0]?.id ?? ''
    await site.db.run(sql`drop trigger a_submission_is_frozen`)
    await site.db.run(
      sql`update submissions set content = json_set(content, '$.need', '别的') where id = ${id}`,
    )
    const found = [expect.objectContaining({ name: 'submission-digests', rows: [`submission ${id}`] })]
    expect(await checkDigests(site.db, ALL)).toEqual(found)
    expect(await checkDigests(site.db, { from: id.slice(0, 1), to: `${id.slice(0, 1)}~` })).toEqual(found)
    expect(await checkDigests(site.db, { from: '!', to: '"' })).toEqual([])
  })
})
