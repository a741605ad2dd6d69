import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { reviewReversal } from '../../../src/round/projects/actions/reversal.ts'
import { boundTo } from '../../../src/rulebook/rules/bound.ts'
import { type Site, openSite } from '../../pageless.ts'
import { reverse } from '../../reversals/office.ts'
import { enacted } from '../../round/calls/ruled.ts'
import { must } from '../../round/opened.ts'
import { accepted, running, signedRound } from '../../round/projects/cast.ts'
import { noon } from '../../round/projects/fixtures.ts'
import { OPENS } from '../../round/screening/closed-round.ts'
import { BOOK, kindsFound } from './found.ts'

/** Letters where somebody took something back, under the model. */
let site: Site
let rulebook: ReturnType<typeof boundTo>
beforeAll(async () => {
  site = await openSite(OPENS)
  rulebook = boundTo(await enacted(site, await site.person('周正', ['approver']), 1, BOOK))
})

/** Which of these kinds of letters have not come of the acts so far. */
const missing = async (...kinds: string[]) => {
  const found = await kindsFound(site, rulebook)
  return kinds.filter((kind) => !found.includes(kind))
}

test('of what is taken back', async () => {
  const round = await signedRound(site, ['一家亲'], { rulebook, parameters: BOOK.parameters })
  const [agreed] = round.agreed
  if (!agreed) throw new Error('nothing agreed')
  const { officer, approver } = round
  const project = await running(site, round, agreed)
  const reportId = await accepted(site, round, project, 1)
  const [review] = await site.db.all<{ id: string }>(
    sql`select id from report_reviews where report_id = ${reportId}`,
  )
  const of = { by: officer, other: approver, at: noon('2013-08-08') }
  must(await reverse(site, reviewReversal, review?.id ?? '', of))
  expect(await missing('请确认更正：…', '[同意更正|没有同意更正]：…', '已更正：…')).toEqual([])
})
